"""Snippets: the line of a document that a finding is about, with the cause underlined."""

from collections.abc import Iterator

from sogov.documents.sources import Line, Source
from sogov.findings.findings import Place
from sogov.formats.escapes import visible
from sogov.formats.style import Style
from sogov.formats.text.columns import width_of
from sogov.formats.text.paint import Hue, painted

_LONGEST = 100
_BEFORE = 30


def snippet(place: Place, source: Source | None, style: Style, hue: Hue) -> Iterator[str]:
    """The line of a place and a line of carets below the cause; nothing where there is no text."""
    if source is None or place.line is None or place.column is None:
        return
    number, line, following = place.line, source.line(place.line), source.line(place.line + 1)
    if line is None:
        return
    first, last = place.column - 1, _end(place, line)
    if following is not None and place.end_line != place.line and line.piece(0, _LONGEST).strip() in ("{", "["):
        # A bracket alone on its line says nothing: what it holds begins on the next one.
        number, line = number + 1, following
        first, last = _blanks(line), len(line)
    start = 0 if len(line) <= _LONGEST else max(0, min(first - _BEFORE, len(line) - _LONGEST))
    stop = min(len(line), start + _LONGEST)
    last = max(min(last, start + len(line.piece(start, stop).rstrip())), first + 1)
    before, cause, after = (_shown(line.piece(*ends)) for ends in ((start, first), (first, last), (last, stop)))
    head, tail = "…" if start else "", "…" if stop < len(line) else ""
    bar = painted("|", style, "blue")
    margin = f"{number:>6}"
    yield f"{painted(margin, style, 'blue')} {bar} {head}{before}{cause}{after}{tail}"
    indent = " " * (width_of(before) + len(head))
    yield f"{' ' * len(margin)} {bar} {indent}{painted('^' * max(width_of(cause), 1), style, hue, 'bold')}"


def _shown(text: str) -> str:
    return visible(text.replace("\t", " "))


def _end(place: Place, line: Line) -> int:
    """Where the cause ends on its first line; a cause of several lines is underlined to the end of the first."""
    if place.end_line is None or place.end_column is None:
        return place.column or 1
    return place.end_column - 1 if place.end_line == place.line else len(line)


def _blanks(line: Line) -> int:
    """How many blanks a line begins with, as far as they are looked at."""
    begun = line.piece(0, _LONGEST)
    return len(begun) - len(begun.lstrip())
