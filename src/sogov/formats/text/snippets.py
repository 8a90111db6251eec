"""Snippets: the line of a document that a finding is about, with the cause underlined."""

from collections.abc import Iterator

from sogov.documents.sources import Source
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
    lines = source.lines(place.line, place.line + 1)
    if not lines:
        return
    number, line, first, last = place.line, lines[0], place.column - 1, _end(place, lines[0])
    if line.strip() in ("{", "[") and len(lines) > 1 and place.end_line != place.line:
        # A bracket alone on its line says nothing: what it holds begins on the next one.
        number, line = number + 1, lines[1]
        first, last = len(line) - len(line.lstrip()), len(line.rstrip())
    start = 0 if len(line) <= _LONGEST else max(0, min(first - _BEFORE, len(line) - _LONGEST))
    stop = min(len(line), start + _LONGEST)
    last = max(min(last, stop), first + 1)
    before, cause, after = _shown(line[start:first]), _shown(line[first:last]), _shown(line[last:stop])
    head, tail = "…" if start else "", "…" if stop < len(line) else ""
    bar = painted("|", style, "blue")
    margin = f"{number:>6}"
    yield f"{painted(margin, style, 'blue')} {bar} {head}{before}{cause}{after}{tail}"
    indent = " " * (width_of(before) + len(head))
    yield f"{' ' * len(margin)} {bar} {indent}{painted('^' * max(width_of(cause), 1), style, hue, 'bold')}"


def _shown(text: str) -> str:
    return visible(text.replace("\t", " "))


def _end(place: Place, line: str) -> int:
    """Where the cause ends on its first line; a cause of several lines is underlined to the end of the first."""
    if place.end_line is None or place.end_column is None:
        return place.column or 1
    return place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
