"""Meanings: what a mapping states itself, for all rows or for some cells, looked at where it is written."""

from collections.abc import Iterator
from typing import Any

import attrs

from sogov.documents.limits import Limits
from sogov.documents.schemas import check_resources
from sogov.documents.sources import Source
from sogov.structure.entries import Entry
from sogov.structure.fault_list import FaultList
from sogov.structure.mappings import Field, RowMapping
from sogov.structure.references import References
from sogov.structure.resources import ResourceReader
from sogov.values.origins import Origin, Pointer

# What a resource has at the least, and a cost and an effort.
_RESOURCE = {"id": "r", "kind": "r"}
_RATES = {"cost": {"amount": 0, "per": "month"}, "effort": {"hours": 0, "per": "month"}}


def check_meanings(mapping: RowMapping, columns: Entry, references: References, limits: Limits) -> None:
    """Report what the columns of a mapping state that no resource could, once for all rows that would say the same."""
    for field in mapping.fields:
        for steps, meaning in _meanings(field):
            faults = FaultList((Source(""),))
            _look(_specimen(field, meaning), attrs.evolve(references, faults=faults), limits)
            for fault in faults.faults:
                inner = () if field.makes_list else fault.pointer[len(field.path) :]
                origin = columns.at(*field.stated, *steps, *inner)
                columns.faults.add(fault.name, origin, fault.message, fault.remedy, on_key=fault.on_key and bool(inner))


def _meanings(field: Field) -> Iterator[tuple[Pointer, object]]:
    if field.title is None:
        yield (), field.value
    for text, meaning in field.values.items():
        yield ("values", text), meaning


def _specimen(field: Field, meaning: object) -> dict[str, Any]:
    """A resource of which a field has a meaning, and that is sound beyond it."""
    value = [meaning] if field.makes_list else meaning
    key, *inner = field.path
    return {**_RESOURCE, key: {**_RATES.get(key, {}), inner[0]: value} if inner else value}


def _look(tree: dict[str, Any], references: References, limits: Limits) -> None:
    faults = references.faults
    shape = check_resources(faults.sources[0], {"resources": [tree]}, limits)
    faults.take(attrs.evolve(fault, pointer=fault.pointer[2:]) for fault in shape)
    ResourceReader(references, "").resource(Entry(tree, Origin(0), faults))
