"""Numbers are exact, and their texts are theirs."""

from fractions import Fraction

import pytest

from sogov.values.numbers import decimal_text, exact, fraction_text, integer_text, round_half_up, shortest_text


@pytest.mark.parametrize(("value", "number"), [(7, Fraction(7)), ("007.50", Fraction(15, 2)), ("0", Fraction(0))])
def test_exact(value: int | str, number: Fraction) -> None:
    """An integer and a decimal text state an exact number."""
    assert number == exact(value)


@pytest.mark.parametrize("text", ["", "-1", "+1", "1e3", "1_000", " 1", "1.", ".5", "\u0663", "1\n", "1/2"])
def test_not_a_number(text: str) -> None:
    """What Python would take for a number is none here."""
    with pytest.raises(ValueError, match=r".*"):
        exact(text)


def test_texts() -> None:
    """Amounts have their decimals, other numbers as few as they need."""
    assert ("0.05", "12", "-1.50") == (
        decimal_text(Fraction(1, 20), 2),
        decimal_text(Fraction(12), 0),
        decimal_text(Fraction(-3, 2), 2),
    )
    assert ("1.5", "2", "0.33") == tuple(map(shortest_text, (Fraction(3, 2), Fraction(2), Fraction(1, 3))))


def test_a_text_that_would_round_is_refused() -> None:
    """An amount is never rounded on its way to a text."""
    with pytest.raises(ValueError, match="1/3"):
        decimal_text(Fraction(1, 3), 2)


def test_a_half_goes_up() -> None:
    """Rounding is to the nearest, and up in the middle."""
    assert (1, 0, 3) == tuple(map(round_half_up, (Fraction(1, 2), Fraction(49, 100), Fraction(5, 2))))


@pytest.mark.parametrize("digits", [1, 4300, 4301, 50_000])
def test_a_number_may_have_any_number_of_digits(digits: int) -> None:
    """Sums of shares have more digits than Python turns into text of its own accord."""
    number = 10**digits - 1

    assert "9" * digits == integer_text(number)
    assert f"-{'9' * digits}" == integer_text(-number)
    assert f"{'9' * digits}/1{'0' * digits}" == fraction_text(Fraction(number, number + 1))
    assert "9" * digits == fraction_text(Fraction(number))
    assert f"{'9' * digits}.00" == decimal_text(Fraction(number), 2)
