"""Faults: input errors on their way to becoming findings (`language §4`)."""

import attrs

from sogov.documents.sources import Source
from sogov.findings.findings import Place
from sogov.values.origins import Pointer


@attrs.frozen
class Fault:
    """An input error in a document, which is located only when somebody asks where it is.

    `on_key` means the key that the pointer ends in and not its value. `offset` is given where the place is known
    already, in code points of the text.
    """

    name: str
    source: Source
    pointer: Pointer
    message: str
    remedy: str = ""
    on_key: bool = False
    offset: int | None = None

    def place(self) -> Place:
        """Where it is."""
        if self.offset is not None:
            return self.source.place_at(self.offset, self.pointer)
        return self.source.place(self.pointer, self.on_key)
