"""The slow look at a text that can be parsed: every fault that a parser lets pass, each in its place."""

import re
from collections.abc import Iterator

import attrs

from sogov.documents.decoder import Doubt, decoder
from sogov.documents.digits import digits_of
from sogov.documents.excerpts import excerpt
from sogov.documents.faults import Fault
from sogov.documents.limits import Limits
from sogov.documents.nesting import following, text_of
from sogov.documents.sources import Source

_tokens = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}:,]|[^\[\]{}:,"\s]+')
_unescaped_quote = re.compile(r'(?<!\\)"')
_escapes = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)


def is_doubtful(text: str, limits: Limits) -> bool:
    """Whether there may be a text in it that is too long, or one with half a surrogate pair; False is certain."""
    return holds_lone_surrogate(text) or may_hold_long_text(text, limits.text)


def may_hold_long_text(text: str, limit: int) -> bool:
    """Whether a text or key in it may have more code points than the limit; False is certain.

    A longer one covers one of the windows that are half as wide, and there every quote is escaped.
    """
    width = max((limit + 2) // 2, 1)
    windows = range(0, len(text) - width + 1, width)
    return any(_unescaped_quote.search(text, start, start + width) is None for start in windows)


def holds_lone_surrogate(text: str) -> bool:
    """Whether an escape in it stands for half a surrogate pair."""
    return "\\" in text and any(escape[1] for escape in _escapes.finditer(text))


def faults_within(source: Source, text: str, limits: Limits) -> Iterator[Fault]:
    """Every repeated key, lone surrogate, `NaN`, infinity, long number and long text in it, in their order.

    The text is one that a parser has accepted.
    """
    inspection = _Inspection(source, limits)
    at = 0
    while found := _tokens.search(text, at):
        mark, start, at = found[0], *found.span()
        sound_until = _end_if_sound(text, start, limits) if mark in "[{" else None
        if sound_until is not None:
            at = sound_until
        else:
            yield from inspection.faults_at(mark, start)


def _end_if_sound(text: str, start: int, limits: Limits) -> int | None:
    """Where an object or a list ends in which nothing is wrong, so that it is stepped over as fast as it is parsed."""
    doubt = Doubt()
    end = decoder(limits, doubt).raw_decode(text, start)[1]
    return None if doubt.is_raised or is_doubtful(text[start:end], limits) else end


@attrs.define(eq=False)
class _Inspection:
    """A way through the text: the steps to where it stands, and the keys of every object that is open there."""

    source: Source
    limits: Limits
    steps: list[str | int] = attrs.field(factory=list)
    keys: list[dict[str, int]] = attrs.field(factory=list)
    awaits_key: bool = False

    def faults_at(self, mark: str, offset: int) -> Iterator[Fault]:
        """Take the next mark of the text: a bracket, a comma, a colon, a key or a value."""
        if mark in "[{":
            self.steps.append("" if mark == "{" else 0)
            self.keys.append({})
            self.awaits_key = mark == "{"
        elif mark in "]}":
            self.steps.pop()
            self.keys.pop()
        elif mark == ",":
            self.steps[-1] = following(self.steps[-1])
            self.awaits_key = isinstance(self.steps[-1], str)
        elif self.awaits_key and mark != ":":
            self.awaits_key = False
            yield from self._faults_of_key(mark, offset)
        elif mark[0] == '"':
            yield from self._faults_of_text(mark, offset, on_key=False)
        elif mark != ":":
            yield from self._faults_of_number(mark, offset)

    def _faults_of_key(self, mark: str, offset: int) -> Iterator[Fault]:
        key = text_of(mark)
        self.steps[-1] = key
        first = self.keys[-1].setdefault(key, offset)
        if first != offset:
            place = self.source.place_at(first)
            message = f"{excerpt(key)} is stated again; it was in line {place.line}, column {place.column}"
            yield self._fault("duplicate-key", offset, message, "leave one of the two out", on_key=True)
        yield from self._faults_of_text(mark, offset, on_key=True)

    def _faults_of_text(self, mark: str, offset: int, *, on_key: bool) -> Iterator[Fault]:
        if len(mark) - 2 > self.limits.text and len(text_of(mark)) > self.limits.text:
            message = f"a {'key' if on_key else 'text'} has more than {self.limits.text:,} characters".replace(",", " ")
            yield self._fault("limit", offset, message, "shorten it", on_key=on_key)
        for escape in _escapes.finditer(mark) if "\\u" in mark else ():
            if escape[1]:
                message = f"`{escape[0]}` is half a character: a surrogate without its partner"
                remedy = "write the character itself, or both halves of the pair"
                yield self._fault("invalid-json", offset + escape.start(), message, remedy, on_key=on_key)

    def _faults_of_number(self, mark: str, offset: int) -> Iterator[Fault]:
        if mark.lstrip("-") in {"NaN", "Infinity"}:
            message = f"`{mark}` is not a number that JSON knows"
            yield self._fault("invalid-json", offset, message, "write a number, or leave the key out")
        elif digits_of(mark) > self.limits.digits:
            message = f"{excerpt(mark)} has {digits_of(mark)} digits; at most {self.limits.digits} are read"
            yield self._fault("limit", offset, message, "write a number with fewer digits")

    def _fault(self, name: str, offset: int, message: str, remedy: str, *, on_key: bool = False) -> Fault:
        return Fault(name, self.source, tuple(self.steps), message, remedy, on_key, offset)
