"""Columns: many resources side by side, as far as evaluation asks about them, in a few bytes each."""

from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from itertools import chain
from typing import Any, Generic, TypeVar

import attrs

from sogov.organisation.entities import Resource
from sogov.selectors.questions import Questions
from sogov.values.money import minor_units
from sogov.values.periods import Period
from sogov.values.statements import Statement

Declared = tuple[tuple[str, Statement], ...]
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

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


Growth = tuple[Sequence[object], ...]
"""What has been added to tables, table by table."""


@attrs.frozen(eq=False)
class Tables:
    """What stands in columns, each value once: a column holds the numbers of its values here.

    Of the tags those remain that the questions are about. `efforts` are hours a month, 0 where there is none.
    """

    questions: Questions
    descriptions: list[Description] = attrs.field(factory=list)
    all_terms: list[Terms] = attrs.field(factory=list)
    departments: list[str | None] = attrs.field(factory=list)
    tag_sets: list[frozenset[str]] = attrs.field(factory=list)
    efforts: list[Fraction] = attrs.field(factory=list)
    declarations: list[Declared] = attrs.field(factory=list)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many values each table has."""
        return tuple(map(len, self._lists))

    def growth(self, sizes: Sequence[int]) -> Growth:
        """What came after the tables had these sizes."""
        return tuple(values[size:] for values, size in zip(self._lists, sizes, strict=True))

    def grow(self, growth: Growth) -> None:
        """Add what the tables of another process have grown by."""
        for values, more in zip(self._lists, growth, strict=True):
            values.extend(more)

    @property
    def _lists(self) -> tuple[list[Any], ...]:
        return (
            self.descriptions, self.all_terms, self.departments, self.tag_sets, self.efforts, self.declarations,
        )  # fmt: skip


@attrs.frozen(eq=False)
class Columns:
    """Resources by number: what stands in a column is a number in the table of its name.

    `costs` are minor units a month, negative where there is none.
    """

    tables: Tables
    description: "array[int]"
    terms: "array[int]"
    department: "array[int]"
    tag_set: "array[int]"
    effort: "array[int]"
    declaration: "array[int]"
    costs: Sequence[int]

    def __len__(self) -> int:
        """The number of resources."""
        return len(self.description)

    def cost(self, number: int) -> int | None:
        """The monthly cost of a resource in minor units; None without a cost."""
        units = self.costs[number]
        return units if units >= 0 else None


class Table(dict[K, int], Generic[K, V]):
    """Numbers values in the order in which they come; a list holds what is made of each."""

    def __init__(self, values: list[V], make: Callable[[K], V]) -> None:
        """Fill a list, which is still empty."""
        super().__init__()
        self._values = values
        self._make = make

    def __missing__(self, key: K) -> int:
        """Give a value that was not there the next number."""
        self._values.append(self._make(key))
        number = self[key] = len(self._values) - 1
        return number

    def column(self, keys: Iterable[K]) -> "array[int]":
        """The numbers of some values."""
        return array("I", map(self.__getitem__, keys))


def costs_of(units: Sequence[int]) -> Sequence[int]:
    """Costs as a column; a list where longer numbers than usual have been allowed."""
    try:
        return array("q", units)
    except OverflowError:
        return list(units)


def connected(parts: Sequence[Columns]) -> Columns:
    """Columns with the same tables, one after the other; there is at least one."""

    def column(name: str) -> "array[int]":
        return array("I", b"".join(getattr(part, name) for part in parts))

    costs = [part.costs for part in parts]
    packed = [some for some in costs if isinstance(some, array)]
    return Columns(
        parts[0].tables,
        description=column("description"),
        terms=column("terms"),
        department=column("department"),
        tag_set=column("tag_set"),
        effort=column("effort"),
        declaration=column("declaration"),
        costs=array("q", b"".join(packed)) if len(packed) == len(parts) else list(chain.from_iterable(costs)),
    )


def registered(given: Iterable[Resource], questions: Questions, places: int) -> Columns:
    """The columns of some resources for these questions, their costs in minor units of 10^-places."""
    resources = tuple(given)
    tables = Tables(questions)
    return Columns(
        tables=tables,
        description=_column(tables.descriptions, (Description(r.kind, r.platform, r.stage) for r in resources)),
        terms=_column(tables.all_terms, (_terms(one, questions) for one in resources)),
        department=_column(tables.departments, (one.department for one in resources)),
        tag_set=_column(tables.tag_sets, (one.tags & questions.tags for one in resources)),
        effort=_column(
            tables.efforts, (one.effort.monthly if one.effort is not None else NO_EFFORT for one in resources)
        ),
        declaration=_column(tables.declarations, (one.declared for one in resources)),
        costs=costs_of([NO_COST if one.cost is None else minor_units(one.cost.monthly, places) for one in resources]),
    )


def _column(values: list[K], keys: Iterable[K]) -> "array[int]":
    return Table[K, K](values, lambda key: key).column(keys)


def _terms(resource: Resource, questions: Questions) -> Terms:
    cost = resource.cost
    return Terms(
        resource.id if resource.id in questions.ids else None,
        questions.band(*cost.monthly_ratio) if cost is not None else None,
        cost.currency if cost is not None else None,
        resource.effective,
    )
