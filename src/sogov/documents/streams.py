"""Streams: files of JSON Lines, one resource a line, which are read in blocks and never all at once (`language §2`)."""

import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sized
from functools import cache
from itertools import accumulate
from typing import Protocol, TypeVar

import attrs

from sogov.documents.drafts import Draft, draft_of
from sogov.documents.faults import Fault
from sogov.documents.inspection import holds_lone_surrogate
from sogov.documents.limits import Limits
from sogov.documents.reader import Reading, read
from sogov.documents.schemas import check_resources
from sogov.documents.sources import Source

T = TypeVar("T", bound=Sized)

_MARK = b"\xef\xbb\xbf"
_PIECE = 32 * 1024
_BETWEEN, _COMMA = b"}\n{", b"},\n{"
_surrogate = re.compile(rb"\\u[dD][89a-fA-F]")


class Opened(Protocol):
    """A file that can be read from anywhere."""

    def each(self, function: Callable[[bytes], T], /) -> Iterator[tuple[int, int, int, T]]:
        """What a function makes of each block of whole lines, in their order.

        Before it come the bytes where the block begins and ends, and the number of the process that called the
        function. A byte order mark before the first line is in no block.
        """

    def read(self, start: int, end: int) -> bytes:
        """The bytes from one place up to another."""

    def size(self) -> int:
        """The number of bytes."""


@attrs.frozen
class Block:
    """Whole lines of a stream: the bytes where they begin and end, the number of the first, from 0, and how many.

    `reader` is the number of the process that read them.
    """

    start: int
    end: int
    first: int
    count: int
    reader: int


class Stream:
    """A file of JSON Lines, and the blocks of it that have been read."""

    def __init__(self, name: str, opened: Opened) -> None:
        """Take a file by the name to report it by."""
        self.source = Source(name, lines=self._line)
        self._opened = opened
        self._blocks: list[Block] = []
        self._pieces: dict[Block, tuple[array[int], array[int]]] = {}

    def each(self, function: Callable[[bytes], T]) -> Iterator[tuple[Block, T]]:
        """What a function makes of each block of lines, in their order: as long as there are lines in the block.

        It may be called in other processes.
        """
        self._blocks.clear()
        for start, end, reader, made in self._opened.each(function):
            first = self._blocks[-1].first + self._blocks[-1].count if self._blocks else 0
            block = Block(start, end, first, len(made), reader)
            self._blocks.append(block)
            yield block, made

    def lines(self, block: Block) -> list[bytes]:
        """The lines of a block that has been read."""
        return lines_of(self._opened.read(block.start, block.end))

    def line(self, number: int) -> bytes | None:
        """A line of a block that has been read, by its number; None where there is none."""
        found = bisect_right(self._blocks, number, key=lambda block: block.first) - 1
        block = self._blocks[found] if found >= 0 else None
        if block is None or number >= block.first + block.count:
            return None
        starts, firsts = self._pieces_in(block)
        piece = bisect_right(firsts, number) - 1
        lines = lines_of(self._opened.read(starts[piece], starts[piece + 1]))
        return lines[number - firsts[piece]]

    def _pieces_in(self, block: Block) -> "tuple[array[int], array[int]]":
        """Where each piece of a block begins, and where one after the last would; and the first line of each."""
        known = self._pieces.get(block)
        if known is None:
            pieces = list(pieces_of(self._opened.read(block.start, block.end)))
            starts = array("Q", accumulate(map(len, pieces), initial=block.start))
            known = self._pieces[block] = starts, array("Q", accumulate(map(lines_in, pieces), initial=block.first))
            del known[1][-1]
        return known

    def _line(self, number: int) -> str | None:
        line = self.line(number)
        return None if line is None else line.removesuffix(b"\r").decode(errors="replace")


def lines_of(data: bytes) -> list[bytes]:
    """The lines of a block, without the LF at their ends."""
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return lines


def lines_in(text: bytes) -> int:
    """The number of lines in a text, the last of which may end without a line break."""
    return text.count(b"\n") + (not text.endswith(b"\n"))


def pieces_of(block: bytes) -> Iterator[bytes]:
    """A block in pieces of whole lines, each as small as stays in the processor's own memory while it is taken in."""
    start = 0
    while start < len(block):
        end = block.find(b"\n", start + _PIECE) + 1 or len(block)
        yield block[start:end]
        start = end


def draft_of_lines(text: bytes, limits: Limits) -> Draft | None:
    """The draft of resources, one a line; None where a line may not be a plain one."""
    if not _are_short(text, min(limits.text, limits.line, limits.file)):
        return None
    text = text.removesuffix(b"\n")
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").removesuffix(b"\r")
    count = text.count(b"\n") + 1
    # Between two resources stands a line break, and nowhere else; a colon that is escaped could hide a repeated key.
    if text.count(_BETWEEN) != count - 1 or (b"\\" in text and b"\\u003" in text):
        return None
    try:
        draft = _drafter()(text, text.count(b":"))
    except RecursionError:
        return None
    return None if draft is None or len(draft.ids) != count else draft


def _are_short(text: bytes, most: int) -> bool:
    """Whether no line has more bytes than that."""
    start = 0
    while len(text) - start > most:
        start = text.rfind(b"\n", start, start + most + 1) + 1
        if not start:
            return False
    return True


def read_line(source: Source, number: int, line: bytes, limits: Limits) -> Reading:
    """The reading of one line of a source, strictly and with every fault of its text and its shape in its place."""
    if len(line) > limits.line:
        message = f"the line has more than {limits.line} bytes"
        fault = Fault("limit", source, (number,), message, "state one resource a line", offset=0)
        return Reading(source, None, (fault,))
    if line.startswith(_MARK):
        message = "a byte order mark stands before the first line of a file, and nowhere else"
        return Reading(source, None, (Fault("invalid-json", source, (number,), message, "delete it", offset=0),))
    reading = read(source.name, line.removesuffix(b"\r"), limits, number)
    shape = check_resources(reading.source, {"resources": [reading.tree]}, limits) if reading.tree is not None else []
    # The resource stands in its line as it would in the list of a document.
    pointers = [fault.pointer for fault in reading.faults] + [fault.pointer[2:] for fault in shape]
    faults = (
        attrs.evolve(fault, source=source, pointer=(number, *pointer))
        for fault, pointer in zip((*reading.faults, *shape), pointers, strict=True)
    )
    return Reading(source, reading.tree, tuple(faults))


@cache
def _drafter() -> Callable[[bytes, int], Draft | None]:
    try:
        from sogov.documents.structs import draft_of_structs
    except ImportError:
        return _draft_of_text
    return draft_of_structs


def _draft_of_text(text: bytes, colons: int) -> Draft | None:
    try:
        # No plain resource has an object in a list, nor any text a line break: what is in this list had its own line.
        trees = _decode(f"[{text.replace(_BETWEEN, _COMMA).decode()}]")
    except ValueError:
        return None
    if _surrogate.search(text) is not None and holds_lone_surrogate(text.decode()):
        return None
    return draft_of(trees, colons)


# NaN and infinities are numbers to it, none of which is plain.
_decode = json.JSONDecoder().decode
