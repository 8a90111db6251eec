"""The line that a finding is about."""

import pytest

from sogov.documents.sources import Source
from sogov.findings.findings import Place
from sogov.formats.style import Style
from sogov.formats.text.snippets import snippet


def lines(text: str, place: Place, style: Style | None = None) -> list[str]:
    """The lines that are shown of a text."""
    return list(snippet(place, Source("a.json", text), style or Style(), "red"))


def place(line: int, column: int, end_line: int | None = None, end_column: int | None = None) -> Place:
    """A place in the text."""
    return Place("a.json", line, column, "", end_line, end_column)


@pytest.mark.parametrize(
    ("text", "where", "shown"),
    [
        ('{"a": 1}', place(1, 7, 1, 8), ['     1 | {"a": 1}', "       |       ^"]),
        ('{"a": "東京"}', place(1, 7, 1, 11), ['     1 | {"a": "東京"}', "       |       ^^^^^^"]),
        ('{"東": 1}', place(1, 7, 1, 8), ['     1 | {"東": 1}', "       |        ^"]),
        ('{"a": "\x1b"}', place(1, 7, 1, 10), ['     1 | {"a": "\\x1b"}', "       |       ^^^^^^"]),
        ("{\n\t1\n}", place(2, 2, 2, 3), ["     2 |  1", "       |  ^"]),
        ('{"a": [\n1]}', place(1, 7, 2, 3), ['     1 | {"a": [', "       |       ^"]),
        ("[\n  {\n  1\n}]", place(2, 3, 4, 2), ["     3 |   1", "       |   ^"]),
        ("{", place(1, 1), ["     1 | {", "       | ^"]),
        ("{", place(1, 2), ["     1 | {", "       |  ^"]),
        ("[1]\n", place(2, 1), ["     2 | ", "       | ^"]),
        ("[1]", place(9, 1), []),
    ],
)
def test_snippet(text: str, where: Place, shown: list[str]) -> None:
    """The line, and carets below the cause; a lone bracket gives way to what it holds."""
    assert shown == lines(text, where)


def test_long_line() -> None:
    """Of a long line the part around the cause is shown."""
    text = "[" + "1" * 200 + ',"here",' + "2" * 200 + "]"

    shown = lines(text, place(1, 203, 1, 209))

    assert f'     1 | …{"1" * 29},"here",{"2" * 63}…' == shown[0]
    assert f"       | {' ' * 31}^^^^^^" == shown[1]
    assert lines(text, place(1, 1, 1, 400))[1] == "       | " + "^" * 100
    assert lines(text, place(1, 409, 1, 410))[1].endswith("^")


@pytest.mark.parametrize("where", [Place("a.json", None, None, "/a"), Place("a.json", 1, None, "/a")])
def test_no_text(where: Place) -> None:
    """A document without a text has no line to show."""
    assert [] == lines("", where)
    assert [] == list(snippet(place(1, 1), None, Style(), "red"))


def test_colour() -> None:
    """The margin is blue and the carets are in the colour of the finding."""
    assert ["\x1b[34m     1\x1b[0m \x1b[34m|\x1b[0m 1", "       \x1b[34m|\x1b[0m \x1b[31;1m^\x1b[0m"] == lines(
        "1", place(1, 1, 1, 2), Style(colour=True)
    )
