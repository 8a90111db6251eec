import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.documents.inexact import Inexact
from sogov.documents.inspection import holds_lone_surrogate, may_hold_long_text
from sogov.documents.limits import DEFAULT_LIMITS, Limits
from sogov.documents.nesting import first_too_deep, innermost_open, is_nested_within
from sogov.documents.reader import Reading, read, read_plain
from tests.documents.scripts import Script, scripts, texts

MARK = b"\xef\xbb\xbf"


def places(reading: Reading) -> list[tuple[str, int | None, int | None, str]]:
    """The faults of a reading as name, line, column and pointer."""
    found = [(fault.name, fault.place()) for fault in reading.faults]
    return [(name, place.line, place.column, place.pointer) for name, place in found]


@contextmanager
def collector(*, on: bool) -> Iterator[None]:
    """The garbage collector switched on or off for a while."""
    (gc.enable if on else gc.disable)()
    try:
        yield
    finally:
        gc.enable()


@given(scripts(), st.sampled_from([b"", MARK]))
def test_a_sound_document_is_read_as_any_parser_reads_it(script: Script, mark: bytes) -> None:
    """The tree of a document without faults is the one of the standard library, with a byte order mark or without."""
    reading = read("f", mark + script.text.encode())

    assert () == reading.faults
    assert json.loads(script.text) == reading.tree
    assert script.text == reading.source.text


@given(scripts(repeating=True))
def test_every_repeated_key_is_reported_where_it_is_repeated(script: Script) -> None:
    """Each repetition is a fault of its own at its key, however the key is spelt; the last value is kept."""
    reading = read("f", script.text.encode())

    assert [(pointer, offset) for pointer, offset in script.repeated] == [
        (fault.pointer, fault.offset) for fault in reading.faults
    ]
    assert {"duplicate-key"} >= {fault.name for fault in reading.faults}
    assert json.loads(script.text) == reading.tree


