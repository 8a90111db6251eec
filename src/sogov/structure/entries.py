"""Entries: objects of a document that are read key by key, taking what is sound and leaving the rest.

Whatever cannot be read gives the default, for the documents were checked against their schemas before;
`FaultList.malformed` makes sure that none of it goes unreported.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import attrs

from sogov.structure.fault_list import FaultList
from sogov.values.identifiers import is_identifier
from sogov.values.origins import Origin
from sogov.values.periods import Period, parse_date

T = TypeVar("T")


@attrs.frozen(eq=False)
class Entry:
    """An object in a document, and where it stands."""

    tree: Mapping[str, object]
    origin: Origin
    faults: FaultList

    def at(self, *steps: str | int) -> Origin:
        """The place of something in it."""
        return self.origin.at(*steps)

    def text(self, key: str, default: str = "") -> str:
        """The text under a key."""
        value = self.tree.get(key, default)
        return value if isinstance(value, str) else self._left(key, default)

    def needed(self, key: str) -> str:
        """The text under a key that has to be there."""
        if key not in self.tree:
            self.faults.malformed(self.origin)
        return self.text(key)

    def word(self, key: str) -> str | None:
        """The text under a key, or None where there is none."""
        value = self.tree.get(key)
        if value is None and key not in self.tree:
            return None
        return value if isinstance(value, str) else self._left(key, None)

    def identifier(self, key: str = "id") -> str:
        """The id under a key, empty where it has none that is one."""
        word = self.needed(key)
        return word if is_identifier(word) else self._left(key, "")

    def flag(self, key: str) -> bool:
        """Whether true stands under a key."""
        value = self.tree.get(key, False)
        return value if isinstance(value, bool) else self._left(key, False)

    def entry(self, key: str) -> "Entry | None":
        """The object under a key, or None where there is none."""
        return self._entry(self.tree[key], self.at(key)) if key in self.tree else None

    def members(self, key: str) -> "Iterator[tuple[str, Entry]]":
        """The objects in the object under a key, with their keys, in the order of these."""
        entry = self.entry(key)
        for name, tree in sorted(entry.tree.items()) if entry is not None else ():
            member = self._entry(tree, self.at(key, name))
            if member is not None:
                yield name, member

    def entries(self, key: str) -> "Iterator[Entry]":
        """The objects in the list under a key."""
        value = self.tree.get(key, [])
        items = value if isinstance(value, list) else self._left(key, [])
        for number, item in enumerate(items):
            entry = self._entry(item, self.at(key, number))
            if entry is not None:
                yield entry

    def words(self, key: str) -> list[tuple[str, Origin]]:
        """The text under a key, or the texts in the list there, each with its place; what is repeated, once."""
        return words(self.tree[key], self.at(key), self.faults) if key in self.tree else []

    def read(self, key: str, reading: Callable[[object], T]) -> T | None:
        """What a function makes of the value under a key; None where there is none, or it raises ValueError."""
        if key not in self.tree:
            return None
        try:
            return reading(self.tree[key])
        except ValueError:
            return self._left(key, None)

    def date(self, key: str) -> datetime.date | None:
        """The date under a key, or None where there is none."""
        return self.read(key, _date)

    def period(self) -> Period:
        """The days from `from` until `until`."""
        period = Period(self.date("from"), self.date("until"))
        if period.start is not None and period.end is not None and period.start > period.end:
            message = f"`from` (`{period.start}`) is after `until` (`{period.end}`), so that no day is left"
            self.faults.add("schema", self.at("from"), message)
        return period

    def effective(self) -> Period:
        """The days on which it is in effect."""
        entry = self.entry("effective")
        return entry.period() if entry is not None else Period()

    def _entry(self, tree: object, origin: Origin) -> "Entry | None":
        if isinstance(tree, dict):
            return Entry(tree, origin, self.faults)
        self.faults.malformed(origin)
        return None

    def _left(self, key: str, default: T) -> T:
        self.faults.malformed(self.at(key))
        return default


def words(value: object, origin: Origin, faults: FaultList) -> list[tuple[str, Origin]]:
    """The text that a value is, or the texts in the list that it is, each with its place; what is repeated, once."""
    if isinstance(value, str):
        return [(value, origin)]
    found: dict[str, Origin] = {}
    if not isinstance(value, list):
        faults.malformed(origin)
        return []
    for number, item in enumerate(value):
        if isinstance(item, str):
            found.setdefault(item, origin.at(number))
        else:
            faults.malformed(origin.at(number))
    return list(found.items())


def _date(value: object) -> datetime.date:
    if not isinstance(value, str):
        raise ValueError(value)
    return parse_date(value)
