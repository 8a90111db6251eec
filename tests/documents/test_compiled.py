import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from sogov.documents.compiled import compiled
from sogov.documents.dialect import failures, validator
from sogov.documents.inexact import Inexact
from sogov.documents.limits import Limits
from sogov.documents.schemas import KINDS, Kind, schema
from tests.documents.entries import HOSTILE_WORDS

LIMITS = Limits()
FULL: dict[Kind, Any] = {
    kind: json.loads((Path(__file__).parent / "full" / f"{kind}.json").read_text("utf-8")) for kind in KINDS
}
TESTS = {kind: compiled(schema(kind), LIMITS.digits) for kind in KINDS}
VALIDATORS = {kind: validator(schema(kind), LIMITS) for kind in KINDS}

# Of every sort of value one or two.
SORTS: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    10**16,
    "",
    "x",
    "X y",
    [],
    ["x"],
    [None],
    {},
    {"x": "x"},
    Inexact("1.0"),
)
JUNK = (
    *SORTS,
    *(False, 1, [["x"]], {"not": "x"}, {"not": ["x"]}, {"all": ["x"]}, {"at_least": 1}, {"from": "2026-11-23"}),
    *("involved", Inexact("1e3", reported=True), *HOSTILE_WORDS),
)


def places(tree: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401 - any JSON value
    """The ways to everything in a tree."""
    found = [path]
    if isinstance(tree, dict | list):
        for step, member in tree.items() if isinstance(tree, dict) else enumerate(tree):
            found += places(member, (*path, step))
    return found


PLACES = {kind: places(FULL[kind])[1:] for kind in KINDS}


@st.composite
def documents(draw: st.DrawFn) -> tuple[Kind, Any]:
    """A document that says all that can be said, with a few mistakes or none."""
    kind = draw(st.sampled_from(KINDS))
    tree = copy.deepcopy(FULL[kind])
    for _ in range(draw(st.integers(0, 3))):
        *way, last = draw(st.sampled_from(PLACES[kind]))
        holder: Any = tree
        for step in way:
            inside = isinstance(holder, dict | list) and step in _steps(holder)
            holder = holder[step] if inside else None
        if isinstance(holder, dict | list) and last in _steps(holder):
            _mistake(holder, last, draw)
    return kind, tree


def _steps(holder: Any) -> Any:  # noqa: ANN401 - an object or a list
    return holder if isinstance(holder, dict) else range(len(holder))


def _mistake(holder: Any, step: Any, draw: st.DrawFn) -> None:  # noqa: ANN401 - an object or a list, and a step in it
    junk = copy.deepcopy(draw(st.sampled_from(JUNK)))
    what = draw(st.sampled_from(("replace", "delete", "add")))
    if what == "delete":
        del holder[step]
    elif what == "add" and isinstance(holder, dict):
        holder[draw(st.sampled_from(("x", "extra", *HOSTILE_WORDS, *map(str, holder))))] = junk
    else:
        holder[step] = junk


@given(documents())
def test_it_accepts_what_the_validator_accepts(document: tuple[Kind, Any]) -> None:
    """The function that a schema is made into, and the validator of the library, say the same of any document."""
    kind, tree = document

    accepted = not any(failures(VALIDATORS[kind], tree))
    event(f"{kind}, accepted: {accepted}")

    assert accepted == TESTS[kind](tree)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("junk", SORTS, ids=repr)
def test_it_accepts_no_junk(kind: Kind, junk: object) -> None:
    """Both say the same of every mistake in every place of a document that says all that can be said."""
    differing = []
    for *way, last in PLACES[kind]:
        tree = copy.deepcopy(FULL[kind])
        holder = tree
        for step in way:
            holder = holder[step]
        holder[last] = copy.deepcopy(junk)
        if TESTS[kind](tree) == any(failures(VALIDATORS[kind], tree)):
            differing.append((*way, last))

    assert [] == differing


def test_a_keyword_that_is_not_known() -> None:
    """A schema that asks for more than is understood is not made into a function that would not ask it."""
    with pytest.raises(KeyError, match="uniqueItems"):
        compiled({"type": "array", "uniqueItems": True}, 15)
