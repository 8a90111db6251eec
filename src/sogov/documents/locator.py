"""Where things stand in a JSON text: from pointers to spans, from offsets to lines and columns (`language §8`)."""

import json
import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

import attrs

from sogov.documents.collector import collector_paused
from sogov.values.origins import Pointer

_after_blank = re.compile(r"[ \t\n\r]*").match
_line_ends = re.compile(r"\r\n|\n|\r")

# Values are only skipped. `len` stands in for the making of numbers, which may be too long or no numbers at all.
_skip = json.JSONDecoder(parse_int=len, parse_float=len, parse_constant=len).raw_decode


@attrs.frozen
class Span:
    """A piece of the text, in code points; the end is exclusive."""

    start: int
    end: int


@attrs.frozen
class Member:
    """A value in a container and, in an object, the key before it."""

    value: Span
    key: Span | None = None


@attrs.frozen(eq=False)
class Locator:
    """Finds places in the text of a document that can be read as JSON; each container is looked through once.

    The text is not read before the first question. Where a key is repeated, it means the last value.
    """

    text: str
    _members: dict[int, dict[str | int, Member]] = attrs.field(factory=dict, init=False, repr=False)

    def value(self, pointer: Pointer) -> Span:
        """The span of the value that a pointer leads to; where it leads nowhere, the last value on its way."""
        return self._member(pointer).value

    def key(self, pointer: Pointer) -> Span:
        """The span of the key, with its quotes, that a pointer ends in; for what has no key, that of the value."""
        member = self._member(pointer)
        return member.key or member.value

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset; both start at 1, a column counts code points."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line(self, number: int) -> Span | None:
        """The span of a line without its end; None where there is no such line."""
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return None
        start, end = starts[number - 1], starts[number] if number < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(end.end() for end in _line_ends.finditer(self.text))]
        lengths = [len(line) + 1 for line in self.text.split("\n")]
        return list(accumulate(lengths[:-1], initial=0))

    def _member(self, pointer: Pointer) -> Member:
        start = _after_blank(self.text, 0).end()  # type: ignore[union-attr]  # a pattern that matches everywhere
        member = Member(Span(start, len(self.text.rstrip(" \t\n\r"))))
        for step in pointer:
            found = self._members_at(member.value.start).get(step)
            if found is None:
                break
            member = found
        return member

    def _members_at(self, start: int) -> dict[str | int, Member]:
        if start not in self._members:
            with collector_paused():
                self._members[start] = _members(self.text, start)
        return self._members[start]


def _members(text: str, start: int) -> dict[str | int, Member]:
    if text[start] == "{":
        return _object_members(text, start)
    if text[start] == "[":
        return _list_members(text, start)
    return {}


def _object_members(text: str, start: int) -> dict[str | int, Member]:
    found: dict[str | int, Member] = {}
    at = _skip_blank(text, start + 1)
    while text[at] != "}":
        key, key_end = _skip(text, at)
        value_start = _skip_blank(text, _skip_blank(text, key_end) + 1)
        value_end = _skip(text, value_start)[1]
        found[key] = Member(Span(value_start, value_end), Span(at, key_end))
        at = _next_member(text, value_end)
    return found


def _list_members(text: str, start: int) -> dict[str | int, Member]:
    found: dict[str | int, Member] = {}
    at = _skip_blank(text, start + 1)
    while text[at] != "]":
        value_end = _skip(text, at)[1]
        found[len(found)] = Member(Span(at, value_end))
        at = _next_member(text, value_end)
    return found


def _next_member(text: str, value_end: int) -> int:
    at = _skip_blank(text, value_end)
    return _skip_blank(text, at + 1) if text[at] == "," else at


def _skip_blank(text: str, at: int) -> int:
    return _after_blank(text, at).end()  # type: ignore[union-attr]  # a pattern that matches everywhere
