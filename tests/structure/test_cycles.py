"""Departments above themselves, and rules that override themselves."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from tests.structure.workspaces import Document, faults_of, findings_of, policy, workspace_of

ASSIGN: Document = {"assign": {"manages": None}}

Departments = Mapping[str, Document]


def until(day: str, **keys: object) -> Document:
    """A department that ends on a day."""
    return {"effective": {"until": day}, **keys}


def stated(departments: Departments) -> Document:
    """The organisation document of some departments, by their ids."""
    return {"departments": [{"id": name, **keys} for name, keys in departments.items()]}


DEPARTMENT_CYCLES: tuple[tuple[Departments, tuple[tuple[str, str], ...]], ...] = (
    ({"a": {"parent": "a"}}, (("/departments/0/parent", "`a` stands above itself"),)),
    (
        {"c": {"parent": "a"}, "b": {"parent": "c"}, "a": {"parent": "b"}, "d": {"parent": "c"}},
        (("/departments/2/parent", "`a` → `b` → `c` → `a` stand above one another"),),
    ),
    (
        {"a": {"parent": "b"}, "b": {"parent": "a"}, "c": {"parent": "d"}, "d": {"parent": "c"}},
        (
            ("/departments/0/parent", "`a` → `b` → `a` stand above one another"),
            ("/departments/2/parent", "`c` → `d` → `c` stand above one another"),
        ),
    ),
    (
        {"a": until("2026-01-31", successor="a")},
        (("/departments/0/successor", "`a` succeeds itself"),),
    ),
    (
        {
            "a": until("2026-01-31", successor="c"),
            "b": until("2026-02-28", successor="a", parent="d"),
            "c": until("2026-03-31", successor="b"),
            "d": until("2026-04-30", successor="a"),
        },
        (("/departments/0/successor", "`a` → `c` → `b` → `a` succeed one another"),),
    ),
    (
        {"old": until("2026-01-31", successor="new"), "new": {"parent": "old"}},
        (("/departments/1/parent", "after succession `new` stands above itself from `2026-02-01` on"),),
    ),
    (
        {
            "a": {"parent": "b"},
            "b": until("2026-01-31", successor="c"),
            "c": until("2026-06-30", successor="d"),
            "d": {"parent": "a"},
            "e": until("2026-12-31", successor="f"),
            "f": {},
        },
        (("/departments/0/parent", "after succession `a` → `d` → `a` stand above one another from `2026-07-01` on"),),
    ),
    (
        # What is a cycle as it is written stays one after a succession, and is reported once.
        {"a": {"parent": "b"}, "b": {"parent": "a"}, "c": until("2026-01-31", successor="a")},
        (("/departments/0/parent", "`a` → `b` → `a` stand above one another"),),
    ),
)


def test_there_are_cycles() -> None:
    """A test of cycles is none without any."""
    assert DEPARTMENT_CYCLES
    assert OVERRIDE_CYCLES


@pytest.mark.parametrize(("departments", "cycles"), DEPARTMENT_CYCLES)
def test_departments_above_themselves_are_reported(
    departments: Departments, cycles: tuple[tuple[str, str], ...]
) -> None:
    """As the parents and successors are written, and on any date after a succession; each cycle once."""
    expected = [("department-cycle", "a.json", pointer, message) for pointer, message in cycles]

    assert expected == faults_of({"a.json": stated(departments)})


def test_what_to_change_in_a_cycle() -> None:
    """In a cycle of one there is nothing to choose from."""
    one, two = {"a": {"parent": "a"}}, {"a": {"parent": "b"}, "b": {"parent": "a"}}
    remedies = [fault.remedy for cycle in (one, two) for fault in findings_of({"a.json": stated(cycle)})]

    assert ["change its `parent`", "change the `parent` of one of them"] == remedies


def test_successions_that_make_no_cycle_are_fine() -> None:
    """Several successors, one that never ends, one that comes after the last day there is, and a chain of them."""
    departments = {
        "a": until("2026-01-31", successor="b", parent="c"),
        "b": until("2026-02-28", successor="d"),
        "c": until("2026-01-31", successor="d"),
        "d": until("9999-12-31", successor="e"),
        "e": {"parent": "a"},
        "f": {"parent": "a"},
        "g": until("2026-01-31", successor="h"),
        "h": until("2026-01-31", successor="i"),
        "i": {},
        "j": {"parent": "g"},
    }

    assert [] == faults_of({"a.json": stated(departments)})


def test_a_chain_of_very_many_departments_takes_no_stack() -> None:
    """Depth costs time alone: parents, services and successors are followed without recursion."""
    count = 3_000
    chain = {f"d{number}": {"parent": f"d{number - 1}", "serves": "d0"} for number in range(1, count)}
    day = date(2026, 1, 1)
    heirs = {
        f"h{number}": until(str(day + timedelta(days=number % 3)), successor=f"h{number + 1}")
        for number in range(count)
    }
    departments: Departments = {"d0": {"parent": "h0"}, **chain, **heirs, f"h{count}": {}}

    assert 2 * count + 1 == len(workspace_of({"a.json": stated(departments)}).organisation.departments)


def test_a_long_cycle_is_named_in_short() -> None:
    """A message stays a sentence, however long the way round is."""
    departments = {f"d{number:02}": {"parent": f"d{(number + 1) % 30:02}"} for number in range(30)}
    shown = " → ".join(f"`d{number:02}`" for number in range(10))
    message = f"{shown} → (20 more) → `d00` stand above one another"

    assert [("department-cycle", "a.json", "/departments/0/parent", message)] == faults_of(
        {"a.json": stated(departments)}
    )


OVERRIDE_CYCLES: tuple[tuple[dict[str, Document], tuple[tuple[str, str, str], ...]], ...] = (
    (
        {"p": policy({"id": "r", "overrides": ["p/r"], **ASSIGN})},
        (("p", "/rules/0/overrides/0", "`p/r` → `p/r`"),),
    ),
    (
        {"p": policy({"id": "r", "overrides": ["p"], **ASSIGN}, {"id": "s", "overrides": ["p/r"], **ASSIGN})},
        (("p", "/rules/0/overrides/0", "`p/r` → `p` → `p/r`"),),
    ),
    (
        {"p": policy({"id": "r", **ASSIGN}, overrides=["p"])},
        (("p", "/overrides/0", "`p/r` → `p` → `p/r`"),),
    ),
    (
        {
            "p": policy({"id": "r", **ASSIGN}, {"id": "a", **ASSIGN}, overrides=["q"]),
            "q": policy(
                {"id": "s", "overrides": ["p/r"], **ASSIGN}, {"id": "t", "overrides": ["p"], **ASSIGN}, policy="q"
            ),
        },
        (("p", "/overrides/0", "`p/r` → `q` → `q/s` → `p/r`"),),
    ),
    (
        {
            "p": policy({"id": "a", "overrides": ["p/b"], **ASSIGN}, {"id": "b", "overrides": ["p/a"], **ASSIGN}),
            "q": policy(
                {"id": "a", "overrides": ["q/c", "q/b"], **ASSIGN},
                {"id": "b", "overrides": ["q/c"], **ASSIGN},
                {"id": "c", "overrides": ["q/a"], **ASSIGN},
                policy="q",
            ),
        },
        (
            ("p", "/rules/0/overrides/0", "`p/a` → `p/b` → `p/a`"),
            ("q", "/rules/0/overrides/0", "`q/a` → `q/c` → `q/a`"),
        ),
    ),
)


@pytest.mark.parametrize(("policies", "cycles"), OVERRIDE_CYCLES)
def test_rules_that_override_themselves_are_reported(
    policies: dict[str, Document], cycles: tuple[tuple[str, str, str], ...]
) -> None:
    """One error for all rules that can come back to each other, with the shortest way of one of them."""
    words = "rules that override one another come back to themselves: "
    expected = [("override-cycle", file, pointer, words + way) for file, pointer, way in cycles]

    assert expected == faults_of(policies)


def test_overrides_that_lead_nowhere_back_are_fine() -> None:
    """A policy may be named from several sides, and one without rules may name itself."""
    policies = {
        "p": policy({"id": "r", "overrides": ["q", "q/s"], **ASSIGN}, overrides=["o"]),
        "q": policy({"id": "s", "overrides": ["o"], **ASSIGN}, policy="q"),
        "o": policy({"id": "t", **ASSIGN}, policy="o"),
        "n": {"policy": "n", "overrides": ["n"]},
    }

    assert [] == faults_of(policies)
