"""An evaluation: everything that can be asked of an organisation and its policies on one day."""

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, compress, count
from operator import call
from typing import TypeVar

import attrs

from sogov.evaluation.cells import Cell, Outcome
from sogov.evaluation.classes import Classifier, ResourceClass
from sogov.evaluation.funding import cell_of
from sogov.evaluation.holdings import in_place
from sogov.evaluation.loads import Loads, effort_loads, funding_loads
from sogov.evaluation.rulebook import Rulebook, rulebook
from sogov.evaluation.rulings import Profile, Ruling
from sogov.organisation.columns import Columns, Tables
from sogov.organisation.entities import Resource
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.policy.policies import Policy
from sogov.selectors.regions import union_of_bits
from sogov.values.holders import Holder

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
    in effect. Source: `language §3`.
    """

    organisation: Organisation
    policies: tuple[Policy, ...]
    tree: Tree
    rulebook: Rulebook
    classes: tuple[ResourceClass, ...]
    columns: tuple[Columns, ...]
    numbers: tuple["array[int]", ...]
    _unseated: dict[str, frozenset[Holder]] = attrs.field(factory=dict, init=False, repr=False)
    _rows: dict[str, int] = attrs.field(factory=dict, init=False, repr=False)

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
        """The row of each resource in effect, the number of its class, and its value in a column.

        Where a batch has fewer values than resources, those that have none are passed over.
        """
        start = 0
        for columns, numbers in zip(self.columns, self.numbers, strict=True):
            for row, number, value in zip(count(start), numbers, values(columns), strict=False):
                if number >= 0:
                    yield row, number, value
            start += len(numbers)

    def rows_of(self, wanted: Sequence[bool], values: Callable[[Columns], Iterable[T]]) -> Iterator[tuple[int, int, T]]:
        """The rows, as above, of the resources whose class has a number that is wanted; -1 is the last."""
        start = 0
        for columns, numbers in zip(self.columns, self.numbers, strict=True):
            found = zip(count(start), numbers, values(columns), strict=False)
            yield from compress(found, map(wanted.__getitem__, numbers))
            start += len(numbers)

    @cached_property
    def by_tables(self) -> Mapping[Tables, Sequence[Stretch]]:
        """The rows whose columns have the same tables."""
        stretches: dict[Tables, list[Stretch]] = {}
        start = 0
        for columns, numbers in zip(self.columns, self.numbers, strict=True):
            stretches.setdefault(columns.tables, []).append(Stretch(start, columns, numbers))
            start += len(numbers)
        return stretches

    def subjects(self, classes: Iterable[ResourceClass]) -> tuple[str, ...]:
        """The ids of the resources of some classes, sorted."""
        return self.names(row for group in classes for row in self.members[group.number])

    def names(self, rows: Iterable[int]) -> tuple[str, ...]:
        """The ids of the resources in some rows, sorted."""
        found = {self.organisation.resources.id(row): row for row in rows}
        self._rows.update(found)
        return tuple(sorted(found))

    def row(self, resource: str) -> int:
        """The row of a resource, which is known at once of those that have been named; raises KeyError."""
        known = self._rows.get(resource)
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
        groups: dict[int, OutcomeGroup] = {}

        def take(key: int, responsibility: str, part: list[ResourceClass]) -> None:
            if part:
                found = groups.get(key)
                if found is None:
                    found = groups[key] = OutcomeGroup(self, responsibility, [])
                found.parts.append(part)

        for profile, classes in self.by_profile.items():
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

    @cached_property
    def by_profile(self) -> Mapping[Profile, list[ResourceClass]]:
        """The classes by what they have in common wherever their homes are."""
        classes: dict[Profile, list[ResourceClass]] = {}
        for group in self.classes:
            classes.setdefault(group.profile, []).append(group)
        return classes

    def by_outcomes(
        self, responsibilities: tuple[str, ...], value: Callable[[tuple[Outcome, ...]], T]
    ) -> Sequence[T]:
        """What the outcomes in some responsibilities come to, by the numbers of the classes.

        It is asked once for what rulings come to in a place.
        """
        values: dict[int, T] = {}
        known: dict[tuple[Ruling, ...], dict[str, T]] = {}
        for profile, classes in self.by_profile.items():
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
        return [values[number] for number in range(len(self.classes))]

    @cached_property
    def unseated(self) -> tuple[OutcomeGroup, ...]:
        """The classes by outcomes in which a holder is vacant or ambiguous."""
        groups: dict[int, OutcomeGroup] = {}
        for profile, classes in self.by_profile.items():
            for group in classes:
                unseated = self._unseated.get(group.home)
                if unseated is None:
                    unseated = self._unseated_at(group.home)
                if unseated and not (unseated.isdisjoint(profile.named) and unseated.isdisjoint(holders_in(group))):
                    for responsibility, outcome in group.outcomes.items():
                        if any(holding.problem for holding in outcome.holdings):
                            groups.setdefault(id(outcome), OutcomeGroup(self, responsibility, [])).parts.append([group])
        return tuple(groups.values())

    def _unseated_at(self, home: str) -> frozenset[Holder]:
        held = (in_place(holder, None, home, self.tree) for holder in self._named)
        found = self._unseated[home] = frozenset(holding.holder for holding in held if holding.problem)
        return found

    @cached_property
    def _named(self) -> frozenset[Holder]:
        declared = (holders_in(group) for group in self.classes if group.declared)
        return frozenset().union(*(profile.named for profile in self.by_profile), *declared)

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


def holders_in(group: ResourceClass) -> Iterator[Holder]:
    """The holders that the resources of a class declare."""
    return (claim.holder for claims in group.declared.values() for claim in claims or ())


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


def evaluated(organisation: Organisation, policies: tuple[Policy, ...], day: date) -> Evaluation:
    """The evaluation of valid documents on a day; the same documents and day give the same evaluation, in any order."""
    tree = organisation.on(day)
    book = rulebook(organisation, policies, tree)
    columns = organisation.resources.columns(book.index.questions, organisation.minor_units)
    classifier = Classifier(organisation, tree, book)
    numbers = tuple(map(classifier.classified, columns))
    return Evaluation(organisation, policies, tree, book, tuple(classifier.classes), columns, numbers)
