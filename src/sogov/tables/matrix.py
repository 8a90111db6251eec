"""The responsibility matrix: resources against functions or departments, and what each holds."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.listing import Item, listed
from sogov.organisation.entities import BUILT_IN, Responsibility
from sogov.organisation.organisation import Organisation
from sogov.tables.columns import By, Column, columns_of, key_of
from sogov.tables.hints import MEANINGS, HintName, Note, hints_of

_BUILT_IN = {responsibility.id: number for number, responsibility in enumerate(BUILT_IN)}


@attrs.frozen
class Mark:
    """A responsibility that is held, with the share where it is held in shares."""

    responsibility: str
    letter: str
    share: Fraction | None = None


@attrs.frozen(eq=False)
class MatrixRow:
    """A resource: the marks by column, where there are any; what is a conflict or a gap (`unsettled`), and the hints.

    Marks and what is unsettled are in the order of the matrix's responsibilities.
    """

    resource: Item
    marks: Mapping[str, tuple[Mark, ...]]
    unsettled: tuple[tuple[str, str], ...]
    hints: tuple[HintName, ...]


@attrs.frozen(eq=False)
class _Pattern:
    """What rows of one class have in common."""

    marks: Mapping[str, tuple[Mark, ...]]
    unsettled: tuple[tuple[str, str], ...]
    hints: tuple[HintName, ...]


@attrs.frozen(eq=False)
class Matrix:
    """Who holds what of all resources in effect; with a stage, who would if all of them were in it."""

    evaluation: Evaluation
    by: By
    stage: str | None = None

    @property
    def as_of(self) -> date:
        """The evaluation date."""
        return self.evaluation.day

    @property
    def organisation(self) -> Organisation:
        """The organisation that the resources belong to."""
        return self.evaluation.organisation

    @cached_property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """The responsibilities as people read them: `funds`, `manages` and so on, then those of the organisation."""
        return tuple(sorted(self.organisation.responsibilities, key=lambda one: (_rank(one.id), one.id)))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The functions and other words, or the departments, that hold anything at all."""
        outcomes = (outcome for group in self.evaluation.classes for outcome in group.outcomes.values())
        return columns_of(self.evaluation, self.by, outcomes)

    @property
    def rows(self) -> Iterator[MatrixRow]:
        """A row for each resource, by id."""
        for item in listed(self.evaluation):
            pattern = self._patterns[item.number]
            yield MatrixRow(item, pattern.marks, pattern.unsettled, pattern.hints)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The hints that apply to any resource."""
        found: dict[HintName, list[ResourceClass]] = {}
        for group in self.evaluation.classes:
            for hint in self._patterns[group.number].hints:
                found.setdefault(hint, []).append(group)
        return tuple(Note(hint, self.evaluation.subjects(found[hint])) for hint in MEANINGS if hint in found)

    @cached_property
    def _patterns(self) -> list[_Pattern]:
        """What the resources of each class have in common, by the number of the class."""
        return [self._pattern(group) for group in self.evaluation.classes]

    def _pattern(self, group: ResourceClass) -> _Pattern:
        key = key_of(self.by)
        marks: dict[str, list[Mark]] = {}
        unsettled: list[tuple[str, str]] = []
        for responsibility in self.responsibilities:
            outcome = group.outcomes[responsibility.id]
            if outcome.status in ("conflict", "gap"):
                unsettled.append((responsibility.id, outcome.status))
            for column, share in _shares(outcome, [key(held) for held in outcome.holdings]).items():
                marks.setdefault(column, []).append(Mark(responsibility.id, responsibility.letter, share))
        held = {column: frozenset(mark.responsibility for mark in found) for column, found in marks.items()}
        return _Pattern(
            marks={column: tuple(found) for column, found in marks.items()},
            unsettled=tuple(unsettled),
            hints=hints_of(group.outcomes, held),
        )


def _shares(outcome: Outcome, columns: list[str]) -> dict[str, Fraction | None]:
    """What each column holds of an outcome; the shares of holders in one column are added."""
    shares: dict[str, Fraction | None] = {}
    for column, held in zip(columns, outcome.holdings, strict=True):
        known = shares.get(column)
        shares[column] = held.share if known is None or held.share is None else known + held.share
    return shares


def _rank(responsibility: str) -> int:
    return _BUILT_IN.get(responsibility, len(_BUILT_IN))
