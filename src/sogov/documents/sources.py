"""Sources: the texts that documents were read from."""

from collections.abc import Callable
from functools import cached_property
from typing import Protocol

import attrs

from sogov.documents.locator import Locator, Span
from sogov.documents.pointers import pointer_text
from sogov.findings.findings import Place
from sogov.values.origins import Pointer

Lines = Callable[[int], str | None]
"""The text of a line by its number, counted from 0; None where there is none."""


class Cells(Protocol):
    """A table, as far as places in it are asked for; its rows are numbered from 0, by line where it has lines."""

    def span(self, number: int, pointer: Pointer) -> Span | None:
        """Where in its line that stands which a part of the resource in a row is from; None where that is not told."""

    def line(self, number: int) -> str | None:
        """The text of a line; None where there is none."""


@attrs.frozen(eq=False)
class Source:
    """A named text, without byte order mark; None for a document that was given without one.

    Of a file that is read in pieces, a document a line, there are `lines` instead: each by its number, counted from 0,
    which is the first step of every pointer into it. A text that is one line of a file has its `number` there. Of a
    table there are `cells`, its rows counted like lines, and the document that names it. Two sources are the same only
    if they are one object.
    """

    name: str
    text: str | None = attrs.field(default=None, repr=False)
    lines: Lines | None = attrs.field(default=None, repr=False)
    number: int | None = None
    cells: Cells | None = attrs.field(default=None, repr=False)
    named_by: str = ""
    _last: "dict[int, Source]" = attrs.field(factory=dict, init=False, repr=False)

    @property
    def is_shown(self) -> bool:
        """Whether there is a text to show."""
        return self.text is not None or self.lines is not None or (self.cells is not None and self.line(1) is not None)

    @property
    def document(self) -> str:
        """The name of the document that it is, or that names it."""
        return self.named_by or self.name

    def place(self, pointer: Pointer, on_key: bool = False) -> Place:
        """The place of the value that a pointer leads to, or of its key."""
        if self.cells is not None:
            return self._in_table(self.cells, pointer)
        if self.lines is not None:
            return self._of_line(self.lines, pointer).place(pointer[1:], on_key)
        if self.text is None:
            return Place(self.name, None, None, pointer_text(pointer))
        return self._place(self._locator.key(pointer) if on_key else self._locator.value(pointer), pointer)

    def place_at(self, offset: int, pointer: Pointer = ()) -> Place:
        """The place of one code point of the text, or of the line of it that the pointer, which is given, is in."""
        if self.cells is not None:
            return Place(self.name, int(pointer[0]) + 1, offset + 1, pointer_text(pointer[1:]))
        if self.lines is not None:
            return self._of_line(self.lines, pointer).place_at(offset, pointer[1:])
        if self.text is None:
            return Place(self.name, None, None, pointer_text(pointer))
        line, column = self._position(offset)
        return Place(self.name, line, column, pointer_text(pointer))

    def line(self, number: int) -> "Line | None":
        """A line, counted from 1; None where there is none."""
        if self.cells is not None:
            text = self.cells.line(number - 1)
            return None if text is None else Line(text, Span(0, len(text)))
        if self.lines is not None:
            text = self._of_line(self.lines, (number - 1,)).text
            return None if text is None else Line(text, Span(0, len(text)))
        if self.text is None:
            return None
        span = self._locator.line(number)
        return None if span is None else Line(self.text, span)

    def _in_table(self, cells: Cells, pointer: Pointer) -> Place:
        number, *steps = pointer or (0,)
        line, span = int(number) + 1, cells.span(int(number), tuple(steps))
        if span is None:
            return Place(self.name, line, 1, pointer_text(tuple(steps)))
        return Place(self.name, line, span.start + 1, pointer_text(tuple(steps)), line, span.end + 1)

    def _of_line(self, lines: Lines, pointer: Pointer) -> "Source":
        """The line that a pointer is in, which is kept for the next question: there may be many about a long one."""
        number = int(pointer[0]) if pointer else 0
        known = self._last.get(number)
        if known is None:
            self._last.clear()
            known = self._last[number] = Source(self.name, lines(number), number=number)
        return known

    def _place(self, span: Span, pointer: Pointer) -> Place:
        return Place(self.name, *self._position(span.start), pointer_text(pointer), *self._position(span.end))

    def _position(self, offset: int) -> tuple[int, int]:
        # In a line of a file no CR ends a line.
        return self._locator.position(offset) if self.number is None else (self.number + 1, offset + 1)

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self.text or "")


@attrs.frozen(eq=False)
class Line:
    """A line of a text, of which no more is copied than is asked for: a whole document may be one line."""

    _text: str = attrs.field(repr=False)
    _span: Span

    def __len__(self) -> int:
        """The number of its code points."""
        return self._span.end - self._span.start

    def piece(self, first: int, last: int) -> str:
        """What stands from one of its code points up to another, counted from 0."""
        start, end = self._span.start, self._span.end
        return self._text[start + first : min(start + last, end)]
