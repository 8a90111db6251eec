"""Sources: the texts that documents were read from."""

from collections.abc import Callable
from functools import cached_property

import attrs

from sogov.documents.locator import Locator, Span
from sogov.documents.pointers import Pointer, pointer_text
from sogov.findings.findings import Place

Lines = Callable[[int], str | None]
"""The text of a line by its number, counted from 0; None where there is none."""


@attrs.frozen(eq=False)
class Source:
    """A named text, without byte order mark; None for a document that was given without one.

    Of a file that is read in pieces, a document a line, there are `lines` instead: each by its number, counted from 0,
    which is the first step of every pointer into it. Two sources are the same only if they are one object.
    """

    name: str
    text: str | None = attrs.field(default=None, repr=False)
    lines: Lines | None = attrs.field(default=None, repr=False)

    @property
    def is_shown(self) -> bool:
        """Whether there is a text to show."""
        return self.text is not None or self.lines is not None

    def place(self, pointer: Pointer, on_key: bool = False) -> Place:
        """The place of the value that a pointer leads to, or of its key."""
        if self.lines is not None:
            number, inner = self._inner(pointer)
            return _in_line(inner.place(pointer[1:], on_key), number)
        if self.text is None:
            return Place(self.name, None, None, pointer_text(pointer))
        return self._place(self._locator.key(pointer) if on_key else self._locator.value(pointer), pointer)

    def place_at(self, offset: int, pointer: Pointer = ()) -> Place:
        """The place of one code point of the text, or of the line of it that the pointer, which is given, is in."""
        if self.lines is not None:
            number, inner = self._inner(pointer)
            return _in_line(inner.place_at(offset, pointer[1:]), number)
        if self.text is None:
            return Place(self.name, None, None, pointer_text(pointer))
        line, column = self._locator.position(offset)
        return Place(self.name, line, column, pointer_text(pointer))

    def line(self, number: int) -> "Line | None":
        """A line, counted from 1; None where there is none."""
        if self.lines is not None:
            text = self.lines(number - 1)
            return None if text is None else Line(text, Span(0, len(text)))
        if self.text is None:
            return None
        span = self._locator.line(number)
        return None if span is None else Line(self.text, span)

    def _inner(self, pointer: Pointer) -> "tuple[int, Source]":
        number = int(pointer[0]) if pointer else 0
        return number, Source(self.name, self.lines(number) if self.lines is not None else None)

    def _place(self, span: Span, pointer: Pointer) -> Place:
        line, column = self._locator.position(span.start)
        end_line, end_column = self._locator.position(span.end)
        return Place(self.name, line, column, pointer_text(pointer), end_line, end_column)

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self.text or "")


def _in_line(place: Place, number: int) -> Place:
    """The place of something in a text that is one line of a file, in the file."""
    return attrs.evolve(place, line=number + 1, end_line=number + 1 if place.end_line is not None else None)


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
