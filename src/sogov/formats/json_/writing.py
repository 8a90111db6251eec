"""JSON written piece by piece, one entry of a list on each line."""

from collections.abc import Iterable, Iterator, Mapping

from sogov.formats.escapes import json_text

VERSION = 1


def document(members: Mapping[str, object | Iterator[object]]) -> Iterator[str]:
    """An object whose members are values, or lists of which the items come one by one."""
    separator = "{"
    for key, value in members.items():
        yield f"{separator}{json_text(key)}: "
        yield from _items(value) if isinstance(value, Iterator) else (json_text(value),)
        separator = ",\n "
    yield "}\n"


def _items(values: Iterable[object]) -> Iterator[str]:
    yield "["
    separator = "\n  "
    for value in values:
        yield f"{separator}{json_text(value)}"
        separator = ",\n  "
    yield "]"
