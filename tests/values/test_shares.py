"""Shares are exact."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.values.shares import Share, parse_share, share_text, worked_out


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("60%", Share(fixed=Fraction(3, 5))),
        ("33.25%", Share(fixed=Fraction(133, 400))),
        ("1/3", Share(fixed=Fraction(1, 3))),
        ("3 parts", Share(parts=Fraction(3))),
        ("0.25 parts", Share(parts=Fraction(1, 4))),
        ("1 part", Share(parts=Fraction(1))),
        ("rest", Share(parts=Fraction(1))),
        ("0%", Share()),
    ],
)
def test_every_form(text: str, share: Share) -> None:
    """Each form of a share states an exact number."""
    assert share == parse_share(text)


@pytest.mark.parametrize(
    "text", ["", "60", "60 %", "-1%", "1/0", "1e2%", "٣%", "60%\n", "1/3%", "parts", ".5%", "5.%", "+1%"]
)
def test_nothing_else(text: str) -> None:
    """What only looks like a share is none."""
    with pytest.raises(ValueError, match=r".*"):
        parse_share(text)


@given(st.fractions(0, 3))
def test_the_text_of_a_share_says_the_same(share: Fraction) -> None:
    """A share reads back as itself."""
    assert Share(fixed=share) == parse_share(share_text(share))


def test_a_share_is_a_percentage_where_that_is_exact() -> None:
    """One third is a fraction, one eighth a percentage."""
    assert ("1/3", "12.5%", "100%") == tuple(share_text(Fraction(1, n)) for n in (3, 8, 1))


@given(st.lists(st.builds(Share, st.fractions(0, 1), st.fractions(0, 5)), max_size=5))
def test_parts_divide_exactly_what_is_left(shares: list[Share]) -> None:
    """With parts the whole is given out, unless the fixed shares are more than that already."""
    split = dict(enumerate(shares))
    fixed = sum((share.fixed for share in shares), Fraction(0))
    parts = sum((share.parts for share in shares), Fraction(0))

    out = worked_out(split)

    assert sum(out.values()) == (max(fixed, Fraction(1)) if parts else fixed)
    assert all(out.values())
