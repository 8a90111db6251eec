"""JSON written piece by piece, one entry of a list on each line."""

from collections.abc import Iterable, Iterator, Mapping

from sogov.formats.escapes import json_text

VERSION = 1


def document(members: Mapping[str, object | Iterator[object]]) -> Iterator[str]:
    """An object whose members are values, lists of which the items come one by one, or objects of such lists."""
    yield from _object(members, "\n ")
    yield "\n"


def _object(members: Mapping[str, object | Iterator[object]], line: str) -> Iterator[str]:
    separator = "{"
    for key, value in members.items():
        yield f"{separator}{json_text(key)}: "
        if isinstance(value, Iterator):
            yield from _items(value, f"{line} ")
        elif isinstance(value, Mapping) and any(isinstance(inner, Iterator) for inner in value.values()):
            yield from _object(value, f"{line} ")
        else:
            yield json_text(value)
        separator = f",{line}"
    yield "}"


def _items(values: Iterable[object], line: str) -> Iterator[str]:
    yield "["
    separator = line
    for value in values:
        yield f"{separator}{json_text(value)}"
        separator = f",{line}"
    yield "]"
