"""The inventory: all resources of an organisation, each made when somebody asks for it by itself."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Protocol, overload

import attrs

from sogov.organisation.columns import Columns, registered
from sogov.organisation.entities import Resource
from sogov.selectors.questions import Questions


class Batch(Protocol):
    """Some resources that stand in one place, counted from 0."""

    @property
    def ids(self) -> Sequence[str]:
        """Their ids."""

    def resource(self, number: int) -> Resource:
        """One of them."""

    def columns(self, questions: Questions, places: int) -> Columns:
        """All of them in columns that answer at least these questions, costs in minor units of 10^-places."""


@attrs.frozen(eq=False)
class Values:
    """A batch of resources that are there as values."""

    resources: tuple[Resource, ...]
    _columns: dict[tuple[Questions, int], Columns] = attrs.field(factory=dict, init=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(resource.id for resource in self.resources)

    def resource(self, number: int) -> Resource:
        """One of them."""
        return self.resources[number]

    def columns(self, questions: Questions, places: int) -> Columns:
        """All of them in columns that answer these questions, costs in minor units of 10^-places."""
        known = self._columns.get((questions, places))
        if known is None:
            known = self._columns[questions, places] = registered(self.resources, questions, places)
        return known


@attrs.frozen(eq=False, repr=False)
class Inventory(Sequence[Resource]):
    """The resources of an organisation as a sequence sorted by id; a *row* numbers them through all batches instead."""

    batches: tuple[Batch, ...] = ()

    def __len__(self) -> int:
        """The number of resources."""
        return self._starts[-1]

    @overload
    def __getitem__(self, position: int) -> Resource: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Resource, ...]: ...
    def __getitem__(self, position: int | slice) -> Resource | tuple[Resource, ...]:
        """The resource at a position in the order of the ids."""
        rows = self._in_order[position]
        return self.resource(rows) if isinstance(rows, int) else tuple(map(self.resource, rows))

    def __iter__(self) -> Iterator[Resource]:
        """The resources, sorted by id."""
        return map(self.resource, self._in_order)

    def __eq__(self, other: object) -> bool:
        """Whether the other inventory holds the same resources."""
        return isinstance(other, Inventory) and len(self) == len(other) and all(map(Resource.__eq__, self, other))

    def __hash__(self) -> int:
        """The same for inventories of the same resources."""
        return hash(tuple(sorted(self.row)))

    def with_one(self, resource: Resource) -> "Inventory":
        """The inventory with one resource more."""
        return Inventory((*self.batches, Values((resource,))))

    def columns(self, questions: Questions, places: int) -> tuple[Columns, ...]:
        """Each batch in columns that answer at least these questions, costs in minor units of 10^-places."""
        return tuple(batch.columns(questions, places) for batch in self.batches)

    def locate(self, row: int) -> tuple[int, int]:
        """The number of the batch that a row is in, and its number there."""
        batch = bisect_right(self._starts, row) - 1
        return batch, row - self._starts[batch]

    def resource(self, row: int) -> Resource:
        """The resource in a row."""
        batch, number = self.locate(row)
        return self.batches[batch].resource(number)

    def id(self, row: int) -> str:
        """The id of the resource in a row."""
        batch, number = self.locate(row)
        return self._ids[batch][number]

    def named_like(self, name: str) -> Resource | None:
        """The resource with an id, in whatever capitals; None where there is none."""
        row = self._folded.get(name.lower())
        return None if row is None else self.resource(row)

    @cached_property
    def row(self) -> Mapping[str, int]:
        """The row of each resource, by its id."""
        return {name: row for row, name in enumerate(name for ids in self._ids for name in ids)}

    @cached_property
    def by_id(self) -> Mapping[str, Resource]:
        """The resources by id."""
        return _ById(self)

    @cached_property
    def _folded(self) -> Mapping[str, int]:
        return {name.lower(): row for name, row in self.row.items()}

    @cached_property
    def _ids(self) -> tuple[Sequence[str], ...]:
        return tuple(batch.ids for batch in self.batches)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """The row of the first resource of each batch, and the row after the last."""
        return tuple(accumulate(map(len, self._ids), initial=0))

    @cached_property
    def _in_order(self) -> list[int]:
        return [row for _, row in sorted(self.row.items())]


def inventory_of(resources: Iterable[Resource]) -> Inventory:
    """The inventory of resources that are there as values; an inventory is taken as it is."""
    return resources if isinstance(resources, Inventory) else Inventory((Values(tuple(resources)),))


@attrs.frozen(eq=False)
class _ById(Mapping[str, Resource]):
    """Resources by id, each made when it is asked for."""

    _inventory: Inventory

    def __getitem__(self, name: str) -> Resource:
        return self._inventory.resource(self._inventory.row[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._inventory.row)

    def __len__(self) -> int:
        return len(self._inventory)

    def __contains__(self, name: object) -> bool:
        return name in self._inventory.row
