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
    _borne_by: Callable[[IsOne], tuple[str, ...]]

    def amount(self, unit: str) -> Fraction:
        """What falls on a unit and all below it."""
        first, end = (bisect_left(self.places, place) for place in self.tree.spans[unit])
        return self.sums[end] - self.sums[first]

    def subjects(self, unit: str) -> tuple[str, ...]:
        """The resources for which something falls on a unit or below it, sorted."""
        return self._borne_by(lambda department: self.tree.is_within(department, unit))


def funding_loads(evaluation: "Evaluation") -> Loads:
    """What departments pay a month in the organisation's currency."""
    purses = _purses([group.outcome(FUNDS) for group in evaluation.classes])
    wholes = [purse.whole for purse in purses]
    sums = [0] * len(purses)
    rests: list[dict[int, int]] = [purse.rests for purse in purses]
    currency = evaluation.organisation.currency
    for _, group, units in evaluation.rows(lambda columns: _costs_in(currency, columns)):
        if units > 0:
            rest = units % wholes[group]
            rests[group][rest] += 1
            sums[group] += units - rest
    for purse, total in zip(purses, sums, strict=True):
        purse.total += total

    def borne_by(is_one: IsOne) -> tuple[str, ...]:
        paying = {purse: purse.paying(is_one) for purse in purses}
        rows = evaluation.rows(lambda columns: _costs_in(currency, columns))
        return evaluation.names(
            row for row, group, units in rows if units > 0 and purses[group].bear(paying[purses[group]], units)
        )

    unit = Fraction(1, 10**evaluation.organisation.minor_units)
    paid = ((department, units * unit) for purse in dict.fromkeys(purses) for department, units in purse.paid())
    return _loads(evaluation.tree, paid, borne_by)


def effort_loads(evaluation: "Evaluation") -> Loads:
    """The hours a month that fall on departments."""
    crews = [workers_of(group) for group in evaluation.classes]
    known: dict[tuple[str, ...], int] = {}
    # The number behind the last is what is not in effect: -1.
    crew_of = [known.setdefault(crew, len(known)) for crew in (*crews, ())]
    efforts: dict[Fraction, int] = {}
    times: Counter[tuple[int, int]] = Counter()
    for columns, numbers in zip(evaluation.columns, evaluation.numbers, strict=True):
        effort_of = [efforts.setdefault(effort, len(efforts)) for effort in columns.tables.efforts]
        effort_numbers = map(effort_of.__getitem__, columns.effort)
        times.update(zip(effort_numbers, map(crew_of.__getitem__, numbers), strict=True))
    hours_of, members_of = list(efforts), list(known)
    worked = (
        (department, hours_of[effort] * count / len(members_of[crew]))
        for (effort, crew), count in times.items()
        if hours_of[effort]
        for department in members_of[crew]
    )

    def borne_by(is_one: IsOne) -> tuple[str, ...]:
        concerned = [any(map(is_one, crew)) for crew in crews]
        return evaluation.names(row for row, group, hours in evaluation.rows(_efforts) if hours and concerned[group])

    return _loads(evaluation.tree, worked, borne_by)


class _Purse:
    """Those who pay in the same shares for the resources of some classes.

    What each pays of a cost repeats itself with the common denominator of the shares, but for what that divides: so
    multiples of it are added up to a total, and the rests counted.
    """

    def __init__(self, outcome: Outcome) -> None:
        self._shares = outcome.shares
        self._departments = {str(held.holder): held.department for held in outcome.holdings if held.department}
        self.whole = lcm(*(share.denominator for share in self._shares.values()))
        self.total = 0
        self.rests: dict[int, int] = defaultdict(int)

    def paid(self) -> Iterator[tuple[str, int]]:
        """What departments have paid in minor units, in parts."""
        for units, times in ((self.total, 1), *self.rests.items()):
            parts = divided(units, self._shares)
            for holder, department in self._departments.items():
                yield department, parts[holder] * times

    def paying(self, is_one: IsOne) -> frozenset[str]:
        """The holders whose departments are some of those asked for."""
        return frozenset(holder for holder, department in self._departments.items() if is_one(department))

    def bear(self, holders: frozenset[str], units: int) -> bool:
        """Whether one of some holders pays anything of a cost of so many minor units."""
        if units >= self.whole:
            # Of a multiple of the denominator everybody pays something.
            return not holders.isdisjoint(self._shares)
        parts = divided(units, self._shares) if holders else {}
        return any(parts.get(holder) for holder in holders)


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


def _costs_in(currency: str, columns: Columns) -> Iterator[int]:
    """The monthly costs in a currency, in minor units; those that are none, or in another, are negative."""
    is_own = [terms.currency == currency for terms in columns.tables.all_terms]
    if all(is_own):
        return iter(columns.costs)
    own = map(is_own.__getitem__, columns.terms)
    return (units if counts else -1 for units, counts in zip(columns.costs, own, strict=True))


def _efforts(columns: Columns) -> Iterator[Fraction]:
    return map(columns.tables.efforts.__getitem__, columns.effort)


def _loads(tree: Tree, borne: Iterable[tuple[str, Fraction]], borne_by: Callable[[IsOne], tuple[str, ...]]) -> Loads:
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
