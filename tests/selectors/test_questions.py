from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sogov.selectors.questions import Questions, questions_of
from sogov.selectors.selector import Choice, Selector, TagCondition
from sogov.values.bounds import Bound
from sogov.values.money import Rate

edges = st.fractions(min_value=0, max_value=20, max_denominator=12)
amounts = st.one_of(
    edges, st.fractions(min_value=0, max_denominator=10**6), st.sampled_from([Fraction(10) ** 30, Fraction(0)])
)
bounds = st.builds(Bound, *[st.none() | edges] * 3)
selectors = st.builds(Selector, cost=bounds)


@given(st.lists(selectors, max_size=4), amounts, st.sampled_from(["month", "quarter", "year"]), st.integers(1, 5))
def test_a_price_stands_for_every_cost_of_its_band(
    stated: list[Selector], amount: Fraction, per: str, factor: int
) -> None:
    """It is within exactly the bounds that the cost itself is within, however the cost is written as a fraction."""
    questions = questions_of(stated)
    rate = Rate(amount, per)  # type: ignore[arg-type]  # one of the periods
    over, under = rate.monthly_ratio
    band = questions.band(over, under)
    price = questions.prices[band]

    assert [one.cost.holds(rate.monthly) for one in stated if one.cost] == [
        one.cost.holds(price) for one in stated if one.cost
    ]
    assert band == questions.band(factor * over, factor * under)


@given(st.lists(edges, min_size=1, max_size=4))
def test_edges_and_what_lies_between_them_are_bands_of_their_own(ends: list[Fraction]) -> None:
    """Each edge, what is between two of them, and what is beyond: bands rise with the costs."""
    questions = Questions(edges=frozenset(ends))
    known = sorted(set(ends))
    between = [(lower + upper) / 2 for lower, upper in pairwise(known)]
    costs = sorted([*known, *between, known[-1] + 1, *([known[0] / 2] if known[0] else [])])
    bands = [questions.band(cost.numerator, cost.denominator) for cost in costs]

    assert list(range(bands[0], bands[0] + len(costs))) == bands
    assert (1 if known[0] == 0 else 0) == bands[0]
    assert len(questions.prices) == bands[-1] + 1


def test_without_bounds_all_costs_are_alike() -> None:
    """Nobody asks."""
    assert {0} == {Questions().band(over, 7) for over in (0, 1, 7, 10**40)}
    assert 1 == len(Questions().prices)


def test_what_selectors_ask_is_gathered() -> None:
    """Ids that are chosen or excluded, tags of every sort of condition, and every end of a bound."""
    stated = [
        Selector(resource=Choice(frozenset({"a"}))),
        Selector(resource=Choice(frozenset({"b"}), excluded=True)),
        Selector(tags=TagCondition(frozenset({"t"}), frozenset({"u"}), frozenset({"v"}))),
        Selector(tags=TagCondition(none=frozenset({"w"}))),
        Selector(cost=Bound(Fraction(1), Fraction(2), Fraction(3))),
        Selector(kind=Choice(frozenset({"k"}))),
    ]
    expected = Questions(frozenset("ab"), frozenset("tuvw"), frozenset(map(Fraction, (1, 2, 3))))

    assert expected == questions_of(stated)
    assert Questions() == questions_of([])


def test_what_covers_what() -> None:
    """Whoever asks more covers whoever asks less, in each of the three."""
    more = Questions(frozenset("ab"), frozenset("tu"), frozenset({Fraction(1)}))
    others = [Questions(ids=frozenset("c")), Questions(tags=frozenset("v")), Questions(edges=frozenset({Fraction(2)}))]

    assert all(more.covers(less) for less in (more, Questions(), Questions(ids=frozenset("a"))))
    assert not any(more.covers(other) or Questions().covers(other) for other in others)
