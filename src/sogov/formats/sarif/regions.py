"""Regions of SARIF: where a finding is in UTF-16 code units, with the piece of text itself and what is around it."""

import re
from bisect import bisect_left

from sogov.documents.sources import Line, Source
from sogov.findings.findings import Place
from sogov.formats.escapes import visible

# What takes two UTF-16 code units.
_WIDE = re.compile("[\U00010000-\U0010ffff]")

_MOST_LINES = 20
_LONGEST = 1000
_AROUND_LINES = 2
_AROUND = 60


class Text:
    """A source as it is shown: its regions, each of a moderate size however long its lines are."""

    def __init__(self, source: Source) -> None:
        """Take the source; of a line that is asked for, what is wide is remembered."""
        self._source = source
        self._wide: dict[int, list[int]] = {}

    def regions(self, place: Place) -> dict[str, object]:
        """The region of a place and the one around it; nothing of a document without a text.

        A place that goes on for long is cut: at the end of its first line, or within it.
        """
        if place.line is None or place.column is None or not self._source.is_shown:
            return {}
        start = (place.line, place.column)
        end = self._end(place, start)
        found: dict[str, object] = {"region": self._region(start, end)}
        around = self._around(start, end)
        return {**found, "contextRegion": self._region(*around)} if around else found

    def _end(self, place: Place, start: tuple[int, int]) -> tuple[int, int]:
        line, column = start
        end = (place.end_line or line, place.end_column or column + 1)
        if end[0] - line >= _MOST_LINES or self._length(line, end[0]) > _LONGEST:
            last = len(self._line(line)) + 1 if end[0] > line else end[1]
            return line, min(last, column + _LONGEST)
        return end[0], min(end[1], len(self._line(end[0])) + 1)

    def _around(self, start: tuple[int, int], end: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """A proper superset of a region; None where the text has no more to show."""
        first, last = max(start[0] - _AROUND_LINES, 1), end[0]
        while last < end[0] + _AROUND_LINES and self._source.line(last + 1) is not None:
            last += 1
        if self._length(first, last) > _LONGEST:
            first, last = start[0], end[0]
        if self._length(first, last) > _LONGEST:
            wider = (first, max(start[1] - _AROUND, 1)), (last, min(end[1] + _AROUND, len(self._line(last)) + 1))
        else:
            wider = (first, 1), (last, len(self._line(last)) + 1)
        return None if wider == (start, end) else wider

    def _region(self, start: tuple[int, int], end: tuple[int, int]) -> dict[str, object]:
        return {
            "startLine": start[0],
            "startColumn": self._units(*start),
            "endLine": end[0],
            "endColumn": self._units(*end),
            "snippet": {"text": self._piece(start, end)},
        }

    def _units(self, line: int, column: int) -> int:
        """A column in UTF-16 code units; both start at 1."""
        if self._source.text is not None and self._source.text.isascii():
            return column
        if line not in self._wide:
            text = self._line(line)
            self._wide[line] = [found.start() for found in _WIDE.finditer(text.piece(0, len(text)))]
        return column + bisect_left(self._wide[line], column - 1)

    def _piece(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        pieces = []
        for number in range(start[0], end[0] + 1):
            line = self._line(number)
            first = start[1] - 1 if number == start[0] else 0
            last = end[1] - 1 if number == end[0] else len(line)
            pieces.append("\t".join(map(visible, line.piece(first, last).split("\t"))))
        return "\n".join(pieces)

    def _length(self, first: int, last: int) -> int:
        return sum(len(self._line(number)) for number in range(first, last + 1))

    def _line(self, number: int) -> Line:
        line = self._source.line(number)
        if line is None:
            raise ValueError(f"`{self._source.name}` has no line {number}")
        return line
