"""How far technology and communication work together, and from which stage on."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

import sogov
from sogov.evaluation.report import Report
from sogov.evaluation.stages import in_stage
from sogov.statistics.collaboration import Collaboration, Presence, collaboration
from sogov.statistics.sides import sides_of

DEPARTMENTS = [{"id": "it", "performs": ["technology"]}, {"id": "mkt", "performs": ["marketing"]}, {"id": "both"}]
EARLY: Mapping[str, object] = {
    "policy": "p",
    "rules": [
        {"id": "all", "where": {"kind": "account"}, "assign": {"manages": "marketing", "informed": ["technology"]}},
        {
            "id": "early",
            "where": {"kind": "account", "stage": ["build", "run"]},
            "assign": {"consulted": ["technology"]},
        },
        {"id": "tools", "where": {"kind": "tool", "stage": "run"}, "assign": {"operates": ["department:it"]}},
    ],
}


def report(*resources: Mapping[str, object]) -> Report:
    """The report on these resources."""
    organisation: dict[str, object] = {
        "functions": [{"id": "technology"}, {"id": "marketing"}],
        "departments": DEPARTMENTS,
    }
    if resources:
        organisation["resources"] = list(resources)
    return sogov.evaluate(sogov.parse(organisation, EARLY), as_of=date(2026, 11, 23))


def found(*resources: Mapping[str, object]) -> Collaboration:
    """How the sides work together in these resources."""
    evaluation = report(*resources).evaluation
    return collaboration(evaluation, sides_of(evaluation.organisation))


def test_both() -> None:
    """To be informed is not to be involved; a department is involved as the functions that it performs."""
    some = found(
        {"id": "a", "kind": "account", "stage": "run"},
        {"id": "b", "kind": "account", "stage": "plan"},
        {"id": "c", "kind": "tool", "stage": "run", "declared": {"manages": "department:mkt"}},
        {"id": "d", "kind": "event"},
    )

    assert Presence(technology=2, communication=3, together=2) == some.presence
    assert (4, Fraction(1, 2)) == (some.resources, some.portion)


def test_stages() -> None:
    """Every resource is taken through all stages, whichever it is in now."""
    some = found(
        {"id": "a", "kind": "account", "stage": "retire"}, {"id": "b", "kind": "tool"}, {"id": "c", "kind": "event"}
    )

    assert [
        ("plan", 0, Presence(0, 1, 0), 0),
        ("build", 0, Presence(1, 1, 1), 1),
        ("run", 0, Presence(2, 1, 1), 1),
        ("retire", 1, Presence(0, 1, 0), 0),
    ] == [(one.stage, one.resources, one.presence, one.first) for one in some.stages]
    assert ("build", 1) == (some.first_stage, some.never)


def test_stages_that_nobody_asks_for() -> None:
    """Where no rule selects by stage, everybody is there in each."""
    declared = {"id": "a", "kind": "k", "stage": "run", "declared": {"manages": "technology"}}
    organisation = {"functions": [{"id": "technology"}], "departments": DEPARTMENTS[:1], "resources": [declared]}
    evaluation = sogov.evaluate(sogov.parse(organisation), as_of=date(2026, 11, 23)).evaluation

    some = collaboration(evaluation, sides_of(evaluation.organisation))

    assert [Presence(1, 0, 0)] * 4 == [one.presence for one in some.stages]
    assert ("plan", 0) == (some.first_stage, some.never)


def test_nothing() -> None:
    """Without a resource there is no share, and without technology no first stage."""
    assert (None, None, 0) == (found().portion, found().first_stage, found().never)
    assert (None, 1) == (found({"id": "c", "kind": "event"}).first_stage, found({"id": "c", "kind": "event"}).never)


def test_unknown_stage() -> None:
    """A stage that the organisation does not have is named with the nearest."""
    with pytest.raises(sogov.UnknownName) as raised:
        in_stage(report().evaluation, "plann")

    assert "no stage `plann`; did you mean `plan`?" == str(raised.value)
