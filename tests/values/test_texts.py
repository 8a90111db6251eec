from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.values.texts import packed

texts = st.lists(st.text().map(lambda text: text.replace("\n", "")), max_size=6)
places = st.none() | st.integers(-8, 8)


@given(texts)
def test_packed_texts_are_the_texts(given_texts: list[str]) -> None:
    """Their number, their order, each by its number from either end, and whether one is among them."""
    found = packed(given_texts)

    assert given_texts == list(found)
    assert given_texts[::-1] == list(reversed(found))
    assert len(given_texts) == len(found)
    for number in range(-len(given_texts), len(given_texts)):
        assert given_texts[number] == found[number]
    assert all(text in found for text in given_texts)
    assert "\n" not in found


@given(texts, places, places, places.filter(lambda step: step != 0))
def test_slices_are_those_of_the_texts(
    given_texts: list[str], start: int | None, stop: int | None, step: int | None
) -> None:
    """Whatever part of them is asked for."""
    assert tuple(given_texts[start:stop:step]) == packed(given_texts)[start:stop:step]


@pytest.mark.parametrize(("given_texts", "number"), [([], 0), ([], -1), (["a"], 1), (["a"], -2), (["", ""], 2)])
def test_there_is_nothing_beyond_the_ends(given_texts: Sequence[str], number: int) -> None:
    """As of any sequence."""
    with pytest.raises(IndexError):
        packed(given_texts)[number]
