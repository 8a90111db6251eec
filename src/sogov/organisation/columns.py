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


def tabled(values: Iterable[T]) -> "tuple[Sequence[T], array[int]]":
    """The table of some values, each once, and the column of their numbers in it."""
    table = Table[T]()
    numbers = array("I", map(table.__getitem__, values))
    return tuple(table), numbers


def costs_of(units: Sequence[int]) -> Sequence[int]:
    """Costs as a column; a list where longer numbers than usual have been allowed."""
    try:
        return array("q", units)
    except OverflowError:
        return list(units)


def registered(given: Iterable[Resource], questions: Questions, places: int) -> Columns:
    """The columns of some resources for these questions, their costs in minor units of 10^-places."""
    resources = tuple(given)
    descriptions, description = tabled(Description(one.kind, one.platform, one.stage) for one in resources)
    all_terms, terms = tabled(_terms(one, questions) for one in resources)
    departments, department = tabled(one.department for one in resources)
    tag_sets, tag_set = tabled(one.tags & questions.tags for one in resources)
    efforts, effort = tabled(one.effort.monthly if one.effort is not None else NO_EFFORT for one in resources)
    declarations, declaration = tabled(one.declared for one in resources)
    return Columns(
        questions=questions,
        descriptions=descriptions,
        description=description,
        all_terms=all_terms,
        terms=terms,
        departments=departments,
        department=department,
        tag_sets=tag_sets,
        tag_set=tag_set,
        efforts=efforts,
        effort=effort,
        declarations=declarations,
        declaration=declaration,
        costs=costs_of([NO_COST if one.cost is None else minor_units(one.cost.monthly, places) for one in resources]),
    )


def _terms(resource: Resource, questions: Questions) -> Terms:
    cost = resource.cost
    return Terms(
        resource.id if resource.id in questions.ids else None,
        questions.band(*cost.monthly_ratio) if cost is not None else None,
        cost.currency if cost is not None else None,
        resource.effective,
    )
