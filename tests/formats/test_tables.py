"""Aligned columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.formats.style import Style
from sogov.formats.text.columns import cut, filled, width_of
from sogov.formats.text.tables import Column, table

COLUMNS = (Column("name", hues=("bold",)), Column("amount", right=True), Column("unused"))


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("東京", 4), ("e\u0301", 1), ("🙂", 2), ("ｱ", 1)])
def test_width(text: str, width: int) -> None:
    """Wide characters take two columns, marks none."""
    assert width == width_of(text)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("東京都", 4, "東…"), ("東京都", 5, "東京…"), ("abc", 1, "…"), ("", 1, "")],
)
def test_cut(text: str, width: int, shown: str) -> None:
    """A text that is too long ends in an ellipsis."""
    assert shown == cut(text, width)


@given(st.text(alphabet="aé東🙂\u0301 "), st.integers(1, 20))
def test_cut_fits(text: str, width: int) -> None:
    """What is cut fits, and filled up it is exactly as wide."""
    assert width == width_of(filled(cut(text, width), width))


def test_table() -> None:
    """Names stand on the left, numbers on the right; a column in which nothing stands is left out."""
    rows = [("東京", "1.00", ""), ("b", "1,000.00", "")]

    assert ["name    amount", "東京      1.00", "b     1,000.00"] == list(table(COLUMNS, rows, Style()))


def test_table_on_a_terminal() -> None:
    """The widest columns give way until the line fits, and none is made too narrow to be read."""
    rows = [("a-very-long-name-indeed", "1.00", "")]

    assert ["name          amount", "a-very-long…    1.00"] == list(table(COLUMNS, rows, Style(width=20)))
    assert all(width_of(line) <= 20 for line in table(COLUMNS, rows, Style(width=20)))
    assert ["name      amount", "a-very-…    1.00"] == list(table(COLUMNS, rows, Style(width=3)))


def test_table_in_colour() -> None:
    """Colour does not move anything."""
    assert ["\x1b[2mname  amount\x1b[0m", "\x1b[1ma   \x1b[0m       1"] == list(
        table(COLUMNS, [("a", "1", "")], Style(colour=True))
    )
