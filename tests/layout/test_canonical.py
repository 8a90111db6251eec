"""The canonical form, and the laws that hold of it."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sogov
from sogov.layout.canonical import canonical
from sogov.layout.lines import WIDTH, compact
from tests.laws.transformations import shuffled
from tests.model.answers import answered
from tests.model.worlds import World, worlds

FOLDER = Path(__file__).parents[1]
SHIPPED = sorted([*FOLDER.parent.glob("policies/**/*.json"), *(FOLDER / "documents" / "full").glob("*.json")])

ORGANISATION = """\
{
  "$schema": "organisation.schema.json",
  "organisation": {"id": "acme"},
  "stages": ["run", "build"],
  "resources": [
    {"id": "a", "kind": "account", "tags": ["x", "y"]},
    {
      "id": "b",
      "name": "A name that is so long that the resource that it belongs to needs more than one line",
      "kind": "account",
      "declared": {
        "funds": {"marketing": "50%", "technology": "1/2", "legal": "rest", "sales": "1 part"},
        "manages": "marketing",
        "informed": ["legal", "marketing"],
        "content": null
      }
    }
  ]
}
"""

POLICY = """\
{
  "policy": "p",
  "rules": [
    {"id": "r", "where": {"tags": {"all": ["a", "b"]}}, "assign": {"stages": ["build", "run"]}},
    {"id": "s", "require": {"manages": {"only": ["legal", "marketing"], "apart_from": ["funds"]}}}
  ],
  "waivers": [
    {
      "id": "w",
      "finding": "drift",
      "until": "2026-12-31",
      "reason": "–",
      "approved_by": "\\u202e🧑‍💼"
    }
  ]
}
"""

TESTS = """\
{
  "tests": [
    {"id": "a", "resource": "x", "cells": {"manages": {"status": "none", "rules": []}}},
    {
      "id": "b",
      "resource": {"id": "y", "kind": "account"},
      "findings": [
        {"name": "drift", "responsibility": "manages"},
        {"name": "unfunded", "severity": "error", "responsibility": null, "rules": ["p/a", "p/b"]}
      ]
    }
  ]
}
"""


@pytest.mark.parametrize("text", [ORGANISATION, POLICY, TESTS], ids=["organisation", "policy", "test"])
def test_each_kind(text: str) -> None:
    """Keys as in the schema, lists sorted but for stages, short things on one line, and what would act as escapes."""
    assert text == canonical(json.loads(text))
    assert text == canonical(shuffled(json.loads(text), random.Random(1)))


def test_lines_are_no_longer_than_they_must_be() -> None:
    """A value that would just fit, with the comma after it, stays on its line; one that would not is broken up."""

    def lines(length: int) -> list[str]:
        return canonical({"stages": ["x" * length, "y"]}).splitlines()

    fits = WIDTH - len('  "stages": ["", "y"],')

    assert f'  "stages": ["{"x" * fits}", "y"]' == lines(fits)[1]
    assert ['  "stages": [', f'    "{"x" * (fits + 1)}",', '    "y"', "  ]"] == lines(fits + 1)[1:-1]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(FOLDER.parent).as_posix())
def test_shipped_documents_come_back(path: Path) -> None:
    """A shuffled copy on one line is restored, and what is in the packs is in canonical form as it is."""
    text = path.read_bytes().decode()
    document = json.loads(text)
    minified = json.dumps(shuffled(document, random.Random(7)), separators=(",", ":"))

    assert canonical(document) == canonical(json.loads(minified))
    if "policies" in path.parts:
        assert text == canonical(json.loads(minified))


@given(worlds(), st.integers(0, 2**32))
def test_meaning_and_stability(world: World, seed: int) -> None:
    """Formatted documents give the same answers, are not changed by formatting, and do not show how they came."""
    documents, as_of = world
    texts = [canonical(document) for document in documents]
    formatted = [json.loads(text) for text in texts]

    assert answered(documents, as_of) == answered(formatted, as_of)
    assert texts == [canonical(document) for document in formatted]
    assert texts == [canonical(shuffled(document, random.Random(seed))) for document in documents]
    sogov.parse(*formatted)


@given(st.text())
def test_texts(text: str) -> None:
    """A text is the same after reading, on one line whoever divides lines, and without what turns the writing."""
    written = compact(text)

    assert text == json.loads(written)
    assert 1 == len(written.splitlines())
    assert '"##\\u0023["' == compact("###[")
    assert not set(written) & set("\x7f\x9b\u202e\u2066\ufeff")


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters='"\\#')))
def test_plain_texts(text: str) -> None:
    """What can be read stands as it is."""
    assert f'"{text}"' == compact(text)
