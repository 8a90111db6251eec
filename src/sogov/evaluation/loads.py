"""Loads: what departments pay and work in a month for all resources together (`language §3.3`)."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Mapping, MutableSequence, Sequence
from fractions import Fraction
from itertools import accumulate, compress, repeat
from math import lcm
from operator import call, mod, mul
from typing import TYPE_CHECKING

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.funding import FUNDS, MANAGES, OPERATES, workers_of
from sogov.evaluation.groups import by_outcomes
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
    purses, purse_of = _purses(evaluation)
    currency = evaluation.organisation.currency
    # What is not in effect has the number -1, and the last purse pays for nothing.
    costs = [_no_costs(evaluation) for _ in (*purses, None)]
    takers = [units.append for units in costs]
    for columns, numbers in zip(evaluation.columns, evaluation.numbers, strict=True):
        paid_from = map(takers.__getitem__, map(purse_of.__getitem__, numbers))
        deque(map(call, paid_from, _costs_in(currency, columns)), maxlen=0)
    for purse, units in zip(purses, costs, strict=False):
        purse.pay(list(filter(None, units)))

    def borne_by(is_one: IsOne) -> tuple[str, ...]:
        paying = [purse.paying(is_one) for purse in purses]
        concerned = [*(bool(paying[number]) for number in purse_of[:-1]), False]
        rows = evaluation.rows_of(concerned, lambda columns: _costs_in(currency, columns))
        return evaluation.names(
            row for row, group, units in rows if units and purses[purse_of[group]].bear(paying[purse_of[group]], units)
        )

    paid: Counter[str] = Counter()
    for purse in purses:
        for department, part in purse.paid():
            paid[department] += part
    unit = Fraction(1, 10**evaluation.organisation.minor_units)
    return _loads(evaluation.tree, {department: units * unit for department, units in paid.items()}, borne_by)


def effort_loads(evaluation: "Evaluation") -> Loads:
    """The hours a month that fall on departments."""
    crews, crew_of = _crews(evaluation)
    parts = lcm(*(effort.denominator for tables in evaluation.by_tables for effort in tables.efforts))
    worked = [0] * len(crews)
    for tables, stretches in evaluation.by_tables.items():
        efforts = [int(effort * parts) for effort in tables.efforts]
        times: Counter[tuple[int, int]] = Counter()
        for stretch in stretches:
            works = list(map(efforts.__getitem__, stretch.columns.effort))
            crew_numbers = map(crew_of.__getitem__, compress(stretch.numbers, works))
            times.update(zip(compress(works, works), crew_numbers, strict=True))
        for (effort, crew), count in times.items():
            worked[crew] += effort * count
    hours: dict[str, Fraction] = defaultdict(Fraction)
    for members, total in zip(crews, worked, strict=True):
        for department in members:
            hours[department] += Fraction(total, parts * len(members))

    def borne_by(is_one: IsOne) -> tuple[str, ...]:
        concerned = [any(map(is_one, crew)) for crew in crews]
        wanted = [concerned[crew] for crew in crew_of]
        return evaluation.names(row for row, _, hours in evaluation.rows_of(wanted, _efforts) if hours)

    return _loads(evaluation.tree, hours, borne_by)


def _crews(evaluation: "Evaluation") -> tuple[Sequence[tuple[str, ...]], Sequence[int]]:
    """The departments that work together, and the number of those that work for each class.

    Behind the last class stands nobody, for what is not in effect has the number -1.
    """
    numbers: dict[tuple[str, ...], int] = {}

    def number(outcomes: tuple[Outcome, ...]) -> int:
        return numbers.setdefault(workers_of(outcomes), len(numbers))

    crew_of = [*by_outcomes(evaluation, (OPERATES, MANAGES), number), number(())]
    return tuple(numbers), crew_of


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
        self.rests: Counter[int] = Counter()

    def pay(self, units: Collection[int]) -> None:
        """Take in costs in minor units."""
        rests = Counter(map(mod, units, repeat(self.whole)))
        self.rests.update(rests)
        self.total += sum(units) - sum(rest * times for rest, times in rests.items())

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


def _purses(evaluation: "Evaluation") -> tuple[Sequence[_Purse], Sequence[int]]:
    """The purses, and the number of that of each class: outcomes with one list of holdings have one.

    Behind the last class stands a number that is no purse's, for what is not in effect has the number -1.
    """
    numbers: dict[int, int] = {}
    purses: list[_Purse] = []

    def number(outcomes: tuple[Outcome, ...]) -> int:
        (outcome,) = outcomes
        known = numbers.get(id(outcome.holdings))
        if known is None:
            known = numbers[id(outcome.holdings)] = len(purses)
            purses.append(_Purse(outcome))
        return known

    purse_of = by_outcomes(evaluation, (FUNDS,), number)
    return purses, [*purse_of, len(purses)]


def _no_costs(evaluation: "Evaluation") -> MutableSequence[int]:
    """What costs are put into, one after the other: a column as long as all of theirs have been."""
    is_usual = all(isinstance(columns.costs, array) for columns in evaluation.columns)
    return array("q") if is_usual else []


def _costs_in(currency: str, columns: Columns) -> Iterator[int]:
    """The monthly costs in a currency, in minor units; 0 where there is none, and where it is in another."""
    is_own = [terms.currency == currency for terms in columns.tables.all_terms]
    return map(mul, columns.costs, map(is_own.__getitem__, columns.terms))


def _efforts(columns: Columns) -> Iterator[Fraction]:
    return map(columns.tables.efforts.__getitem__, columns.effort)


def _loads(tree: Tree, borne: Mapping[str, Fraction], borne_by: Callable[[IsOne], tuple[str, ...]]) -> Loads:
    loaded = sorted(borne, key=lambda department: tree.spans[department])
    return Loads(
        tree,
        tuple(tree.spans[department][0] for department in loaded),
        tuple(accumulate((borne[department] for department in loaded), initial=Fraction(0))),
        borne_by,
    )
