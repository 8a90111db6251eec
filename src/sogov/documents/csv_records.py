"""Records of CSV: the rows of a file of comma-separated values, each of which may take several lines (`language §8`).

A quote stands only at both ends of a cell, or doubled within a cell that has them. So a record ends at the first line
end that has an even number of quotes before it, and whatever else there is has a place where it goes wrong.
"""

import csv
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate

import attrs

from sogov.documents.limits import Limits

_TOGETHER = 1000

_quoted = re.compile(r'"((?:[^"\0]++|"")*+)"')
_unfit = re.compile(r'["\0\r]')


@attrs.frozen(eq=False)
class Group:
    """Records that stand one after the other: where they begin and end in bytes, and the number of the first line.

    `lines` has the number of the line in which each begins, counted from the first of the group.
    """

    start: int
    line: int
    records: Sequence[bytes]

    @property
    def end(self) -> int:
        """Where they end, as if the last had a line end."""
        return self.start + sum(map(len, self.records)) + len(self.records)

    @cached_property
    def starts(self) -> "array[int]":
        """Where each begins, and where one after the last would, in bytes from the beginning of the group."""
        return array("Q", accumulate((len(record) + 1 for record in self.records), initial=0))

    @cached_property
    def lines(self) -> "array[int]":
        """In which line each begins, and one after the last would, counted from the first of the group."""
        return array("Q", accumulate((record.count(b"\n") + 1 for record in self.records), initial=0))


@attrs.frozen(eq=False)
class Cut:
    """A cell of a record: its text, and where it begins and ends in the record, in code points."""

    text: str
    start: int
    end: int


@attrs.frozen(eq=False)
class Flaw:
    """What keeps a record from being read, and where in it."""

    offset: int
    message: str
    remedy: str
    name: str = "invalid-table"


def groups(blocks: Iterable[tuple[int, bytes]], limits: Limits) -> Iterator[Group]:
    """The records in blocks of whole lines, each with the byte where it begins.

    One that is not at its end when it is beyond the limit, or at the end of the last block, is the last.
    """
    left, line = b"", 0
    for start, block in blocks:
        records, following = _divided(left + block)
        for group in _grouped(records, start - len(left), line):
            yield group
            line += group.lines[-1]
        left = following
        if len(left) - 1 > limits.line:
            break
    if left:
        yield Group(start + len(block) - len(left), line, [left.removesuffix(b"\n")])


def records_in(data: bytes) -> list[bytes]:
    """The records of a text of whole records, without the LF at their ends."""
    records, left = _divided(data)
    return [*records, left] if left else records


def cells_of(records: Sequence[str], delimiter: str) -> list[list[str]] | None:
    """The cells of records, all at once; None where one of them may have a flaw."""
    if _sound(delimiter).fullmatch("\n".join(records)) is None:
        return None
    try:
        return list(csv.reader(records, delimiter=delimiter, strict=True))
    except csv.Error:
        # It reads no cell that is longer than a setting of the whole program.
        return None


def cuts_of(record: str, delimiter: str) -> list[Cut] | Flaw:
    """The cells of one record with their places, or what is wrong with it."""
    cuts: list[Cut] = []
    at = 0
    while True:
        cut = _quoted_cut(record, at, delimiter) if record.startswith('"', at) else _plain_cut(record, at, delimiter)
        if isinstance(cut, Flaw):
            return cut
        cuts.append(cut)
        if cut.end == len(record):
            return cuts
        at = cut.end + 1


def _divided(data: bytes) -> tuple[list[bytes], bytes]:
    """The records of a text of whole lines, and what is left of it where the last one is not at its end."""
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    if b'"' not in data:
        return lines, b""
    records, first, is_open = [], 0, False
    for number, line in enumerate(lines, 1):
        is_open ^= line.count(b'"') % 2 == 1
        if not is_open:
            records.append(line if number == first + 1 else b"\n".join(lines[first:number]))
            first = number
    left = b"\n".join(lines[first:])
    return records, left + b"\n" if first < len(lines) and data.endswith(b"\n") else left


def _grouped(records: list[bytes], start: int, line: int) -> Iterator[Group]:
    for first in range(0, len(records), _TOGETHER):
        group = Group(start, line, records[first : first + _TOGETHER])
        yield group
        start, line = group.end, line + group.lines[-1]


def _quoted_cut(record: str, at: int, delimiter: str) -> Cut | Flaw:
    found = _quoted.match(record, at)
    if found is None:
        stop = record.find("\0", at)
        return _nul(stop) if stop >= 0 else Flaw(at, "a quote is opened here and never closed", "close it")
    end = found.end()
    if end < len(record) and record[end] != delimiter:
        message = "after the quote that closes a cell there is something else than the delimiter"
        return Flaw(end, message, "double a quote that belongs to the cell")
    return Cut(found[1].replace('""', '"'), at, end)


def _plain_cut(record: str, at: int, delimiter: str) -> Cut | Flaw:
    end = record.find(delimiter, at)
    end = len(record) if end < 0 else end
    found = _unfit.search(record, at, end)
    if found is None:
        return Cut(record[at:end], at, end)
    if found[0] == "\0":
        return _nul(found.start())
    if found[0] == "\r":
        return Flaw(found.start(), "a carriage return alone ends no line", "end lines with LF or CRLF")
    message = "a quote stands in a cell that does not begin with one"
    return Flaw(
        found.start(), message, "put the whole cell in quotes, without a blank before them, and double this one"
    )


def _nul(offset: int) -> Flaw:
    return Flaw(offset, "there is a NUL here, which no text has", "save the file as CSV in UTF-8")


@cache
def _sound(delimiter: str) -> re.Pattern[str]:
    """What matches the text of records that have no flaw."""
    mark = re.escape(delimiter)
    # Possessive, so that whatever does not match is given up in one step.
    return re.compile(rf'(?:(?:"(?:[^"\0]++|"")*+"|[^"\0\r\n{mark}]*+)(?:{mark}|\n|\Z))*+')
