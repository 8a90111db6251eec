"""The schemas of the three kinds of documents, and the faults of a document by its own (`language §2`)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import attrs

from sogov.documents.compiled import Test, compiled
from sogov.documents.dialect import Schema, failures, validator
from sogov.documents.faults import Fault
from sogov.documents.limits import DEFAULT_LIMITS, Limits
from sogov.documents.resources import PLAIN_DIGITS, resource_is_plain
from sogov.documents.sources import Source
from sogov.documents.wording import Complaint, complaints
from sogov.values.origins import Pointer

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

Kind = Literal["organisation", "policy", "test"]

KINDS: tuple[Kind, ...] = ("organisation", "policy", "test")


def kind_of(tree: Mapping[str, object]) -> Kind:
    """The kind of a document, which follows from its keys."""
    if "policy" in tree:
        return "policy"
    return "test" if "tests" in tree else "organisation"


def schema(kind: Kind) -> Schema:
    """The JSON Schema of a kind of document, which refers to nothing outside itself."""
    text = files("sogov").joinpath("schemas", f"{kind}.schema.json").read_text(encoding="utf-8")
    loaded: Schema = json.loads(text)
    return loaded


def check_shape(kind: Kind, source: Source, tree: Mapping[str, object], limits: Limits = DEFAULT_LIMITS) -> list[Fault]:
    """The `schema` and `limit` faults of a document by the schema of its kind, in its order, one for one place.

    What it names in other documents, and what its keys mean together, is not looked at, nor what the reader has
    reported already.
    """
    return _faults([*_complaints(kind, tree, limits), *_resource_complaints(tree, limits)], source, tree)


def check_frame(kind: Kind, source: Source, tree: Mapping[str, object], limits: Limits) -> list[Fault]:
    """Those of the faults of a document that are not within the list of its resources."""
    return _faults(_complaints(kind, tree, limits), source, tree)


def check_resources(source: Source, tree: Mapping[str, object], limits: Limits) -> list[Fault]:
    """Those of the faults of a document that are within the list of its resources."""
    return _faults(_resource_complaints(tree, limits), source, tree)


def _faults(among: Iterable[Complaint], source: Source, tree: Mapping[str, object]) -> list[Fault]:
    found: dict[tuple[object, ...], Complaint] = {}
    for complaint in among:
        what = complaint.message if complaint.lacking else ""
        found.setdefault((complaint.pointer, complaint.on_key, what), complaint)
    positions = _Positions(tree)
    in_order = sorted(found.values(), key=lambda complaint: (positions.of(complaint.pointer), not complaint.on_key))
    return [
        Fault(complaint.name, source, complaint.pointer, complaint.message, complaint.remedy, complaint.on_key)
        for complaint in in_order
    ]


def _complaints(kind: Kind, tree: Mapping[str, object], limits: Limits) -> Iterator[Complaint]:
    resources = tree.get("resources")
    if kind == "organisation" and isinstance(resources, list) and resources:
        tree = {key: value for key, value in tree.items() if key != "resources"}
    if not _is_met(kind, limits)(dict(tree)):
        for failure in failures(_validator(kind, limits), dict(tree)):
            yield from complaints(failure)


def _resource_complaints(tree: Mapping[str, object], limits: Limits) -> Iterator[Complaint]:
    resources = tree.get("resources")
    for number, entry in enumerate(resources if isinstance(resources, list) else ()):
        if limits.digits < PLAIN_DIGITS or not resource_is_plain(entry):
            for failure in failures(_validator("organisation", limits), {"resources": [entry]}):
                yield from complaints(attrs.evolve(failure, pointer=("resources", number, *failure.pointer[2:])))


@cache
def _is_met(kind: Kind, limits: Limits) -> Test:
    return compiled(schema(kind), limits.digits)


@cache
def _validator(kind: Kind, limits: Limits) -> "Validator":
    return validator(schema(kind), limits)


@attrs.frozen(eq=False)
class _Positions:
    """Where everything in a document stands in the order in which it is written; each object is counted once."""

    _tree: Any
    _counted: dict[int, dict[str, int]] = attrs.field(factory=dict, init=False)

    def of(self, pointer: Pointer) -> tuple[int, ...]:
        """The positions of what a pointer passes through, so that sorting by it gives the order of the document."""
        positions: list[int] = []
        tree = self._tree
        for step in pointer:
            positions.append(self._position(tree, step) if isinstance(tree, dict) else int(step))
            tree = tree[step]
        return tuple(positions)

    def _position(self, members: dict[str, object], step: str | int) -> int:
        counted = self._counted.get(id(members))
        if counted is None:
            counted = self._counted[id(members)] = {key: number for number, key in enumerate(members)}
        return counted[str(step)]
