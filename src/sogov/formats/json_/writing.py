"""JSON written piece by piece, one entry of a list on each line."""

import json
from collections.abc import Iterable, Iterator, Mapping

from sogov.formats.escapes import json_without_commands

VERSION = 1


def compact(value: object) -> str:
    """A value on one line, in ASCII."""
    return json_without_commands(_ENCODER.encode(value))


_ENCODER = json.JSONEncoder(ensure_ascii=True, allow_nan=False)


def document(members: Mapping[str, object | Iterator[object]]) -> Iterator[str]:
    """An object whose members are values, or lists of which the items come one by one."""
    separator = "{"
    for key, value in members.items():
        yield f"{separator}{compact(key)}: "
        yield from _items(value) if isinstance(value, Iterator) else (compact(value),)
        separator = ",\n "
    yield "}\n"


def _items(values: Iterable[object]) -> Iterator[str]:
    yield "["
    separator = "\n  "
    for value in values:
        yield f"{separator}{compact(value)}"
        separator = ",\n  "
    yield "]"
