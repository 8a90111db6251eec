import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.documents.locator import Locator, Span
from sogov.documents.sources import Source
from sogov.findings.findings import Place
from tests.documents.scripts import Script, scripts


def walked(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, found by walking there."""
    line, column = 1, 1
    for at in range(offset):
        ends_line = text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n")
        line, column = (line + 1, 1) if ends_line else (line, column + 1)
    return line, column


@given(scripts(repeating=True))
def test_values_and_keys_stand_where_they_were_written(script: Script) -> None:
    """Every value and every key is found exactly where the writer has put it, the last one where a key is repeated."""
    locator = Locator(script.text)

    assert script.values == {pointer: attrs.astuple(locator.value(pointer)) for pointer in script.values}
    assert script.keys == {pointer: attrs.astuple(locator.key(pointer)) for pointer in script.keys}


@given(scripts(), st.lists(st.integers(0, 3) | st.sampled_from(["a", "zz"])))
def test_a_pointer_that_leads_nowhere_gives_the_last_value_on_its_way(script: Script, steps: list[str | int]) -> None:
    """What is missing is shown where it is missing."""
    way = [tuple(steps[:length]) for length in range(len(steps) + 1)]
    reached = next(number for number, pointer in enumerate([*way, ("nowhere",)]) if pointer not in script.values)

    assert Span(*script.values[way[reached - 1]]) == Locator(script.text).value(tuple(steps))


@given(st.text(st.sampled_from("ab\t\r\n😀\u2028\x85\x0b")), st.data())
def test_lines_end_with_lf_crlf_or_cr(text: str, data: st.DataObject) -> None:
    """Line and column of an offset are those that counting gives; nothing else ends a line."""
    offset = data.draw(st.integers(0, len(text)).filter(lambda at: text[at - 1 : at + 1] != "\r\n"))

    assert walked(text, offset) == Locator(text).position(offset)


@given(st.lists(st.text(st.sampled_from("ab\t😀\u2028"))), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_are_given_without_their_ends(lines: list[str], end: str) -> None:
    """A snippet has the lines that are asked for, as far as there are such."""
    source = Source("f", end.join(lines))

    expected = lines or [""]
    found = [source.line(number) for number in range(len(expected) + 2)]
    stated = [line for line in found if line is not None]

    assert (None, None) == (found[0], found[-1])
    assert expected == [line.piece(0, len(line)) for line in stated]
    assert [line[1:3] for line in expected] == [line.piece(1, 3) for line in stated]
    assert Source("f").line(1) is None


def test_a_document_has_places_by_pointer_and_by_offset() -> None:
    """A place names file, line, column and pointer, and where the value ends; keys are places of their own."""
    source = Source("f", '{"a~/b": [1,\r\n  {"x": 2}]}')

    assert Place("f", 2, 4, "/a~0~1b/1/x", 2, 7) == source.place(("a~/b", 1, "x"), on_key=True)
    assert Place("f", 2, 9, "/a~0~1b/1/x", 2, 10) == source.place(("a~/b", 1, "x"))
    assert Place("f", 2, 3, "/a~0~1b/1", 2, 11) == source.place(("a~/b", 1), on_key=True)
    assert Place("f", 2, 3, "/a") == source.place_at(16, ("a",))


def test_a_document_without_a_text_has_pointers_alone() -> None:
    """Nobody can say in which line of a plain dict something stands."""
    source = Source("given")

    assert Place("given", None, None, "/a/0") == source.place(("a", 0))
    assert Place("given", None, None, "/a/0") == source.place_at(3, ("a", 0))


@pytest.mark.parametrize("number", ["1" * 5000, "1e999999999", "NaN", "-Infinity", "0.1"])
def test_numbers_are_stepped_over_unread(number: str) -> None:
    """A number that cannot be one, or would take for ever, is no obstacle."""
    assert Span(len(number) + 13, len(number) + 14) == Locator(f'{{"a": {number}, "b": 1}}').value(("b",))


def test_a_pointer_that_leads_into_a_text_ends_there() -> None:
    """Where a pointer leads nowhere, the place is the last value on its way."""
    locator = Locator('{"a": {"b": "text"}}')

    assert locator.value(("a", "b")) == locator.value(("a", "b", "c", 0))
