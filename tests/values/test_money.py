"""Money is divided without losing or making a cent."""

from decimal import localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.values.money import Rate, amount, divided, minor_units


@given(st.integers(0, 10**9), st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_the_parts_add_up_and_none_is_a_unit_off(units: int, weights: list[int]) -> None:
    """Parts of a whole add to the whole, each within one unit of its exact part."""
    shares = {f"h{number}": Fraction(weight, sum(weights)) for number, weight in enumerate(weights)}

    parts = divided(units, shares)

    assert sum(parts.values()) == units
    assert all(abs(parts[holder] - units * share) < 1 for holder, share in shares.items())


def test_the_spare_unit_goes_to_the_first_by_text() -> None:
    """Of equal remainders the first holder by text is rounded up."""
    third = Fraction(1, 3)

    assert {"a": 34, "b": 33, "c": 33} == divided(100, {"c": third, "b": third, "a": third})


@pytest.mark.parametrize(
    ("per", "monthly"),
    [("month", Fraction(10)), ("quarter", Fraction(10, 3)), ("year", Fraction(10, 12)), ("week", Fraction(520, 12))],
)
def test_a_month_of_each_period(per: str, monthly: Fraction) -> None:
    """A quarter is three months, a year twelve, and 52 weeks."""
    assert monthly == Rate(Fraction(10), per).monthly  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("units", "places", "text"),
    [
        (5001, 2, "50.01"),
        (0, 2, "0.00"),
        (7, 0, "7"),
        (-5, 2, "-0.05"),
        (1, 4, "0.0001"),
        (10**40 + 1, 1, f"1{'0' * 39}.1"),
    ],
)
def test_an_amount_is_exact(units: int, places: int, text: str) -> None:
    """An amount has all its digits, however few the program that asks for it works with."""
    with localcontext(prec=2):
        assert text == str(amount(units, places))


def test_half_a_unit_goes_up() -> None:
    """Minor units are rounded half up, once."""
    assert (1, 0, 1) == tuple(minor_units(Fraction(n, 1000), 2) for n in (5, 4, 6))
