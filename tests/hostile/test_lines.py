import pytest

from sogov.documents.limits import Limits
from sogov.documents.sources import Source
from sogov.documents.streams import read_line
from tests.hostile.lines import LINES, PLAIN, SOUND, UNSOUND, Found


def test_there_are_lines_to_look_at() -> None:
    """The tables are read, and no title stands in two of them."""
    assert len(LINES) > 100
    assert len(LINES) == len(SOUND) + len(UNSOUND)


@pytest.mark.parametrize("title", LINES)
def test_every_fault_of_a_line_is_reported_in_its_place(title: str) -> None:
    """All faults are found, nothing else is, each in its line of the file and its column, a CR being one of these."""
    line = LINES[title]
    expected = UNSOUND[title][1] if title in UNSOUND else []
    number = 7
    text = line.removesuffix(b"\r").decode(errors="replace")
    reading = read_line(Source("f.jsonl", lines={number: text}.get), number, line, Limits())
    found: list[Found] = []
    for fault in reading.faults:
        place = fault.place()
        assert fault.message.isprintable()
        assert fault.remedy.isprintable()
        assert 0 < len(fault.message) < 300
        assert ("f.jsonl", number + 1) == (place.file, place.line)
        assert place.end_line in (number + 1, None)
        assert place.column is not None
        found.append((fault.name, place.column))

    assert sorted(expected, key=lambda one: one[1]) == sorted(found, key=lambda one: one[1])
    assert bool(found) or reading.tree is not None


MESSAGES = {
    b"": ("the line is empty", "delete it"),
    b" ": ("the line is empty", "delete it"),
    PLAIN[:-1]: ("the line ends before what begins in it does", "close it with `}`"),
    b'{"a":[': ("the line ends before what begins in it does", "close it with `]`"),
    b'{"a': ("the text that begins here does not end", 'close it with `"`'),
    PLAIN + PLAIN: ("a second resource begins here", "give each resource a line of its own"),
    PLAIN + b"]": ("`]` closes what nothing opened", "leave it out"),
    b'{"a":1,}': ("the comma before `}` is one too many", "leave it out"),
    b"[]": ("a resource is an object, not a list", "begin it with `{` and end it with `}`"),
    PLAIN[:-1] + b',"id":"b"}': ("`id` is stated again; it was in line 4, column 2", "leave one of the two out"),
    b"\xef\xbb\xbf" + PLAIN: (
        "a byte order mark stands before the first line of a file, and nowhere else",
        "delete it",
    ),
}


@pytest.mark.parametrize("line", MESSAGES, ids=repr)
def test_what_is_wrong_is_said_of_the_line(line: bytes) -> None:
    """Nobody is told of a file that ends, or to write documents, where a line states a resource."""
    reading = read_line(Source("f.jsonl", lines=lambda _: line.decode()), 3, line, Limits())

    assert [MESSAGES[line]] == [(fault.message, fault.remedy) for fault in reading.faults]


def test_a_line_beyond_the_limit_is_not_read() -> None:
    """The fault is at its beginning; a line as long as the limit is read."""
    source = Source("f.jsonl", lines=lambda _: PLAIN.decode())
    within, beyond = (read_line(source, 0, PLAIN, Limits(line=len(PLAIN) - less)) for less in (0, 1))

    assert ((), {"id": "a", "kind": "k"}) == (within.faults, within.tree)
    assert [("limit", 1, 1)] == [(fault.name, fault.place().line, fault.place().column) for fault in beyond.faults]
    assert beyond.tree is None
