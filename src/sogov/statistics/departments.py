"""What falls on each department and all below it, against what it has (`language §3.3`)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

import attrs

from sogov.evaluation.bills import Bill
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import MANAGES, OPERATES, workers_of
from sogov.organisation.columns import Columns
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.statistics.sums import Sum, sums_of
from sogov.values.identifiers import ROOT
from sogov.values.money import amount, minor_units


@attrs.frozen
class DepartmentLoad:
    """What a department with all below it pays and works a month; the root stands for the whole organisation.

    Money is in the organisation's currency, what is paid in others is in `foreign`. `own_funds` and `own_hours` are the
    part that falls on the department itself. `depth` is 0 for the root, and `parent` is None there.
    """

    department: str
    name: str
    parent: str | None
    depth: int
    in_effect: bool
    funds: Decimal
    own_funds: Decimal
    foreign: tuple[Sum, ...]
    budget: Decimal | None
    hours: Fraction
    own_hours: Fraction
    capacity: Fraction | None

    @property
    def exceeds_budget(self) -> bool:
        """Whether it pays more than it has, as `budget-exceeded` reports it."""
        return self.budget is not None and self.funds > self.budget

    @property
    def exceeds_capacity(self) -> bool:
        """Whether it works more than it has time for, as `capacity-exceeded` reports it."""
        return self.capacity is not None and self.hours > self.capacity

    @property
    def spent(self) -> Fraction | None:
        """The part of the budget that is spent; None without one, or where it is 0."""
        return Fraction(self.funds) / Fraction(self.budget) if self.budget else None

    @property
    def used(self) -> Fraction | None:
        """The part of the capacity that is used; None without one, or where it is 0."""
        return self.hours / self.capacity if self.capacity else None


def department_loads(evaluation: Evaluation, bills: Iterable[Bill]) -> tuple[DepartmentLoad, ...]:
    """The root, then every department in effect below the unit above it; others where something falls below them."""
    organisation, tree = evaluation.organisation, evaluation.tree
    money, hours = _money(evaluation, bills), _hours(evaluation)
    order = list(_walk(tree, [department.id for department in organisation.departments]))
    money_below = {unit: Counter(money[unit]) for unit, _ in order}
    hours_below = {unit: hours[unit] for unit, _ in order}
    for unit, _ in reversed(order):
        if unit != ROOT:
            money_below[tree.parent[unit]].update(money_below[unit])
            hours_below[tree.parent[unit]] += hours_below[unit]
    return tuple(
        _load(unit, depth, organisation, tree, (money, money_below, hours, hours_below))
        for unit, depth in order
        if unit == ROOT or unit in tree.in_effect or any(money_below[unit].values()) or hours_below[unit]
    )


_Figures = tuple[dict[str, Counter[str]], dict[str, Counter[str]], dict[str, Fraction], dict[str, Fraction]]


def _load(unit: str, depth: int, organisation: Organisation, tree: Tree, figures: _Figures) -> DepartmentLoad:
    money, money_below, hours, hours_below = figures
    places, currency = organisation.minor_units, organisation.currency
    stated = organisation.department.get(unit)
    able = stated if stated is not None and unit in tree.in_effect else None
    budget = able.budget if able is not None else None
    capacity = able.capacity if able is not None else None
    others = {code: units for code, units in money_below[unit].items() if code != currency}
    return DepartmentLoad(
        department=unit,
        name=organisation.name if stated is None else stated.name,
        parent=tree.parent[unit] if stated is not None else None,
        depth=depth,
        in_effect=stated is None or able is not None,
        funds=amount(money_below[unit][currency], places),
        own_funds=amount(money[unit][currency], places),
        foreign=sums_of(others, organisation),
        budget=None if budget is None else amount(minor_units(budget.monthly, places), places),
        hours=hours_below[unit],
        own_hours=hours[unit],
        capacity=None if capacity is None else capacity.monthly,
    )


def _money(evaluation: Evaluation, bills: Iterable[Bill]) -> dict[str, Counter[str]]:
    """What each unit pays itself, in minor units by currency."""
    paid: dict[str, Counter[str]] = {unit: Counter() for unit in evaluation.tree.spans}
    for bill in bills:
        for held in bill.outcome.holdings:
            if held.department is not None:
                paid[held.department][bill.currency] += bill.parts[str(held.holder)]
    return paid


def _hours(evaluation: Evaluation) -> dict[str, Fraction]:
    """The hours that fall on each unit itself."""
    efforts = [Fraction(0)] * len(evaluation.classes)
    for _, number, effort in evaluation.rows(_efforts):
        if effort:
            efforts[number] += effort
    worked = dict.fromkeys(evaluation.tree.spans, Fraction(0))
    for group, effort in zip(evaluation.classes, efforts, strict=True):
        workers = workers_of(map(group.outcome, (OPERATES, MANAGES))) if effort else ()
        for department in workers:
            worked[department] += effort / len(workers)
    return worked


def _efforts(columns: Columns) -> Iterator[Fraction]:
    return map(columns.tables.efforts.__getitem__, columns.effort)


def _walk(tree: Tree, departments: list[str]) -> Iterator[tuple[str, int]]:
    """Every unit with its depth, the root first, each above those below it, those of one unit in their order."""
    below: dict[str, list[str]] = {}
    for department in reversed(departments):
        below.setdefault(tree.parent[department], []).append(department)
    waiting = [(ROOT, 0)]
    while waiting:
        unit, depth = waiting.pop()
        yield unit, depth
        waiting.extend((child, depth + 1) for child in below.get(unit, ()))
