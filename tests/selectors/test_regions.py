"""Regions against the possible resources themselves, listed one by one."""

from fractions import Fraction
from itertools import product

from hypothesis import given

from sogov.selectors.regions import Names
from sogov.selectors.selector import Choice, Selector
from sogov.selectors.universe import narrower
from sogov.values.bounds import Bound
from tests.selectors.strategies import NAMES, UNIVERSE, denoted, selectors, subsets


def _is_subset(one: Selector, other: Selector) -> bool:
    mine, theirs = denoted(one), denoted(other)
    return not all(mine.values()) or all(mine[part] <= theirs[part] for part in mine)


def _is_narrower(one: Selector, other: Selector) -> bool:
    return narrower(one, other, lambda: (UNIVERSE.region(one), UNIVERSE.region(other)))


@given(selectors())
def test_empty_means_that_no_possible_resource_matches(selector: Selector) -> None:
    """A region is empty exactly when one attribute has no value left."""
    assert UNIVERSE.region(selector).is_empty == (not all(denoted(selector).values()))


@given(selectors(), selectors())
def test_within_means_that_whatever_the_one_matches_the_other_matches(one: Selector, other: Selector) -> None:
    """Containment of regions is containment of the sets of possible resources."""
    assert UNIVERSE.region(one).is_within(UNIVERSE.region(other)) == _is_subset(one, other)


@given(selectors(), selectors())
def test_overlap_means_that_a_possible_resource_matches_both(one: Selector, other: Selector) -> None:
    """Two regions overlap exactly when every attribute has a value that both leave."""
    mine, theirs = denoted(one), denoted(other)
    assert UNIVERSE.region(one).overlaps(UNIVERSE.region(other)) == all(mine[part] & theirs[part] for part in mine)


@given(selectors(), selectors(), selectors())
def test_narrower_is_a_strict_order(one: Selector, other: Selector, third: Selector) -> None:
    """Nothing is narrower than itself, and narrower than narrower is narrower: something is always left."""
    assert not _is_narrower(one, one)
    assert not (_is_narrower(one, other) and _is_narrower(other, one))
    if _is_narrower(one, other) and _is_narrower(other, third):
        assert _is_narrower(one, third)


@given(selectors(), selectors())
def test_narrower_follows_its_three_clauses(one: Selector, other: Selector) -> None:
    """A list of resources is narrower than none, fewer of them than more, and otherwise the set decides."""
    if one.listed == other.listed:
        expected = _is_subset(one, other) and not _is_subset(other, one)
    elif one.listed is None:
        expected = False
    else:
        expected = other.listed is None or one.listed < other.listed

    assert _is_narrower(one, other) == expected


def test_every_two_sets_of_names() -> None:
    """What two sets of names have in common, and which lies in which, name by name."""
    sets = [Names(frozenset(listed), others) for listed in subsets(NAMES[:2]) for others in (False, True)]
    named = {names: frozenset(name for name in NAMES if (name in names.listed) != names.others) for names in sets}

    for one, other in product(sets, sets):
        assert named[one] & named[other] == named[one.meet(other)]
        assert (named[one] <= named[other]) == one.is_within(other)
        assert one.is_empty == (not named[one])


def test_every_two_sets_of_costs() -> None:
    """What two sets of costs have in common, and which lies in which, cost by cost."""
    numbers = (None, *map(Fraction, range(3)))
    bounds = [Bound(*ends) for ends in product(numbers, numbers, numbers)]
    selectors = [Selector(), *(Selector(cost=bound) for bound in bounds if bound != Bound())]
    sets = {UNIVERSE.region(selector).cost: denoted(selector)["cost"] for selector in selectors}

    for one, other in product(sets, sets):
        assert one.meet(other).is_empty == sets[one].isdisjoint(sets[other])
        assert not sets[one] or not sets[other] or one.is_within(other) == (sets[one] <= sets[other])


def test_a_limit_keeps_a_region_below_its_issuer() -> None:
    """An issuer adds its own `within`."""
    everywhere, below_a = Selector(), Selector(within=Choice(frozenset("a")))

    assert UNIVERSE.region(everywhere, "a").is_within(UNIVERSE.region(below_a))
    assert UNIVERSE.region(below_a).is_within(UNIVERSE.region(everywhere, "a"))