@given(scripts(repeating=True), st.data())
def test_a_damaged_document_is_read_or_refused_with_a_place(script: Script, data: st.DataObject) -> None:
    """Whatever bytes come, nothing is raised: there is a tree, or a fault; every fault has its place in the file."""
    whole = script.text.encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 3, len(whole))))
    damage = st.sampled_from(
        [b"", b",", b"'", b"NaN", b"1e5", b"\\", b'"', b"[", b"}", b"\xff", b"\0", b"\\ud800", b"/", b"-"]
    )
    damaged = whole[:start] + data.draw(damage | st.binary(max_size=3)) + whole[end:]
    reading = read("f", damaged, Limits(nesting=4))

    assert reading.tree is not None or reading.faults
    lines = (reading.source.text or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for fault in reading.faults:
        place = fault.place()
        assert fault.message
        assert fault.remedy
        assert place.line is not None
        assert place.column is not None
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(st.binary(max_size=40) | texts.map(str.encode))
def test_what_the_standard_library_refuses_is_refused(data: bytes) -> None:
    """Nothing is JSON here that is none elsewhere."""
    try:
        json.loads(data.decode("utf-8-sig"))
    except ValueError:
        assert read("f", data).tree is None


@given(scripts(), st.integers(0, 6))
def test_nesting_is_measured_before_anything_is_parsed(script: Script, levels: int) -> None:
    """The quick scan and the exact one agree with the depth at which the writer was."""
    quick = is_nested_within(script.text.encode(), levels)
    exact = first_too_deep(script.text, levels)

    assert (script.depth <= levels) == quick
    assert (script.depth <= levels) == (exact is None)
    if exact is not None:
        offset, pointer = exact
        assert script.values[pointer][0] == offset
        assert levels == len(pointer)


@pytest.mark.parametrize(
    "text", ['{"a":' * 200_000, "[" * 200_000 + "]" * 200_000, '[{"\\"[":' * 200_000, "[" * 200_000 + '"']
)
def test_any_depth_is_refused_alike(text: str) -> None:
    """Two hundred thousand levels exhaust no stack."""
    reading = read("f", text.encode())

    assert None is reading.tree
    assert ["limit"] == [fault.name for fault in reading.faults]
    assert [DEFAULT_LIMITS.nesting] == [len(fault.pointer) for fault in reading.faults]


@given(scripts(), st.integers(32, 40), st.integers(0, 3))
def test_a_raised_limit_on_nesting_is_exact(script: Script, wrapped: int, slack: int) -> None:
    """Deep documents are measured exactly, too."""
    deep = ("[" * wrapped + script.text + "]" * wrapped).encode()

    assert is_nested_within(deep, wrapped + script.depth + slack)
    assert not is_nested_within(deep, wrapped + script.depth - 1 - slack)


def test_a_raised_limit_on_nesting_is_no_crash() -> None:
    """Where the parser itself gives up, that is a fault too."""
    reading = read("f", b"[" * 200_000 + b"]" * 200_000, Limits(nesting=10**6))

    assert [("limit", 1, 1, "")] == places(reading)


@pytest.mark.parametrize(
    ("text", "offset"),
    [("", None), ("[]", None), ('{"a": [1', 6), ('{"a": [1]', 0), ('["{"', 0), ("]{", 1), ('["a\\"]', 0)],
)
def test_what_is_still_open_is_found(text: str, offset: int | None) -> None:
    """A message about the end of a file names what was not closed, which no bracket in a text is."""
    assert offset == innermost_open(text)


@given(st.lists(st.sampled_from(["x", '"', "\\", "😀"]).map("".join) | texts, max_size=6), st.integers(0, 12))
def test_no_long_text_escapes_the_quick_look(words: list[str], limit: int) -> None:
    """If a text has more characters than the limit, the quick look says so; it may say so without cause."""
    held = any(len(word) > limit for word in words)

    assert may_hold_long_text(json.dumps(words), limit) >= held
    assert may_hold_long_text(json.dumps(words, ensure_ascii=False), limit) >= held


@given(st.lists(st.sampled_from(["\\ud83d", "\\uDE00", "\\\\", "\\u0041", "\\n", "a", "\\uD83D\\ude00", "ud83d"])))
def test_lone_surrogates_are_told_from_pairs(pieces: list[str]) -> None:
    """A text holds half a pair exactly when it cannot be encoded."""
    text = "".join(pieces)
    try:
        json.loads(f'"{text}"').encode()
        lone = False
    except UnicodeEncodeError:
        lone = True

    assert lone == holds_lone_surrogate(f'"{text}"')
    assert lone == (None is read("f", f'{{"a": "{text}"}}'.encode()).tree)


def test_numbers_that_are_not_whole_are_kept_as_they_are_written() -> None:
    """No number is ever rounded, and none is worked out that would take for ever; what is too long is told at once."""
    reading = read("f", b'{"a": [1.50, 1e1000000, -0, 123456789012345, 1234567890123456, 1.234567890123456]}')
    kept = [Inexact("1.50"), Inexact("1e1000000"), 0, 123456789012345]
    refused = [Inexact("1234567890123456", reported=True), Inexact("1.234567890123456", reported=True)]

    assert {"a": kept + refused} == reading.tree
    assert [("limit", 1, 46, "/a/4"), ("limit", 1, 64, "/a/5")] == places(reading)


def test_limits_can_be_raised() -> None:
    """What a caller allows is read."""
    data = b'{"a": [[1234567890123456]], "b": "' + b"x" * 10_001 + b'"}'

    assert ["limit", "limit"] == [name for name, *_ in places(read("f", data))]
    assert [] == places(read("f", data, Limits(digits=16, text=10_001)))
    assert [("limit", 1, 8, "/a/0")] == places(read("f", data, Limits(nesting=2)))


def test_a_file_that_is_too_large_is_not_looked_at() -> None:
    """The size comes first."""
    reading = read("f", b"{}[", Limits(file=2))

    assert [("limit", 1, 1, "")] == places(reading)
    assert None is reading.tree
    assert {} == read("f", b"{}", Limits(file=2)).tree


def test_all_faults_of_a_text_are_reported_at_once() -> None:
    """One run is enough to see them all, in the order of the text."""
    text = '{"a": NaN,\n "a": "\\ud83d",\r\n "b": [{"c": 12345678901234567, "\\u0063": -Infinity}],\n "\\uDC00": "%s"}'
    reading = read("f", (text % ("é" * 10_001)).encode())

    assert [
        ("invalid-json", 1, 7, "/a"),
        ("duplicate-key", 2, 2, "/a"),
        ("invalid-json", 2, 8, "/a"),
        ("limit", 3, 14, "/b/0/c"),
        ("duplicate-key", 3, 33, "/b/0/c"),
        ("invalid-json", 3, 43, "/b/0/c"),
        ("invalid-json", 4, 3, "/\udc00"),
        ("limit", 4, 12, "/\udc00"),
    ] == places(reading)
    assert None is reading.tree


@pytest.mark.parametrize("data", [b'{"a": [{}, {}]}', b'{"a": [}', b"\xff", b"[" * 100_000])
@pytest.mark.parametrize("on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(data: bytes, on: bool) -> None:
    """Reading switches it off, and on again only if it was on."""
    with collector(on=on):
        read("f", data, Limits(nesting=10**6))
        assert on == gc.isenabled()


def test_what_others_have_frozen_stays_frozen() -> None:
    """A server that has frozen its objects keeps them so."""
    gc.freeze()
    try:
        before = gc.get_freeze_count()
        read("f", b"{}")
        assert before == gc.get_freeze_count()
    finally:
        gc.unfreeze()


def test_a_plain_document_is_read_as_its_json_is() -> None:
    """What is given as dicts and lists obeys the same rules; its places have pointers alone."""
    reading = read_plain("given", {"a": [1.5, "\ud83d"], "b": 10**15})

    assert [("invalid-json", None, None, "/a/1"), ("limit", None, None, "/b")] == places(reading)
    assert {"a": [1, Inexact("1.5")]} == read_plain("given", {"a": (1, 1.5)}).tree
    assert None is read_plain("given", {}).source.text
    assert [("schema", None, None, "")] == places(read_plain("given", [1]))


@pytest.mark.parametrize("tree", [{"a": date(2026, 11, 23)}, {"a": {1, 2}}, {("a",): 1}, b"{}"])
def test_what_json_cannot_hold_is_no_document(tree: object) -> None:
    """A date or a set is a fault of the document, not a crash."""
    assert [("invalid-json", None, None, "")] == places(read_plain("given", tree))


def test_a_document_that_holds_itself_is_refused() -> None:
    """A circle has no end."""
    tree: dict[str, object] = {}
    tree["a"] = tree

    assert [("invalid-json", None, None, "")] == places(read_plain("given", tree))
