"""The lines of a document: what is short on one line, everything else with each part on a line of its own."""

import json
import re
from collections.abc import Iterator, Mapping

WIDTH = 100
"""How many characters a line may have before what it holds is broken up; a text alone may be longer."""

_STEP = 2
# Controls, line separators and what turns the direction of writing would act on whoever reads the file, and `##[` is a
# command to a build log.
_ACTING = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]|(?<=#)#(?=\[)")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def compact(value: object) -> str:
    """A value on one line; text stands as it is, but for controls and the like, which are escapes."""
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", _ENCODER.encode(value))


def document_lines(document: Mapping[str, object]) -> Iterator[str]:
    """The lines of a document: each section on its own, and in a section of entries each entry on its own."""
    members = list(document.items())
    yield "{"
    for number, (name, value) in enumerate(members, 1):
        comma = "," if number < len(members) else ""
        key = f"{' ' * _STEP}{compact(name)}: "
        if isinstance(value, list) and isinstance(value[0], dict):
            yield f"{key}{_broken(value, _STEP)}{comma}"
        else:
            yield f"{key}{_written(value, _STEP, len(key))}{comma}"
    yield "}"


def _written(value: object, indent: int, before: int) -> str:
    """A value that begins after so many characters of a line, which is indented by some of them."""
    flat = compact(value)
    # The comma that may follow is counted always, so that an entry has one layout wherever it stands.
    if not isinstance(value, dict | list) or before + len(flat) + 1 <= WIDTH or not value:
        return flat
    return _broken(value, indent)


def _broken(value: dict[str, object] | list[object], indent: int) -> str:
    inner = indent + _STEP
    margin = " " * inner
    if isinstance(value, dict):
        keys = {name: f"{margin}{compact(name)}: " for name in value}
        parts = [f"{key}{_written(value[name], inner, len(key))}" for name, key in keys.items()]
    else:
        parts = [f"{margin}{_written(item, inner, inner)}" for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return "\n".join([opening, ",\n".join(parts), f"{' ' * indent}{closing}"])
