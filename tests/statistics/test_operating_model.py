"""The operating model, by the rule of docs/reference/statistics.md."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import pytest

import sogov
from sogov.statistics.operating_model import Hub, OperatingModel, operating_model

Holdings = Mapping[str, object]


def model(resources: Sequence[Holdings]) -> OperatingModel:
    """The model of resources that declare this, among departments a to f."""
    organisation = {
        "departments": [{"id": department} for department in "abcdef"],
        "resources": [
            {"id": f"r{number}", "kind": "k", "declared": declared} for number, declared in enumerate(resources)
        ],
    }
    report = sogov.evaluate(sogov.parse(organisation), as_of=date(2026, 11, 23))
    return operating_model(report.evaluation)


def held(manager: str, *others: str, by: str = "consulted") -> Holdings:
    """A resource that one department manages and in which others have a say."""
    return {"manages": f"department:{manager}", **({by: [f"department:{other}" for other in others]} if others else {})}


Answer = tuple[str | None, str | None, Fraction | None]

CASES: Mapping[str, tuple[Sequence[Holdings], Answer]] = {
    "nobody manages anything": ([{"operates": ["department:a"]}], (None, None, None)),
    "three of four": ([held("a"), held("a"), held("a"), held("b")], ("centralised", "a", Fraction(3, 4))),
    "fewer than three of four": (
        [held("a"), held("a"), held("b"), held("c")],
        ("distributed", None, Fraction(0)),
    ),
    "a centre beyond doubt, though another is asked everywhere": (
        [held("a", "b")] * 3,
        ("centralised", "a", Fraction(1)),
    ),
    "one has a say in half of what others manage": (
        [held("a"), held("b", "a"), held("c", "a"), held("d"), held("e")],
        ("hub-and-spoke", "a", Fraction(1, 2)),
    ),
    "a hub need not manage anything": (
        [held("b", "f"), held("c", "f"), held("d"), held("e")],
        ("hub-and-spoke", "f", Fraction(1, 2)),
    ),
    "half of the resources, but of too few departments": (
        [held("b", "f"), held("b", "f"), held("b", "f"), held("c", "f"), held("a"), held("d"), held("e")],
        ("several-hubs", None, Fraction(4, 7)),
    ),
    "two hubs reach half together": (
        [held("a", "e"), held("b", "e"), held("c", "f"), held("d", "f"), held("e"), held("f"), held("a"), held("c")],
        ("several-hubs", None, Fraction(1, 2)),
    ),
    "two hubs reach less than half": (
        [held("a", "e"), held("b", "e"), held("c", "f"), held("d", "f"), *[held(name) for name in "abcdef"]],
        ("distributed", None, Fraction(2, 5)),
    ),
    "one spoke makes no hub": ([held("a", "b"), held("b", "a")], ("distributed", None, Fraction(0))),
    "to be informed is no say": (
        [held("b", "a", by="informed"), held("c", "a", by="informed")],
        ("distributed", None, Fraction(0)),
    ),
    "a hub may work": (
        [held("b", "a", by="operates"), held("c", "a", by="approves")],
        ("hub-and-spoke", "a", Fraction(1)),
    ),
    "of equal hubs the first": (
        [held("c", "b", "a"), held("d", "a", "b")],
        ("hub-and-spoke", "a", Fraction(1)),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_rule(name: str) -> None:
    """Each line of the rule, on both sides of its thresholds."""
    resources, expected = CASES[name]
    found = model(resources)

    assert expected == (found.kind, found.centre, found.portion)


def test_paying_is_no_say() -> None:
    """Whoever only pays for what others manage is no hub."""
    paid = {"funds": {"department:a": "100%"}}

    assert "distributed" == model([{**held("b"), **paid}, {**held("c"), **paid}]).kind


def test_hubs() -> None:
    """Hubs are told with how far they reach, the farthest first; who manages elsewhere too counts there alone."""
    found = model([held("a", "e", "f"), held("b", "e", "f"), held("c", "f"), held("f", "e"), {"manages": "@home"}])

    assert (Hub("e", 3, 3), Hub("f", 3, 3)) == found.hubs
    assert (4, 4) == (found.managed, found.managers)
