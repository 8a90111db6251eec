"""How far technology and communication work together: in how many resources, and from which stage on."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.stages import in_stage
from sogov.organisation.columns import Columns
from sogov.organisation.tree import Tree
from sogov.statistics.sides import Sides

INFORMED = "informed"


@attrs.frozen
class Presence:
    """In how many resources each side holds anything but `informed`, and in how many both do."""

    technology: int
    communication: int
    together: int


@attrs.frozen
class StagePresence:
    """A stage: how many resources are in it, who would be present if all were, and where technology would be new.

    `first` is the number of resources for which technology would be present here and in no stage before.
    """

    stage: str
    resources: int
    presence: Presence
    first: int


@attrs.frozen
class Collaboration:
    """Who is present in the resources in effect as they are, and stage by stage in their order.

    `never` is the number of resources for which technology would be present in no stage.
    """

    sides: Sides
    resources: int
    presence: Presence
    stages: tuple[StagePresence, ...]
    never: int

    @property
    def portion(self) -> Fraction | None:
        """The part of the resources in which both sides are present; None where there is no resource."""
        return Fraction(self.presence.together, self.resources) if self.resources else None

    @property
    def first_stage(self) -> str | None:
        """The earliest stage in which technology would be present in any resource; None where it never is."""
        return next((stage.stage for stage in self.stages if stage.first), None)


def collaboration(
    evaluation: Evaluation, sides: Sides, staged: Callable[[str], Evaluation] | None = None
) -> Collaboration:
    """How far the two sides work together.

    Whoever has evaluated already what would be, were everything in a stage, passes it on as `staged`.
    """
    in_one_stage = staged or partial(in_stage, evaluation)
    stages_of = Counter(stage for _, _, stage in evaluation.rows(_stages))
    seen: set[int] = set()
    stages = []
    # Where no rule asks for a stage, nobody comes or goes with it.
    asks = any(rule.where.stage is not None for rule in evaluation.rulebook.rules)
    for stage in evaluation.organisation.stages:
        there = list(_present(in_one_stage(stage) if asks else evaluation, sides))
        with_technology = {row for rows, (yes, _) in there if yes for row in rows}
        stages.append(StagePresence(stage, stages_of[stage], _counted(there), len(with_technology - seen)))
        seen |= with_technology
    total = stages_of.total()
    return Collaboration(sides, total, _counted(_present(evaluation, sides)), tuple(stages), total - len(seen))


_Present = tuple[Sequence[int], tuple[bool, bool]]


def _stages(columns: Columns) -> Iterator[str | None]:
    stages = [description.stage for description in columns.tables.descriptions]
    return map(stages.__getitem__, columns.description)


def _counted(present: Iterable[_Present]) -> Presence:
    technology = communication = together = 0
    for rows, (has_technology, has_communication) in present:
        number = len(rows)
        technology += number * has_technology
        communication += number * has_communication
        together += number * (has_technology and has_communication)
    return Presence(technology, communication, together)


def _present(evaluation: Evaluation, sides: Sides) -> Iterator[_Present]:
    """The rows of each class, with whether technology, and whether communication, is among those involved."""
    both = [_Side(functions, evaluation.tree) for functions in (sides.technology, sides.communication)]
    known: dict[int, tuple[bool, bool]] = {}
    for group in evaluation.classes:
        technology = communication = False
        for outcome in group.outcomes.values():
            if outcome.responsibility == INFORMED or not outcome.holdings:
                continue
            # Classes share outcomes, so that each is looked at once; the classes keep them all alive.
            found = known.get(id(outcome))
            if found is None:
                found = known[id(outcome)] = both[0].holds(outcome), both[1].holds(outcome)
            technology, communication = technology or found[0], communication or found[1]
        yield evaluation.members[group.number], (technology, communication)


class _Side:
    """One side: its functions, and the departments that perform one of them."""

    def __init__(self, functions: tuple[str, ...], tree: Tree) -> None:
        self._functions = frozenset(functions)
        self._departments = frozenset(
            department for department in tree.in_effect if self._functions & {*tree.stated[department].performs}
        )

    def holds(self, outcome: Outcome) -> bool:
        """Whether a party of an outcome is one of the functions (`language §3.2`)."""
        return any(
            held.department in self._departments
            or (held.holder.kind == "function" and held.holder.id in self._functions)
            for held in outcome.holdings
        )
