"""The organisation as stated: its sections by id, and the graph of them."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import attrs

from sogov.organisation.entities import (
    BUILT_IN,
    DEFAULT_STAGES,
    Department,
    Function,
    Platform,
    Resource,
    Responsibility,
)
from sogov.organisation.inventory import Inventory, inventory_of
from sogov.organisation.tree import Tree

if TYPE_CHECKING:
    import networkx

    from sogov.organisation.graph import Node

Entity = TypeVar("Entity", Function, Department, Platform, Responsibility)


@attrs.frozen
class Organisation:
    """What the organisation documents state, merged; every section is sorted by id (`language §2.1`).

    `minor_units` is the number of decimals of an amount in every currency.
    """

    id: str = "organisation"
    name: str = "organisation"
    currency: str = "EUR"
    minor_units: int = 2
    functions: tuple[Function, ...] = ()
    departments: tuple[Department, ...] = ()
    platforms: tuple[Platform, ...] = ()
    stages: tuple[str, ...] = DEFAULT_STAGES
    responsibilities: tuple[Responsibility, ...] = BUILT_IN
    resources: Inventory = attrs.field(factory=Inventory, converter=inventory_of)

    @cached_property
    def function(self) -> Mapping[str, Function]:
        """The functions by id."""
        return _by_id(self.functions)

    @cached_property
    def department(self) -> Mapping[str, Department]:
        """The departments by id."""
        return _by_id(self.departments)

    @cached_property
    def platform(self) -> Mapping[str, Platform]:
        """The platforms by id."""
        return _by_id(self.platforms)

    @cached_property
    def responsibility(self) -> Mapping[str, Responsibility]:
        """The responsibilities by id, the built-in ones included."""
        return _by_id(self.responsibilities)

    @cached_property
    def resource(self) -> Mapping[str, Resource]:
        """The resources by id."""
        return self.resources.by_id

    def on(self, day: date) -> Tree:
        """The departments as they stand on a day."""
        return Tree(self.departments, day)

    def graph(self, day: date | None = None) -> "networkx.MultiDiGraph[Node]":
        """The organisation as a networkx graph with typed nodes and labelled edges; see `sogov.organisation.graph`.

        Without a day the departments stand as they are written, without successors.
        """
        from sogov.organisation.graph import graph_of

        return graph_of(self, self.on(day) if day is not None else None)


def _by_id(entities: tuple[Entity, ...]) -> Mapping[str, Entity]:
    return {entity.id: entity for entity in entities}
