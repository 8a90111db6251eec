"""Regions against the possible resources themselves, listed one by one."""

from hypothesis import given

from sogov.selectors.selector import Choice, Selector
from sogov.selectors.universe import narrower
from tests.selectors.strategies import UNIVERSE, denoted, selectors


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


def test_a_limit_keeps_a_region_below_its_issuer() -> None:
    """An issuer adds its own `within`."""
    everywhere, below_a = Selector(), Selector(within=Choice(frozenset("a")))

    assert UNIVERSE.region(everywhere, "a").is_within(UNIVERSE.region(below_a))
    assert UNIVERSE.region(below_a).is_within(UNIVERSE.region(everywhere, "a"))
