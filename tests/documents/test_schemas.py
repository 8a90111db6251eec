import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sogov.documents.limits import DEFAULT_LIMITS
from sogov.documents.schemas import KINDS, Kind, schema
from sogov.values.identifiers import is_identifier
from sogov.values.numbers import exact
from sogov.values.periods import parse_date
from sogov.values.shares import parse_share
from tests.documents.entries import HOSTILE_WORDS

SCHEMAS = {kind: schema(kind) for kind in KINDS}


def subschemas(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON value
    """Every object in a schema."""
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from subschemas(inner)


def definition(name: str) -> Draft202012Validator:
    """A validator for one definition of the schemas, without our own dialect."""
    holder = next(found for found in SCHEMAS.values() if name in found["$defs"])
    return Draft202012Validator({"$defs": holder["$defs"], "$ref": f"#/$defs/{name}"})


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    """Each kind of document in turn."""
    return request.param  # type: ignore[no-any-return]


def test_a_schema_is_one(kind: Kind) -> None:
    """Each schema obeys the dialect that it names, and nothing in it looks as if it could be fetched."""
    Draft202012Validator.check_schema(SCHEMAS[kind])

    assert f"urn:sogov:schema:{kind}:1" == SCHEMAS[kind]["$id"]
    assert {"https://json-schema.org/draft/2020-12/schema"} == set(
        re.findall(r"https?://[^\"]+", json.dumps(SCHEMAS[kind]))
    )


def test_every_property_explains_itself(kind: Kind) -> None:
    """An editor has a title and a sentence for every key and every definition."""
    properties = [
        described
        for node in subschemas(SCHEMAS[kind])
        if "additionalProperties" in node and "properties" in node
        for described in node["properties"].values()
    ]

    assert len(properties) > 10
    assert [] == [node for node in properties if not (node.get("title") and node["description"].endswith("."))]
    assert [] == [name for name, node in SCHEMAS[kind]["$defs"].items() if not (node["title"] and node["description"])]


def test_no_key_is_let_pass_unknown(kind: Kind) -> None:
    """Every object says what its keys are, or what they look like."""
    objects = [node for node in subschemas(SCHEMAS[kind]) if node.get("type") == "object" and "title" in node]

    assert objects
    assert [] == [node for node in objects if "additionalProperties" not in node]
    assert [] == [node for node in objects if node["additionalProperties"] is not False and "propertyNames" not in node]


def test_patterns_mean_the_same_everywhere(kind: Kind) -> None:
    """Patterns are anchored, also before a last line end, and know ASCII digits alone; what is slow is not used."""
    patterns = [node["pattern"] for node in subschemas(SCHEMAS[kind]) if isinstance(node.get("pattern"), str)]

    assert patterns
    assert [] == [pattern for pattern in patterns if not (pattern.startswith("^") and pattern.endswith("$(?!\\n)"))]
    assert [] == [pattern for pattern in patterns if re.search(r"\\[dwsDWSpZ]", pattern)]
    assert [] == [node for node in subschemas(SCHEMAS[kind]) if {"multipleOf", "uniqueItems", "oneOf"} & node.keys()]


def test_lists_are_never_empty_unless_a_test_expects_nothing(kind: Kind) -> None:
    """Only what a test expects may be an empty list."""
    lists = {name: node for name, node in SCHEMAS[kind]["$defs"].items() if node.get("type") == "array"}
    may_be_empty = {"expected_rules", "expected_findings"}

    assert lists
    assert [] == [name for name, node in lists.items() if (node.get("minItems") == 1) == (name in may_be_empty)]


def test_schemas_agree_on_what_they_share() -> None:
    """A schema refers to nothing outside itself, so what several need stands in each, in the same words."""
    stated: dict[str, list[Any]] = {}
    for found in SCHEMAS.values():
        for name, node in found["$defs"].items():
            stated.setdefault(name, []).append(node)
    shared = {name: nodes for name, nodes in stated.items() if len(nodes) > 1}

    assert {"resource", "selector", "statement", "share", "id"} <= shared.keys()
    assert {} == {name: nodes for name, nodes in shared.items() if any(node != nodes[0] for node in nodes)}


def test_references_lead_somewhere(kind: Kind) -> None:
    """Every definition is used, and every one that is used is there."""
    used = {node["$ref"] for node in subschemas(SCHEMAS[kind]) if "$ref" in node}

    assert {f"#/$defs/{name}" for name in SCHEMAS[kind]["$defs"]} == used


def test_examples_are_examples() -> None:
    """What a message holds up as an example is accepted."""
    shown = [
        (name, node["examples"])
        for found in SCHEMAS.values()
        for name, node in found["$defs"].items()
        if "examples" in node
    ]

    assert shown
    assert [] == [
        (name, example) for name, examples in shown for example in examples if not definition(name).is_valid(example)
    ]


def test_lengths_follow_from_the_limit_on_digits() -> None:
    """What other tools check as a length is the longest number of so many digits."""
    digits = DEFAULT_LIMITS.digits
    lengths = {
        node["title"]: node["maxLength"]
        for found in SCHEMAS.values()
        for node in subschemas(found)
        if "maxLength" in node
    }

    assert {"Amount": digits + 1, "Share": 2 * digits + 1, "Percentage or fraction": 2 * digits + 1} == lengths


@pytest.mark.parametrize(
    ("name", "reading"),
    [("id", is_identifier), ("amount", exact), ("share", parse_share), ("portion", parse_share), ("date", parse_date)],
)
def test_patterns_accept_what_can_be_read(name: str, reading: Any) -> None:  # noqa: ANN401 - functions of any result
    """The form of a word in the schema is the form that its reader knows."""
    accepts = {}
    for word in HOSTILE_WORDS:
        try:
            accepts[word] = reading(word) is not False
        except ValueError:
            accepts[word] = False
    if name == "portion":
        accepts = {word: accepts[word] and not re.search("part|rest", word) for word in accepts}
    pattern = SCHEMAS["policy"]["$defs"][name]["pattern"]
    no_days = {"2026-02-30", "0000-01-01"} if name == "date" else set()

    assert {word for word in accepts if accepts[word]} == {
        word for word in accepts if re.search(pattern, word)
    } - no_days
