"""Funding and effort: what each holder pays a month, and what departments pay and work in all (`language §3.3`)."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import accumulate

import attrs

from sogov.evaluation.cells import Cell, CellHolder, Outcome
from sogov.evaluation.classes import ResourceClass
from sogov.organisation.entities import Resource
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.values.money import amount, divided, minor_units

FUNDS = "funds"
MANAGES = "manages"
OPERATES = "operates"

_ONE = Fraction(1)


def parts_of(outcome: Outcome, resource: Resource, places: int) -> Mapping[str, int]:
    """What each holder of `funds` pays a month, by holder text, in minor units; empty without a cost."""
    if resource.cost is None or outcome.responsibility != FUNDS:
        return {}
    return divided(minor_units(resource.cost.monthly, places), outcome.shares)


def cell_of(outcome: Outcome, resource: Resource, places: int) -> Cell:
    """The cell of one resource in a class: the class's outcome with the resource's own amounts."""
    parts = parts_of(outcome, resource, places)
    holders = tuple(
        CellHolder(
            holder=str(held.holder),
            department=held.department,
            share=held.share,
            amount=amount(parts[str(held.holder)], places) if str(held.holder) in parts else None,
        )
        for held in outcome.holdings
    )
    return Cell(resource.id, outcome.responsibility, outcome.status, holders, outcome.rules)


@attrs.frozen(eq=False)
class Loads:
    """What falls on departments in a month: exact amounts, and the resources that they are for.

    `numbers`, sorted, are the places in the tree of the departments that bear something; `sums` holds the running total
    before each of them, so that a subtree, which is one stretch of numbers, is one subtraction.
    """

    tree: Tree
    numbers: tuple[int, ...]
    sums: tuple[Fraction, ...]
    resources: tuple[frozenset[str], ...]

    def amount(self, unit: str) -> Fraction:
        """What falls on a unit and all below it."""
        first, end = self._stretch(unit)
        return self.sums[end] - self.sums[first]

    def subjects(self, unit: str) -> tuple[str, ...]:
        """The resources for which something falls on a unit or below it, sorted."""
        first, end = self._stretch(unit)
        return tuple(sorted(frozenset[str]().union(*self.resources[first:end])))

    def _stretch(self, unit: str) -> tuple[int, int]:
        first, end = self.tree.spans[unit]
        return bisect_left(self.numbers, first), bisect_left(self.numbers, end)


def funding_loads(classes: Iterable[ResourceClass], organisation: Organisation, tree: Tree) -> Loads:
    """What departments pay a month in the organisation's currency."""
    loads = _Gathered()
    for group in classes:
        outcome = group.outcomes[FUNDS]
        departments = {str(held.holder): held.department for held in outcome.holdings}
        for resource in group.resources:
            if resource.cost is not None and resource.cost.currency == organisation.currency:
                parts = parts_of(outcome, resource, organisation.minor_units)
                for holder, units in parts.items():
                    loads.add(departments[holder], units, resource.id)
    return loads.over(tree, Fraction(1, 10**organisation.minor_units))


def effort_loads(classes: Iterable[ResourceClass], tree: Tree) -> Loads:
    """The hours a month that fall on departments."""
    loads = _Gathered()
    for group in classes:
        workers = workers_of(group.outcomes)
        for resource in group.resources:
            if resource.effort is not None:
                for department in workers:
                    loads.add(department, resource.effort.monthly / len(workers), resource.id)
    return loads.over(tree)


def workers_of(outcomes: Mapping[str, Outcome]) -> tuple[str, ...]:
    """The departments that effort falls on, evenly: those that operate, or the one that manages where none does."""
    for responsibility in (OPERATES, MANAGES):
        departments = {held.department for held in outcomes[responsibility].holdings if held.department is not None}
        if departments:
            return tuple(sorted(departments))
    return ()


class _Gathered:
    """Adds up what falls on each department itself."""

    def __init__(self) -> None:
        self._amounts: dict[str, Fraction | int] = {}
        self._resources: dict[str, set[str]] = {}

    def add(self, department: str | None, amount: Fraction | int, resource: str) -> None:
        if department is not None and amount:
            self._amounts[department] = self._amounts.get(department, 0) + amount
            self._resources.setdefault(department, set()).add(resource)

    def over(self, tree: Tree, unit: Fraction = _ONE) -> Loads:
        """What was added, each amount so many times the unit."""
        loaded = sorted(self._amounts, key=lambda department: tree.spans[department])
        return Loads(
            tree,
            numbers=tuple(tree.spans[department][0] for department in loaded),
            sums=tuple(accumulate((self._amounts[department] * unit for department in loaded), initial=Fraction(0))),
            resources=tuple(frozenset(self._resources[department]) for department in loaded),
        )
