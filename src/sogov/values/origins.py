"""Where a value was written, as long as nobody needs the line and the column."""

import attrs

Pointer = tuple[str | int, ...]


@attrs.frozen
class Origin:
    """A place in a set of documents: the number of the document, and the way from its top to the value."""

    document: int
    pointer: Pointer = ()

    def at(self, *steps: str | int) -> "Origin":
        """A place further in."""
        return Origin(self.document, self.pointer + steps)
