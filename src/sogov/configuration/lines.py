"""Lines of TOML: where a key is written, for the parser of Python does not tell."""

import re
import tomllib
from collections.abc import Iterator, Mapping

Way = tuple[str | int, ...]

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"[ \t]*(?P<open>\[\[?)[ \t]*(?P<keys>{_KEYS})[ \t]*\]")
_MEMBER = re.compile(rf"[ \t]*(?P<keys>{_KEYS})[ \t]*=")


class KeyLines:
    """The lines of the keys of a text that is TOML."""

    def __init__(self, text: str) -> None:
        """Take the text; a line within a text of several lines may pass for one with a key."""
        self._lines: dict[Way, int] = {}
        for way, number in _ways(text):
            # Also the tables around it, each where it is first heard of.
            for length in range(1, len(way) + 1):
                self._lines.setdefault(way[:length], number)

    def line(self, way: Way) -> int:
        """The line of the key to which a way leads, or of the nearest around it; 1 where nothing is known."""
        return next((self._lines[way[:length]] for length in range(len(way), 0, -1) if way[:length] in self._lines), 1)


def _ways(text: str) -> Iterator[tuple[Way, int]]:
    table: Way = ()
    numbers: dict[Way, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        header, member = _HEADER.match(line), _MEMBER.match(line)
        if header is not None:
            table = _parts(header["keys"])
            if header["open"] == "[[":
                numbers[table] = numbers.get(table, -1) + 1
                table = (*table, numbers[table])
            yield table, number
        elif member is not None:
            yield (*table, *_parts(member["keys"])), number


def _parts(keys: str) -> Way:
    """The keys of a dotted key, without their quotes; none where they cannot be read."""
    try:
        value: object = tomllib.loads(f"{keys} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    found: list[str] = []
    while isinstance(value, Mapping):
        ((key, value),) = value.items()
        found.append(key)
    return tuple(found)
