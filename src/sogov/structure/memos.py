"""Memos: what a piece of an entry was read as before, for pieces that thousands of entries share."""

from collections.abc import Callable
from typing import Generic, TypeVar

import attrs

from sogov.structure.entries import Entry

T = TypeVar("T")


@attrs.frozen(eq=False)
class Memo(Generic[T]):
    """A reading of what stands under a key, which remembers its values; one that reports a fault is not remembered."""

    key: str
    reading: Callable[[Entry, str], T]
    _known: dict[str, T] = attrs.field(factory=dict, init=False)

    def of(self, entry: Entry) -> T:
        """What stands under the key of an entry, as it is read."""
        written = repr(entry.tree.get(self.key))
        try:
            return self._known[written]
        except KeyError:
            return self._read(entry, written)

    def _read(self, entry: Entry, written: str) -> T:
        before = len(entry.faults)
        value = self.reading(entry, self.key)
        if len(entry.faults) == before:
            self._known[written] = value
        return value
