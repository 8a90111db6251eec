import json
import socket
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sogov.documents.limits import Limits
from sogov.documents.pointers import pointer_text
from sogov.documents.reader import read, read_plain
from sogov.documents.schemas import KINDS, Kind, check_shape, kind_of, schema
from sogov.documents.sources import Source
from sogov.values.shares import parse_share
from tests.documents.entries import hostile, words
from tests.documents.test_schemas import subschemas

HERE = Path(__file__).parent
GIVEN = Source("given")
FULL: dict[Kind, dict[str, object]] = {
    kind: json.loads((HERE / "full" / f"{kind}.json").read_text(encoding="utf-8")) for kind in KINDS
}
FAULTS: list[dict[str, Any]] = json.loads((HERE / "shape_faults.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_the_language_knows_is_accepted(kind: Kind) -> None:
    """A document that uses every key has no fault, and uses every key that there is."""
    keys = {key for node in subschemas(FULL[kind]) for key in node}
    known = {key for node in subschemas(schema(kind)) if "title" in node for key in node.get("properties", {})}

    assert kind == kind_of(FULL[kind])
    assert [] == check_shape(kind, GIVEN, FULL[kind])
    assert set() == known - keys - {"$schema"}


@pytest.mark.parametrize(
    ("tree", "kind"),
    [
        ({}, "organisation"),
        ({"rules": []}, "organisation"),
        ({"tests": 1, "a": 1}, "test"),
        ({"tests": 1, "policy": 1}, "policy"),
    ],
    ids=str,
)
def test_the_kind_follows_from_the_keys(tree: dict[str, object], kind: Kind) -> None:
    """Neither name nor place of a file says what it is."""
    assert kind == kind_of(tree)


def test_there_are_faults_to_look_at() -> None:
    """The table is read."""
    assert len(FAULTS) > 50


@pytest.mark.parametrize("row", FAULTS, ids=[f"{number}-{row['pointer'][:40]}" for number, row in enumerate(FAULTS)])
def test_a_fault_is_said_in_the_words_of_the_document(row: dict[str, Any]) -> None:
    """Each fault has its place, one sentence and a remedy, of which the table has the beginning."""
    reading = read_plain("given", row["document"])
    assert reading.tree is not None
    found = check_shape(kind_of(reading.tree), reading.source, reading.tree)
    expected = (row["name"], row["pointer"], row.get("on_key", False), row["message"], row["remedy"])

    assert [expected] == [
        (fault.name, pointer_text(fault.pointer), fault.on_key, fault.message, fault.remedy[: len(row["remedy"])])
        for fault in found
        if (fault.message, fault.on_key) == (row["message"], row.get("on_key", False))
    ]


def test_all_faults_are_reported_in_the_order_of_the_document() -> None:
    """One run is enough to see them all, each once for its place; of what is missing there may be several."""
    text = """{"waivers": [{"id": "w", "finding": "requirement-unmet", "until": "x", "reason": "r"}],
 "rules": [{"assign": {"funds": {"a b": "60", "c": "1.5 x1234567890123456"}}, "wher": {}, "id": "r"}, 7, {"id": "é"}],
 "policy": "", "review_by": "2026-2-30 "}"""
    reading = read("p.json", text.encode())
    assert reading.tree is not None
    found = [(fault.place(), fault.on_key) for fault in check_shape("policy", reading.source, reading.tree)]

    assert [
        (1, 14, "/waivers/0", False),
        (1, 14, "/waivers/0", False),
        (1, 67, "/waivers/0/until", False),
        (2, 34, "/rules/0/assign/funds/a b", True),
        (2, 41, "/rules/0/assign/funds/a b", False),
        (2, 52, "/rules/0/assign/funds/c", False),
        (2, 79, "/rules/0/wher", True),
        (2, 103, "/rules/1", False),
        (2, 106, "/rules/2", False),
        (2, 113, "/rules/2/id", False),
        (3, 12, "/policy", False),
        (3, 29, "/review_by", False),
    ] == [(place.line, place.column, place.pointer, on_key) for place, on_key in found]


def test_what_the_reader_has_reported_is_not_reported_again() -> None:
    """A number with too many digits is one fault, not two."""
    cost = {"amount": 10**15, "per": "month"}
    reading = read_plain("given", {"resources": [{"id": "x", "kind": "account", "cost": cost}]})
    assert reading.tree is not None

    assert ["limit"] == [fault.name for fault in reading.faults]
    assert [] == check_shape("organisation", reading.source, reading.tree)


def test_more_digits_are_read_where_the_limit_is_raised() -> None:
    """The limit of the caller counts, not the length that the schema tells other tools."""
    share = "1234567890123456/9999999999999999"
    tree = {"policy": "p", "rules": [{"id": "r", "assign": {"funds": {"a": share}}}]}

    assert ["limit"] == [fault.name for fault in check_shape("policy", GIVEN, tree)]
    assert [] == check_shape("policy", GIVEN, tree, Limits(digits=16))
    assert Fraction(1234567890123456, 9999999999999999) == parse_share(share).fixed


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document names a schema on a server, and nobody calls there."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    remote = {"$schema": "http://localhost:9/x", "$ref": "http://localhost:9/y", "$id": "file:///etc/passwd"}

    assert [("$ref",), ("$id",)] == [fault.pointer for fault in check_shape("organisation", GIVEN, remote)]


def put(tree: Any, steps: list[int], value: object) -> Any:  # noqa: ANN401 - any JSON value
    """The tree with a value in the place of what some steps lead to, or as a key more."""
    if steps and isinstance(tree, dict) and tree:
        key = list(tree)[steps[0] % len(tree)]
        return {**tree, key: put(tree[key], steps[1:], value)}
    if steps and isinstance(tree, list) and tree:
        at = steps[0] % len(tree)
        return [*tree[:at], put(tree[at], steps[1:], value), *tree[at + 1 :]]
    return {**tree, value: value} if isinstance(tree, dict) and isinstance(value, str) else value


def damaged(kind: Kind) -> st.SearchStrategy[dict[str, object]]:
    """The full document of a kind, in which a few things stand in the place of others."""

    def changed(changes: list[tuple[list[int], object]]) -> dict[str, object]:
        tree = FULL[kind]
        for steps, value in changes:
            tree = put(tree, steps, value)
        return tree

    steps = st.lists(st.integers(0, 20), min_size=1, max_size=6)
    return st.lists(st.tuples(steps, words | hostile), max_size=3).map(changed)


@given(st.sampled_from(KINDS).flatmap(damaged))
def test_faults_are_found_exactly_where_any_validator_finds_some(tree: dict[str, object]) -> None:
    """There is a fault if and only if a stock validator refuses the document; it cannot know days and digits."""
    found = check_shape(kind_of(tree), GIVEN, tree)
    refused = not Draft202012Validator(schema(kind_of(tree))).is_valid(tree)
    ours_alone = {fault.name == "limit" or fault.message.startswith("there is no day") for fault in found} == {True}

    assert refused == bool(found) or ours_alone


@given(st.sampled_from(KINDS).flatmap(damaged))
def test_a_fault_is_one_short_sentence_about_one_place(tree: dict[str, object]) -> None:
    """However hostile a document, its faults can be printed."""
    found = check_shape(kind_of(tree), GIVEN, tree)
    places = [(fault.pointer, fault.on_key, fault.message) for fault in found]

    assert len(places) == len(set(places))
    assert [] == [fault for fault in found if not (0 < len(fault.message) < 400 and fault.message.isprintable())]
    assert [] == [fault for fault in found if not (0 < len(fault.remedy) < 400 and fault.remedy.isprintable())]
