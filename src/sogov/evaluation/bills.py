"""Bills: what each resource costs a month, and what each of its funders pays of it (`language §3.3`)."""

from collections.abc import Iterator, Mapping

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import FUNDS
from sogov.organisation.columns import Columns
from sogov.values.money import divided


@attrs.frozen(eq=False)
class Bill:
    """The monthly cost of the resource in a row and the parts of its holders by their text, in minor units."""

    row: int
    currency: str
    cost: int
    outcome: Outcome
    parts: Mapping[str, int]

    @property
    def left(self) -> int:
        """What the parts leave of the cost; below 0 where they are more."""
        return self.cost - sum(self.parts.values())


def bills_of(evaluation: Evaluation) -> tuple[Bill, ...]:
    """The bill of every resource in effect that has a cost, in the order of the rows."""
    outcomes = [group.outcome(FUNDS) for group in evaluation.classes]
    return tuple(
        Bill(row, currency, cost, outcomes[number], divided(cost, outcomes[number].shares))
        for row, number, (cost, currency) in evaluation.rows(_costs)
        if currency is not None
    )


def _costs(columns: Columns) -> Iterator[tuple[int, str | None]]:
    currencies = [terms.currency for terms in columns.tables.all_terms]
    return zip(columns.costs, map(currencies.__getitem__, columns.terms), strict=True)
