"""Groups: the classes of an evaluation that have something in common in one responsibility or in several."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.holdings import in_place
from sogov.evaluation.rulings import Ruling
from sogov.values.holders import Holder

if TYPE_CHECKING:
    from sogov.evaluation.evaluation import Evaluation

T = TypeVar("T")


@attrs.frozen(eq=False)
class OutcomeGroup:
    """Classes that have something in common in one responsibility."""

    evaluation: "Evaluation"
    responsibility: str
    parts: list[Sequence[ResourceClass]]

    @property
    def classes(self) -> Iterator[ResourceClass]:
        """The classes."""
        return chain.from_iterable(self.parts)

    @cached_property
    def outcome(self) -> Outcome:
        """The outcome of the first of them."""
        return self.parts[0][0].outcome(self.responsibility)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids of their resources, sorted."""
        return self.evaluation.subjects(self.classes)


def by_decision(evaluation: "Evaluation") -> tuple[OutcomeGroup, ...]:
    """The classes by what the rules come to, wherever their homes are; where no rule speaks, by outcome."""
    groups: dict[int, OutcomeGroup] = {}

    def take(key: int, responsibility: str, part: list[ResourceClass]) -> None:
        if part:
            found = groups.get(key)
            if found is None:
                found = groups[key] = OutcomeGroup(evaluation, responsibility, [])
            found.parts.append(part)

    for profile, classes in evaluation.by_profile.items():
        quiet = [group for group in classes if not group.declared]
        declaring = [group for group in classes if group.declared]
        for responsibility, ruling in profile.rulings.items():
            others = declaring
            if ruling.decision is None:
                others = [group for group in declaring if responsibility not in group.declared]
                for group in declaring:
                    if responsibility in group.declared:
                        take(id(group.outcome(responsibility)), responsibility, [group])
            take(id(ruling.decision or ruling), responsibility, quiet)
            take(id(ruling.decision or ruling), responsibility, others)
    return tuple(groups.values())


def by_outcomes(
    evaluation: "Evaluation", responsibilities: tuple[str, ...], value: Callable[[tuple[Outcome, ...]], T]
) -> Sequence[T]:
    """What the outcomes in some responsibilities come to, by the numbers of the classes.

    It is asked once for what rulings come to in a place.
    """
    values: dict[int, T] = {}
    known: dict[tuple[Ruling, ...], dict[str, T]] = {}
    for profile, classes in evaluation.by_profile.items():
        rulings = tuple(map(profile.rulings.__getitem__, responsibilities))
        names_home = any(ruling.names_home for ruling in rulings)
        nearby = known.setdefault(rulings, {})
        for group in classes:
            place = group.home if names_home else group.post
            if group.declared and not group.declared.keys().isdisjoint(responsibilities):
                values[group.number] = value(tuple(map(group.outcome, responsibilities)))
            elif place in nearby:
                values[group.number] = nearby[place]
            else:
                found = value(tuple(map(group.outcome, responsibilities)))
                values[group.number] = nearby[place] = found
    return [values[number] for number in range(len(evaluation.classes))]


def unseated(evaluation: "Evaluation") -> tuple[OutcomeGroup, ...]:
    """The classes by outcomes in which a holder is vacant or ambiguous."""
    declared = (_declared_in(group) for group in evaluation.classes if group.declared)
    named = frozenset[Holder]().union(*(profile.named for profile in evaluation.by_profile), *declared)
    unseated_at: dict[str, frozenset[Holder]] = {}
    groups: dict[int, OutcomeGroup] = {}
    for profile, classes in evaluation.by_profile.items():
        for group in classes:
            nobody = unseated_at.get(group.home)
            if nobody is None:
                held = (in_place(holder, None, group.home, evaluation.tree) for holder in named)
                nobody = frozenset(holding.holder for holding in held if holding.problem)
                unseated_at[group.home] = nobody
            if nobody and not (nobody.isdisjoint(profile.named) and nobody.isdisjoint(_declared_in(group))):
                for responsibility, outcome in group.outcomes.items():
                    if any(holding.problem for holding in outcome.holdings):
                        found = groups.setdefault(id(outcome), OutcomeGroup(evaluation, responsibility, []))
                        found.parts.append([group])
    return tuple(groups.values())


def _declared_in(group: ResourceClass) -> Iterator[Holder]:
    """The holders that the resources of a class declare."""
    return (claim.holder for claims in group.declared.values() for claim in claims or ())
