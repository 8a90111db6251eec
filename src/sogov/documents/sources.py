"""Sources: the texts that documents were read from."""

from functools import cached_property

import attrs

from sogov.documents.locator import Locator, Span
from sogov.documents.pointers import pointer_text
from sogov.findings.findings import Place
from sogov.values.origins import Pointer


@attrs.frozen(eq=False)
class Source:
    """A named text, without byte order mark; None for a document that was given without one.

    Two sources are the same only if they are one object.
    """

    name: str
    text: str | None = attrs.field(default=None, repr=False)

    def place(self, pointer: Pointer, on_key: bool = False) -> Place:
        """The place of the value that a pointer leads to, or of its key."""
        if self.text is None:
            return Place(self.name, None, None, pointer_text(pointer))
        return self._place(self._locator.key(pointer) if on_key else self._locator.value(pointer), pointer)

    def place_at(self, offset: int, pointer: Pointer = ()) -> Place:
        """The place of one code point of the text; its pointer has to be given."""
        if self.text is None:
            return Place(self.name, None, None, pointer_text(pointer))
        line, column = self._locator.position(offset)
        return Place(self.name, line, column, pointer_text(pointer))

    def line(self, number: int) -> "Line | None":
        """A line, counted from 1; None where there is none."""
        if self.text is None:
            return None
        span = self._locator.line(number)
        return None if span is None else Line(self.text, span)

    def _place(self, span: Span, pointer: Pointer) -> Place:
        line, column = self._locator.position(span.start)
        end_line, end_column = self._locator.position(span.end)
        return Place(self.name, line, column, pointer_text(pointer), end_line, end_column)

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
