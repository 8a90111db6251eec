"""Freshness: whether what lies in a folder is what would be written into it."""

from collections.abc import Mapping
from typing import Literal

import attrs

from sogov.handbook.notes import without_notes

Fault = Literal["changed", "missing", "extra"]


@attrs.frozen
class Difference:
    """A file that is not as it would be written, or not there, or not one that would be written."""

    name: str
    fault: Fault


def differences(wanted: Mapping[str, str], found: Mapping[str, str]) -> tuple[Difference, ...]:
    """The differences between texts by their names, sorted; people's notes make none."""
    faults: dict[str, Fault] = dict.fromkeys(found.keys() - wanted.keys(), "extra")
    for name, text in wanted.items():
        if name not in found:
            faults[name] = "missing"
        elif without_notes(found[name]) != text:
            faults[name] = "changed"
    return tuple(Difference(name, faults[name]) for name in sorted(faults))
