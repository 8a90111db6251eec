"""An evaluation: everything that can be asked of an organisation and its policies on one day."""

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, chain, compress, count
from operator import call
from typing import TypeVar

import attrs

from sogov.evaluation.cells import Cell
from sogov.evaluation.classes import Classifier, ResourceClass, Sort
from sogov.evaluation.funding import cell_of
from sogov.evaluation.groups import OutcomeGroup, by_decision, unseated
from sogov.evaluation.loads import Loads, effort_loads, funding_loads
from sogov.evaluation.rulebook import Rulebook, rulebook
from sogov.evaluation.rulings import Profile
from sogov.organisation.columns import Columns, Tables
from sogov.organisation.entities import Resource
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.policy.policies import Policy
from sogov.selectors.regions import union_of_bits

T = TypeVar("T")


@attrs.frozen(eq=False)
class Stretch:
    """Rows that follow each other: the first of them, their columns, and the numbers of their classes."""

    start: int
    columns: Columns
    numbers: "array[int]"


@attrs.frozen(eq=False)
class Evaluation:
    """The classes of resources with their outcomes, and the rules, departments and money behind them.

    `columns` has the resources in their rows, `numbers` beside them the number of each one's class, -1 where it is not
    in effect. `named_rows` are the rows of resources that have been named, by their ids. Source: `language §3`.
    """

    organisation: Organisation
    policies: tuple[Policy, ...]
    tree: Tree
    rulebook: Rulebook
    classes: tuple[ResourceClass, ...]
    columns: tuple[Columns, ...]
    numbers: tuple["array[int]", ...]
    named_rows: dict[str, int] = attrs.field(factory=dict, init=False, repr=False)

    @property
    def day(self) -> date:
        """The evaluation date."""
        return self.tree.day

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids of resources, in effect or not, that selectors name."""
        return frozenset(
            terms.id for columns in self.columns for terms in columns.tables.all_terms if terms.id is not None
        )

    @cached_property
    def class_of(self) -> Mapping[str, ResourceClass]:
        """The class of each resource in effect, by the resource's id."""
        return _ClassOf(self)

    @cached_property
    def resources(self) -> tuple[str, ...]:
        """The ids of the resources in effect, sorted."""
        return tuple(sorted(self.class_of))

    @cached_property
    def members(self) -> Sequence[Sequence[int]]:
        """The rows of the resources of each class, by its number."""
        members = [array("I") for _ in self.classes]
        # What is not in effect has the number -1, and goes into the last.
        takers = [rows.append for rows in (*members, array("I"))]
        numbers = chain.from_iterable(self.numbers)
        deque(map(call, map(takers.__getitem__, numbers), count()), maxlen=0)
        return members

    def rows(self, values: Callable[[Columns], Iterable[T]]) -> Iterator[tuple[int, int, T]]:
        """The row of each resource in effect, the number of its class, and its value in a column."""
        return self.rows_of([*(True for _ in self.classes), False], values)

    def rows_of(self, wanted: Sequence[bool], values: Callable[[Columns], Iterable[T]]) -> Iterator[tuple[int, int, T]]:
        """The same of those whose class has a number that is wanted; -1, for what is not in effect, is the last."""
        for stretch in self._stretches:
            found = zip(count(stretch.start), stretch.numbers, values(stretch.columns), strict=False)
            yield from compress(found, map(wanted.__getitem__, stretch.numbers))

    @cached_property
    def by_tables(self) -> Mapping[Tables, Sequence[Stretch]]:
        """The rows whose columns have the same tables."""
        stretches: dict[Tables, list[Stretch]] = {}
        for stretch in self._stretches:
            stretches.setdefault(stretch.columns.tables, []).append(stretch)
        return stretches

    @property
    def _stretches(self) -> Iterator[Stretch]:
        starts = accumulate(map(len, self.numbers), initial=0)
        return map(Stretch, starts, self.columns, self.numbers)

    def subjects(self, classes: Iterable[ResourceClass]) -> tuple[str, ...]:
        """The ids of the resources of some classes, sorted."""
        return self.names(row for group in classes for row in self.members[group.number])

    def names(self, rows: Iterable[int]) -> tuple[str, ...]:
        """The ids of the resources in some rows, sorted."""
        found = {self.organisation.resources.id(row): row for row in rows}
        self.named_rows.update(found)
        return tuple(sorted(found))

    def row(self, resource: str) -> int:
        """The row of a resource, which is known at once of those that have been named; raises KeyError."""
        known = self.named_rows.get(resource)
        return self.organisation.resources.row[resource] if known is None else known

    def resource(self, name: str) -> Resource:
        """A resource by its id; raises KeyError."""
        return self.organisation.resources.resource(self.row(name))

    @cached_property
    def reached(self) -> int:
        """The reaches (as bits) that contain at least one resource."""
        return union_of_bits(profile.reached for profile in self.by_profile)

    @cached_property
    def by_decision(self) -> tuple[OutcomeGroup, ...]:
        """The classes by what the rules come to, wherever their homes are; where no rule speaks, by outcome."""
        return by_decision(self)

    @cached_property
    def unseated(self) -> tuple[OutcomeGroup, ...]:
        """The classes by outcomes in which a holder is vacant or ambiguous."""
        return unseated(self)

    @cached_property
    def by_profile(self) -> Mapping[Profile, list[ResourceClass]]:
        """The classes by what they have in common wherever their homes are."""
        classes: dict[Profile, list[ResourceClass]] = {}
        for group in self.classes:
            classes.setdefault(group.profile, []).append(group)
        return classes

    @cached_property
    def funding(self) -> Loads:
        """What departments pay a month, in the organisation's currency."""
        return funding_loads(self)

    @cached_property
    def effort(self) -> Loads:
        """The hours a month that fall on departments."""
        return effort_loads(self)

    def cells(self, resource: str) -> Iterator[Cell]:
        """The cells of a resource in effect, one a responsibility, in their order."""
        columns, number = self._found(resource)
        for outcome in self.class_of[resource].outcomes.values():
            yield cell_of(outcome, resource, columns.cost(number), self.organisation.minor_units)

    def cell(self, resource: str, responsibility: str) -> Cell:
        """One cell of a resource in effect."""
        outcome = self.class_of[resource].outcome(responsibility)
        columns, number = self._found(resource)
        return cell_of(outcome, resource, columns.cost(number), self.organisation.minor_units)

    def currency(self, resource: str) -> str:
        """The currency of a resource's cost, or the organisation's where it has none."""
        columns, number = self._found(resource)
        return columns.tables.all_terms[columns.terms[number]].currency or self.organisation.currency

    def _found(self, resource: str) -> tuple[Columns, int]:
        batch, number = self.organisation.resources.locate(self.row(resource))
        return self.columns[batch], number


