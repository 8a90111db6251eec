"""Bills: what each resource costs a month, and what each of its funders pays of it (`language §3.3`)."""

from collections.abc import Mapping

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import FUNDS, parts_of
from sogov.organisation.entities import Resource
from sogov.values.money import minor_units


@attrs.frozen(eq=False)
class Bill:
    """The monthly cost of a resource and the parts of its holders by their text, in minor units of a currency."""

    resource: Resource
    currency: str
    cost: int
    outcome: Outcome
    parts: Mapping[str, int]

    @property
    def left(self) -> int:
        """What the parts leave of the cost; below 0 where they are more."""
        return self.cost - sum(self.parts.values())


def bills_of(evaluation: Evaluation) -> tuple[Bill, ...]:
    """The bill of every resource in effect that has a cost, sorted by resource."""
    places = evaluation.organisation.minor_units
    bills = [
        Bill(
            resource,
            resource.cost.currency,
            minor_units(resource.cost.monthly, places),
            group.outcomes[FUNDS],
            parts_of(group.outcomes[FUNDS], resource, places),
        )
        for group in evaluation.classes
        for resource in group.resources
        if resource.cost is not None
    ]
    return tuple(sorted(bills, key=lambda bill: bill.resource.id))
