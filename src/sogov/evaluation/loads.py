"""Loads: what departments pay and work in a month for all resources together (`language §3.3`)."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import TYPE_CHECKING

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.funding import FUNDS, workers_of
from sogov.organisation.columns import Columns
from sogov.organisation.tree import Tree
from sogov.values.money import divided

if TYPE_CHECKING:
    from sogov.evaluation.evaluation import Evaluation

IsOne = Callable[[str], bool]


@attrs.frozen(eq=False)
class Loads:
    """What falls on departments in a month: exact amounts, and the resources that they are for.

    `places`, sorted, are the numbers in the tree of the departments that bear something; `sums` holds the running total
    before each of them, so that a subtree, which is one stretch of numbers, is one subtraction.
    """

    tree: Tree
    places: tuple[int, ...]
    sums: tuple[Fraction, ...]
    _borne_by: Callable[[IsOne], Iterator[str]]

    def amount(self, unit: str) -> Fraction:
        """What falls on a unit and all below it."""
        first, end = (bisect_left(self.places, place) for place in self.tree.spans[unit])
        return self.sums[end] - self.sums[first]

    def subjects(self, unit: str) -> tuple[str, ...]:
        """The resources for which something falls on a unit or below it, sorted."""
        return tuple(sorted(self._borne_by(lambda department: self.tree.is_within(department, unit))))


def funding_loads(evaluation: "Evaluation") -> Loads:
    """What departments pay a month in the organisation's currency."""
    purse_of = _purses([group.outcome(FUNDS) for group in evaluation.classes])
    for _, group, units in evaluation.rows(lambda columns: _own_costs(columns, evaluation.organisation.currency)):
        if units > 0:
            purse_of[group].pay(units)

    def borne_by(is_one: IsOne) -> Iterator[str]:
        costs = evaluation.rows(lambda columns: _own_costs(columns, evaluation.organisation.currency))
        rows = (row for row, group, units in costs if purse_of[group].bears(units, is_one))
        return map(evaluation.organisation.resources.id, rows)

    unit = Fraction(1, 10**evaluation.organisation.minor_units)
    paid = (payment for purse in {id(purse): purse for purse in purse_of}.values() for payment in purse.paid())
    return _loads(evaluation.tree, ((department, units * unit) for department, units in paid), borne_by)


def effort_loads(evaluation: "Evaluation") -> Loads:
    """The hours a month that fall on departments."""
    crews = [workers_of(group) for group in evaluation.classes]
    times = Counter((crews[group], hours) for _, group, hours in evaluation.rows(_efforts))
    worked = ((department, hours * count / len(crew)) for (crew, hours), count in times.items() for department in crew)

    def borne_by(is_one: IsOne) -> Iterator[str]:
        concerned = [any(map(is_one, crew)) for crew in crews]
        rows = (row for row, group, hours in evaluation.rows(_efforts) if hours and concerned[group])
        return map(evaluation.organisation.resources.id, rows)

    return _loads(evaluation.tree, worked, borne_by)


class _Purse:
    """Those who pay for resources of some classes, in the same shares.

    What each pays of a cost repeats itself with the common denominator of the shares, but for what that divides: so
    the costs are added up as multiples of it, and the rests counted.
    """

    def __init__(self, outcome: Outcome) -> None:
        self._shares = outcome.shares
        self._departments = {str(held.holder): held.department for held in outcome.holdings if held.department}
        self._whole = lcm(*(share.denominator for share in self._shares.values()))
        self._wholes = 0
        self._rests: dict[int, int] = defaultdict(int)

    def pay(self, units: int) -> None:
        """Take part in a cost of so many minor units."""
        times, rest = divmod(units, self._whole)
        self._wholes += times
        self._rests[rest] += 1

    def paid(self) -> Iterator[tuple[str, int]]:
        """What departments have paid in minor units, in parts."""
        for units, times in ((self._whole, self._wholes), *self._rests.items()):
            parts = divided(units, self._shares)
            for holder, department in self._departments.items():
                if holder in parts:
                    yield department, parts[holder] * times

    def bears(self, units: int, is_one: IsOne) -> bool:
        """Whether a department that is one of some pays anything of a cost of so many minor units."""
        paying = [holder for holder, department in self._departments.items() if is_one(department)]
        # Of a whole each pays at least one unit, of less perhaps none.
        parts = divided(units, self._shares) if paying and 0 < units < self._whole else self._shares
        return units > 0 and any(parts.get(holder) for holder in paying)


def _purses(outcomes: Iterable[Outcome]) -> Sequence[_Purse]:
    """The purse of each outcome; outcomes with one list of holdings have one."""
    purses: dict[int, _Purse] = {}
    found = []
    for outcome in outcomes:
        purse = purses.get(id(outcome.holdings))
        if purse is None:
            purse = purses[id(outcome.holdings)] = _Purse(outcome)
        found.append(purse)
    return found


def _efforts(columns: Columns) -> Iterator[Fraction]:
    efforts = [effort or Fraction(0) for effort in columns.efforts]
    return map(efforts.__getitem__, columns.effort)


def _own_costs(columns: Columns, currency: str) -> Iterator[int]:
    """The monthly costs in a currency, in minor units; none is negative or 0."""
    own = [description.currency == currency for description in columns.descriptions]
    if all(own):
        return columns.costs
    return (units if own[number] else 0 for number, units in zip(columns.description, columns.costs, strict=True))


def _loads(tree: Tree, borne: Iterable[tuple[str, Fraction]], borne_by: Callable[[IsOne], Iterator[str]]) -> Loads:
    amounts: dict[str, Fraction] = defaultdict(Fraction)
    for department, amount in borne:
        amounts[department] += amount
    loaded = sorted(amounts, key=lambda department: tree.spans[department])
    return Loads(
        tree,
        tuple(tree.spans[department][0] for department in loaded),
        tuple(accumulate((amounts[department] for department in loaded), initial=Fraction(0))),
        borne_by,
    )
