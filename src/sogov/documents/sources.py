"""Sources: the texts that documents were read from."""

from functools import cached_property

import attrs

from sogov.documents.locator import Locator, Span
from sogov.documents.pointers import Pointer, pointer_text
from sogov.findings.findings import Place


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

    def lines(self, first: int, last: int) -> tuple[str, ...]:
        """The lines from the first to the last, both included, counted from 1; those that there are."""
        return () if self.text is None else self._locator.lines(first, last)

    def _place(self, span: Span, pointer: Pointer) -> Place:
        line, column = self._locator.position(span.start)
        end_line, end_column = self._locator.position(span.end)
        return Place(self.name, line, column, pointer_text(pointer), end_line, end_column)

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self.text or "")