@attrs.frozen(eq=False)
class _ClassOf(Mapping[str, ResourceClass]):
    """Classes by the ids of their resources."""

    _evaluation: Evaluation

    def __getitem__(self, resource: str) -> ResourceClass:
        batch, number = self._evaluation.organisation.resources.locate(self._evaluation.row(resource))
        group = self._evaluation.numbers[batch][number]
        if group < 0:
            raise KeyError(resource)
        return self._evaluation.classes[group]

    def __iter__(self) -> Iterator[str]:
        names, numbers = self._evaluation.organisation.resources.row, chain.from_iterable(self._evaluation.numbers)
        return (resource for resource, number in zip(names, numbers, strict=True) if number >= 0)

    def __len__(self) -> int:
        return sum(map(len, self._evaluation.members))


Sorted = tuple[Sequence["array[int]"], Sequence[Sort]]
"""The numbers of the classes of resources, batch by batch, and the sorts of these classes."""

Beside = Callable[[Callable[[], Sorted]], Callable[[], Sorted]]
"""Begins a work somewhere else, and is then asked for its value."""


def evaluated(
    organisation: Organisation, policies: tuple[Policy, ...], day: date, beside: Beside | None = None
) -> Evaluation:
    """The evaluation of valid documents on a day; the same documents and day give the same evaluation, in any order.

    With `beside`, half of the batches are sorted there.
    """
    tree = organisation.on(day)
    book = rulebook(organisation, policies, tree)
    columns = organisation.resources.columns(book.index.questions, organisation.minor_units)
    classifier = Classifier(organisation, tree, book)
    own = columns if beside is None else columns[: len(columns) // 2]
    others = columns[len(own) :]
    begun = beside(lambda: (list(map(classifier.classified, others)), classifier.sorts)) if beside is not None else None
    numbers = list(map(classifier.classified, own))
    if begun is not None:
        found, sorts = begun()
        # What is not in effect has the number -1, which is the last.
        known = [*map(classifier.number_of, sorts), -1]
        numbers += [array("i", map(known.__getitem__, part)) for part in found]
    return Evaluation(organisation, policies, tree, book, tuple(classifier.classes), columns, tuple(numbers))
