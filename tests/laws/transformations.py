"""What can be done to a world without changing what it says."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

Json = object
Documents = list[dict[str, Json]]

_BUILT_IN = {"funds", "manages", "operates", "approves", "consulted", "informed"}
_SECTIONS = ("functions", "departments", "platforms", "responsibilities", "resources", "rules", "waivers")
_ORDERED = {"stages"}

T = TypeVar("T")


def shuffled(value: T, source: random.Random) -> T:
    """The same documents with every list and object in another order; stages keep theirs, which means something."""
    if isinstance(value, dict):
        keys = list(value)
        source.shuffle(keys)
        return {key: value[key] if key in _ORDERED else shuffled(value[key], source) for key in keys}  # type: ignore[return-value]
    if isinstance(value, list):
        items = [shuffled(item, source) for item in value]
        source.shuffle(items)
        return items  # type: ignore[return-value]
    return value


def ids_of(documents: Documents) -> set[str]:
    """Every id that the documents give to something of their own, but for numbers, which could be parts of a share."""
    ids = {str(document["policy"]) for document in documents if "policy" in document}
    for document in documents:
        for section in _SECTIONS:
            entries = document.get(section, [])
            assert isinstance(entries, list)
            ids |= {entry["id"] for entry in entries}
        stages = document.get("stages", [])
        assert isinstance(stages, list)
        ids |= set(stages)
    return {name for name in ids - _BUILT_IN if not name.isdigit()}


def renamed(value: T, ids: set[str]) -> T:
    """The same with every id spelt anew, wherever it stands; the order of the ids stays as it is."""
    if isinstance(value, str):
        head, colon, tail = value.partition(":")
        if colon and head == "department":
            return f"department:{renamed(tail, ids)}"  # type: ignore[return-value]
        parts = value.split("/")
        return "/".join(part[0] + part if part in ids else part for part in parts)  # type: ignore[return-value]
    if isinstance(value, Mapping):
        return {renamed(key, ids): renamed(item, ids) for key, item in value.items()}  # type: ignore[return-value]
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        # The name and the severity of a finding are words of the language.
        return type(value)(*value[:2], *(renamed(item, ids) for item in value[2:]))
    if isinstance(value, list | tuple | frozenset):
        return type(value)(renamed(item, ids) for item in value)
    return value


def moved(value: T, days: int) -> T:
    """The same with every date so many days later."""
    if isinstance(value, str):
        try:
            return (date.fromisoformat(value) + timedelta(days)).isoformat()  # type: ignore[return-value]
        except ValueError:
            return value
    if isinstance(value, dict):
        return {key: moved(item, days) for key, item in value.items()}  # type: ignore[return-value]
    if isinstance(value, list):
        return [moved(item, days) for item in value]  # type: ignore[return-value]
    return value
