"""Columns: many resources side by side, as far as evaluation asks about them, in a few bytes each."""

from array import array
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

import attrs

from sogov.organisation.entities import Resource
from sogov.selectors.questions import Questions
from sogov.values.money import minor_units
from sogov.values.periods import Period
from sogov.values.statements import Statement

Declared = tuple[tuple[str, Statement], ...]
T = TypeVar("T", bound=Hashable)

NO_COST = -1
NO_EFFORT = Fraction(0)


@attrs.frozen
class Description:
    """What a resource is, which thousands have in common."""

    kind: str
    platform: str | None
    stage: str | None


@attrs.frozen
class Terms:
    """What else selectors and the day ask of a resource, which thousands have in common too.

    The `id` is None where no selector names it; `band` is the stretch of costs that its own is in (see `Questions`);
    `band` and `currency` are None without a cost.
    """

    id: str | None
    band: int | None
    currency: str | None
    effective: Period


@attrs.frozen(eq=False)
class Columns:
    """Resources by number: what stands in a column is a number in the table beside it.

    Of the tags those remain that selectors ask about. `costs` are minor units a month, negative where there is none;
    `efforts` are hours a month, 0 where there is none.
    """

    questions: Questions
    descriptions: Sequence[Description]
    description: "array[int]"
    all_terms: Sequence[Terms]
    terms: "array[int]"
    departments: Sequence[str | None]
    department: "array[int]"
    tag_sets: Sequence[frozenset[str]]
    tag_set: "array[int]"
    efforts: Sequence[Fraction]
    effort: "array[int]"
    declarations: Sequence[Declared]
    declaration: "array[int]"
    costs: Sequence[int]

    def __len__(self) -> int:
        """The number of resources."""
        return len(self.description)

    def cost(self, number: int) -> int | None:
        """The monthly cost of a resource in minor units; None without a cost."""
        units = self.costs[number]
        return units if units >= 0 else None


class Table(dict[T, int]):
    """Numbers values in the order in which they come."""

    def __missing__(self, value: T) -> int:
        """Give a value that was not there the next number."""
        number = self[value] = len(self)
        return number


@attrs.define(eq=False)
class Register:
    """Takes resources down in columns; `questions` are those of all selectors that will be asked about them."""

    questions: Questions
    places: int
    descriptions: Table[Description] = attrs.field(factory=Table, init=False)
    description: "array[int]" = attrs.field(factory=lambda: array("I"), init=False)
    all_terms: Table[Terms] = attrs.field(factory=Table, init=False)
    terms: "array[int]" = attrs.field(factory=lambda: array("I"), init=False)
    departments: Table[str | None] = attrs.field(factory=Table, init=False)
    department: "array[int]" = attrs.field(factory=lambda: array("I"), init=False)
    tag_sets: Table[frozenset[str]] = attrs.field(factory=Table, init=False)
    tag_set: "array[int]" = attrs.field(factory=lambda: array("I"), init=False)
    efforts: Table[Fraction] = attrs.field(factory=Table, init=False)
    effort: "array[int]" = attrs.field(factory=lambda: array("I"), init=False)
    declarations: Table[Declared] = attrs.field(factory=Table, init=False)
    declaration: "array[int]" = attrs.field(factory=lambda: array("I"), init=False)
    costs: "array[int] | list[int]" = attrs.field(factory=lambda: array("q"), init=False)

    def enter(self, resource: Resource) -> None:
        """Take one resource down."""
        description = Description(resource.kind, resource.platform, resource.stage)
        self.description.append(self.descriptions[description])
        self.terms.append(self.all_terms[self._terms(resource)])
        self.department.append(self.departments[resource.department])
        self.tag_set.append(self.tag_sets[resource.tags & self.questions.tags])
        self.effort.append(self.efforts[resource.effort.monthly if resource.effort is not None else NO_EFFORT])
        self.declaration.append(self.declarations[resource.declared])
        self._enter_cost(NO_COST if resource.cost is None else minor_units(resource.cost.monthly, self.places))

    def _enter_cost(self, units: int) -> None:
        try:
            self.costs.append(units)
        except OverflowError:
            # Longer numbers than usual may have been allowed.
            self.costs = [*self.costs, units]

    def _terms(self, resource: Resource) -> Terms:
        cost = resource.cost
        return Terms(
            resource.id if resource.id in self.questions.ids else None,
            self.questions.band(*cost.monthly_ratio) if cost is not None else None,
            cost.currency if cost is not None else None,
            resource.effective,
        )

    def columns(self) -> Columns:
        """What has been taken down."""
        return Columns(
            questions=self.questions,
            descriptions=tuple(self.descriptions),
            description=self.description,
            all_terms=tuple(self.all_terms),
            terms=self.terms,
            departments=tuple(self.departments),
            department=self.department,
            tag_sets=tuple(self.tag_sets),
            tag_set=self.tag_set,
            efforts=tuple(self.efforts),
            effort=self.effort,
            declarations=tuple(self.declarations),
            declaration=self.declaration,
            costs=self.costs,
        )


def registered(resources: Iterable[Resource], questions: Questions, places: int) -> Columns:
    """The columns of some resources, their costs in minor units of 10^-places."""
    register = Register(questions, places)
    for resource in resources:
        register.enter(resource)
    return register.columns()
