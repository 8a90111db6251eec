"""The order of what a document holds: keys as its schema has them, and lists sorted where order means nothing."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from sogov.documents.dialect import Schema
from sogov.documents.schemas import Kind, schema
from sogov.layout.lines import compact
from sogov.organisation.entities import BUILT_IN

_REFERENCE = "#/$defs/"
# The one list of the language that has an order (`language §2.1`).
_IN_ORDER = "stages"
_SHARE = {"$ref": f"{_REFERENCE}share"}

_BUILT_IN = {responsibility.id: number for number, responsibility in enumerate(BUILT_IN)}
_TYPES: Mapping[type, str] = {dict: "object", list: "array"}


def ordered(kind: Kind, tree: Mapping[str, object]) -> dict[str, object]:
    """The document with all that is in it in canonical order; its schema must accept it.

    Of responsibilities the built-in ones stand first, of shares those that are not parts of the rest; beyond that, and
    in lists, entries are sorted by id and words as they are written.
    """
    root, orders = _orders(kind)
    return orders.entry(root, tree)


@cache
def _orders(kind: Kind) -> "tuple[Schema, _Orders]":
    root = schema(kind)
    return root, _Orders(root["$defs"])


@attrs.frozen(eq=False)
class _Orders:
    """The orders that the definitions of a schema state."""

    definitions: Mapping[str, Schema]

    def entry(self, node: Schema, members: Mapping[str, object]) -> dict[str, object]:
        """An object with its keys in order, and all that is in it."""
        stated: Mapping[str, Schema] = node.get("properties", {})
        if stated:
            return {name: self.value(inner, members[name]) for name, inner in stated.items() if name in members}
        inner = node["additionalProperties"]
        order = _order_of_shares if inner == _SHARE else _reading_order
        return {name: self.value(inner, value) for name, value in sorted(members.items(), key=order)}

    def value(self, node: Schema, value: object) -> object:
        """A value with all that is in it in order."""
        if isinstance(value, dict):
            return self.entry(self._meant(node, value)[1], value)
        if isinstance(value, list):
            name, meant = self._meant(node, value)
            items = [self.value(meant["items"], item) for item in value]
            return items if name == _IN_ORDER else sorted(items, key=_sorting)
        return value

    def _meant(self, node: Schema, value: object) -> tuple[str, Schema]:
        """The definition for an object or a list where the schema may take values of several types, and its name."""
        name = node["$ref"].removeprefix(_REFERENCE)
        found = self.definitions[name]
        for choice in found.get("allOf", ()):
            if choice["if"]["type"] == _TYPES[type(value)]:
                return self._meant(choice["then"], value)
        return name, found


def _reading_order(member: tuple[str, object]) -> tuple[int, str]:
    return _BUILT_IN.get(member[0], len(_BUILT_IN)), member[0]


def _order_of_shares(member: tuple[str, object]) -> tuple[bool, str]:
    """What is fixed first, then the parts of what that leaves."""
    return str(member[1]).endswith(("part", "parts", "rest")), member[0]


def _sorting(item: Any) -> tuple[str, str]:  # noqa: ANN401  # whatever a list of a document holds
    return item.get("id", "") if isinstance(item, dict) else item, compact(item)
