"""The operating model: read from the graph of which department has a say in what another manages.

The rule is stated in docs/reference/statistics.md, with what it is modelled on.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import attrs

from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import FUNDS, MANAGES
from sogov.statistics.collaboration import INFORMED

Kind = Literal["centralised", "hub-and-spoke", "several-hubs", "distributed"]

CENTRALISED_FROM = Fraction(3, 4)
HUB_FROM = Fraction(1, 2)
SPOKES = 2


@attrs.frozen
class Hub:
    """A department that has a say in what at least two others manage: in how many resources, of how many of them."""

    department: str
    resources: int
    departments: int


@attrs.frozen
class OperatingModel:
    """How the work is organised; `kind` is None where no department manages anything.

    `managed` resources are managed by `managers` departments. `centre` is the department that makes the model
    centralised or hub-and-spoke. `portion` is what the model rests on: the part of all that is managed that the centre
    manages; of what others manage, that in which the one hub has a say; otherwise of all, that in which any hub has.
    `hubs` are all that there are, the farthest-reaching first.
    """

    kind: Kind | None
    managed: int
    managers: int
    centre: str | None
    portion: Fraction | None
    hubs: tuple[Hub, ...]


@attrs.frozen
class _Work:
    """So many resources that one department manages, and the others that have a say in them."""

    manager: str
    others: frozenset[str]
    number: int


def operating_model(evaluation: Evaluation) -> OperatingModel:
    """The operating model by the rule that is stated."""
    work = list(_works(evaluation))
    managed: Counter[str] = Counter()
    for one in work:
        managed[one.manager] += one.number
    total = sum(managed.values())
    hubs = _hubs(work)

    def model(kind: Kind | None, centre: str | None, portion: Fraction | None) -> OperatingModel:
        return OperatingModel(kind, total, len(managed), centre, portion, hubs)

    if not total:
        return model(None, None, None)
    centre = min(managed, key=lambda department: (-managed[department], department))
    portion = Fraction(managed[centre], total)
    if portion >= CENTRALISED_FROM:
        return model("centralised", centre, portion)
    for hub in hubs:
        reach = Fraction(hub.resources, total - managed[hub.department])
        others = len(managed) - (hub.department in managed)
        if reach >= HUB_FROM and Fraction(hub.departments, others) >= HUB_FROM:
            return model("hub-and-spoke", hub.department, reach)
    ids = {hub.department for hub in hubs}
    covered = Fraction(sum(one.number for one in work if one.others & ids), total)
    return model("several-hubs" if covered >= HUB_FROM else "distributed", None, covered)


def _hubs(work: list[_Work]) -> tuple[Hub, ...]:
    resources: Counter[str] = Counter()
    departments: dict[str, set[str]] = {}
    for one in work:
        for other in one.others:
            resources[other] += one.number
            departments.setdefault(other, set()).add(one.manager)
    hubs = (Hub(name, resources[name], len(reached)) for name, reached in departments.items() if len(reached) >= SPOKES)
    return tuple(sorted(hubs, key=lambda hub: (-hub.resources, hub.department)))


def _works(evaluation: Evaluation) -> Iterator[_Work]:
    for group in evaluation.classes:
        for held in group.outcome(MANAGES).holdings:
            if held.department is not None:
                number = len(evaluation.members[group.number])
                yield _Work(held.department, _with_a_say(group) - {held.department}, number)


def _with_a_say(group: ResourceClass) -> frozenset[str]:
    return frozenset(
        held.department
        for outcome in group.outcomes.values()
        if outcome.responsibility not in (FUNDS, INFORMED)
        for held in outcome.holdings
        if held.department is not None
    )
