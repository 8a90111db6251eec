"""The naive evaluator against worlds worked out by hand, and the random worlds against every corner they must reach."""

from __future__ import annotations

import copy
import random
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.model.evaluator import Verdict, judge
from tests.model.judged import Cell
from tests.model.shares import read_split, share_text, worked_out
from tests.model.world import BUILT_IN, read_world
from tests.model.worlds import World, random_world, worlds

DAY = date(2026, 7, 1)
RUNS = 2000

STATUSES = {"assigned", "declared", "exempt", "conflict", "gap", "none"}
NAMES = {
    "competing-holders",
    "competing-shares",
    "over-funded",
    "ambiguous-holder",
    "unlawful-override",
    "overruled",
    "unfunded",
    "unmanaged",
    "unassigned",
    "under-funded",
    "vacant-holder",
    "stale-reference",
    "requirement-unmet",
    "budget-exceeded",
    "capacity-exceeded",
    "drift",
    "missing-attribute",
    "unused-rule",
    "empty-selector",
    "overdue-review",
    "expired-waiver",
    "unused-waiver",
}
UNWAIVABLE = {"expired-waiver", "unused-waiver"}

Section = list[dict[str, Any]]


def organisation(resources: Section, **sections: object) -> dict[str, Any]:
    """An organisation document with three departments, of which two perform a function for all."""
    departments = [
        {"id": "mkt", "performs": ["marketing"]},
        {"id": "it", "performs": ["technology"]},
        {"id": "web", "parent": "mkt"},
    ]
    functions = [{"id": "marketing"}, {"id": "technology"}]
    head = {"id": "acme"}
    return {
        "organisation": head,
        "functions": functions,
        "departments": departments,
        "resources": [{"kind": "account", **resource} for resource in resources],
        **sections,
    }


def policy(id_: str, rules: Section, **keys: object) -> dict[str, Any]:
    """A policy document, its rules numbered from 1."""
    return {"policy": id_, "rules": [{"id": str(n), **rule} for n, rule in enumerate(rules, 1)], **keys}


def managing(verdict: Verdict) -> Cell:
    """The cell of who manages the resource `r`."""
    return verdict.cells["r", "manages"]


def funding(verdict: Verdict) -> Cell:
    """The cell of who funds the resource `r`."""
    return verdict.cells["r", "funds"]


def found(verdict: Verdict, name: str) -> list[tuple[object, ...]]:
    """The findings of a name, without it, in order."""
    return sorted(tuple(finding)[1:] for finding in verdict.findings if finding.name == name)


# Precedence


def test_a_policy_speaks_with_its_narrowest_rule() -> None:
    """Step 1: the rule on fewer stages sets the other of its policy aside."""
    rules: Section = [
        {"where": {"stage": ["plan", "run"]}, "assign": {"manages": "marketing"}},
        {"where": {"stage": "run"}, "assign": {"manages": "technology"}},
    ]
    verdict = judge([organisation([{"id": "r", "stage": "run"}]), policy("p", rules)], DAY)
    assert managing(verdict) == Cell("assigned", (("technology", "it", None, None),), ("p/2",))


def test_nearness_across_policies_decides_nothing() -> None:
    """Two policies that differ are in conflict, however narrow one of them is."""
    documents = [
        organisation([{"id": "r", "stage": "run"}]),
        policy("p", [{"assign": {"manages": "marketing"}}]),
        policy("q", [{"where": {"resource": "r"}, "assign": {"manages": "technology"}}]),
    ]
    verdict = judge(documents, DAY)
    assert managing(verdict) == Cell("conflict", (), ("p/1", "q/1"))
    assert found(verdict, "competing-holders") == [("error", "manages", ("p/1", "q/1"), "r", "")]


def test_a_policy_overrides_by_name() -> None:
    """Step 2: the rule that names the other policy is left."""
    documents = [
        organisation([{"id": "r"}]),
        policy("p", [{"assign": {"manages": "marketing"}}]),
        policy("q", [{"assign": {"manages": "technology"}}], overrides=["p"]),
    ]
    assert managing(judge(documents, DAY)).rules == ("q/1",)


def test_an_override_from_below_is_unlawful() -> None:
    """Steps 2 and 3: the binding rule of the root stands, the override is reported, and `overruled` is not as well."""
    documents = [
        organisation([{"id": "r", "department": "web"}]),
        policy("p", [{"binding": True, "assign": {"manages": "marketing"}}], issuer="@root"),
        policy("q", [{"binding": True, "overrides": ["p/1"], "assign": {"manages": "technology"}}], issuer="mkt"),
    ]
    verdict = judge(documents, DAY)
    assert managing(verdict) == Cell("assigned", (("marketing", "mkt", None, None),), ("p/1",))
    assert found(verdict, "unlawful-override") == [("error", None, ("p/1", "q/1"), None, "")]
    assert found(verdict, "overruled") == []


def test_binding_beats_and_what_is_overruled_is_told() -> None:
    """Step 3: a rule that is not binding has no effect beside one that is."""
    documents = [
        organisation([{"id": "r"}]),
        policy("p", [{"binding": True, "assign": {"manages": "marketing"}}], issuer="@root"),
        policy("q", [{"assign": {"manages": "technology"}}, {"assign": {"manages": "marketing"}}]),
    ]
    verdict = judge(documents, DAY)
    assert managing(verdict).rules == ("p/1",)
    assert found(verdict, "overruled") == [("warning", "manages", ("p/1", "q/1"), "r", "")]


def test_many_adds_and_one_binding_issuer_limits_its_reach() -> None:
    """Rules on `many` add, and an issuer speaks only of what is at or below it."""
    documents = [
        organisation([{"id": "r", "department": "web"}, {"id": "s", "department": "it"}]),
        policy("p", [{"assign": {"consulted": ["technology"]}}, {"assign": {"consulted": None}}]),
        policy("q", [{"assign": {"consulted": ["@home"]}}], issuer="mkt"),
    ]
    cells = judge(documents, DAY).cells
    both = (("@home", "web", None, None), ("technology", "it", None, None))
    assert cells["r", "consulted"] == Cell("assigned", both, ("p/1", "p/2", "q/1"))
    assert cells["s", "consulted"] == Cell("assigned", both[1:], ("p/1", "p/2"))


# Contributions and shares


def test_contributions_add_up_and_share_what_is_left() -> None:
    """The parts are divided over the union: 40%, and 60% divided as 2 to 1."""
    documents = [
        organisation([{"id": "r"}]),
        policy("p", [{"contribute": {"funds": {"department:mkt": "40%"}}}]),
        policy("q", [{"contribute": {"funds": {"department:it": "2 parts", "department:web": "rest"}}}]),
    ]
    holders = (
        ("department:it", "it", "40%", None),
        ("department:mkt", "mkt", "40%", None),
        ("department:web", "web", "20%", None),
    )
    assert funding(judge(documents, DAY)) == Cell("assigned", holders, ("p/1", "q/1"))


def test_contributions_of_nothing_and_of_something_are_a_conflict() -> None:
    """A share of 0 names its holder too."""
    documents = [
        organisation([{"id": "r"}]),
        policy("p", [{"contribute": {"funds": {"department:mkt": "0%"}}}]),
        policy("q", [{"contribute": {"funds": {"department:mkt": "100%"}}}]),
    ]
    verdict = judge(documents, DAY)
    assert funding(verdict).status == "conflict"
    assert found(verdict, "competing-shares") == [("error", "funds", ("p/1", "q/1"), "r", "")]


@pytest.mark.parametrize(("share", "status"), [("60%", "assigned"), ("3/5", "assigned"), ("rest", "conflict")])
def test_a_contribution_agrees_with_an_assignment_that_repeats_it(share: str, status: str) -> None:
    """A contribution states the same as the whole split with the same share of it, never with parts."""
    documents = [
        organisation([{"id": "r"}]),
        policy("p", [{"assign": {"funds": {"marketing": "60%", "technology": "rest"}}}]),
        policy("q", [{"contribute": {"funds": {"marketing": share}}}]),
    ]
    assert funding(judge(documents, DAY)).status == status


def test_the_largest_remainder_makes_the_parts_add_up() -> None:
    """Ten cents in three thirds: the odd cent goes to the first holder text; two thirds of it are rounded once."""
    rules: Section = [
        {"where": {"resource": "r"}, "assign": {"funds": {"marketing": "1/3", "@home": "1/3", "technology": "1/3"}}},
        {"where": {"resource": "s"}, "assign": {"funds": {"marketing": "1/3", "technology": "1/3"}}},
    ]
    cost = {"amount": "0.295", "per": "quarter"}  # 0.098333… a month, 10 cents
    resources: Section = [{"id": id_, "department": "web", "cost": cost} for id_ in ("r", "s")]
    verdict = judge([organisation(resources), policy("p", rules)], DAY)
    amounts = [(holder, amount) for holder, _, _, amount in funding(verdict).holders]
    assert amounts == [("@home", "0.04"), ("marketing", "0.03"), ("technology", "0.03")]
    # 2/3 of 10 cents are 6.67 cents, that is 7.
    assert [amount for *_, amount in verdict.cells["s", "funds"].holders] == ["0.04", "0.03"]
    assert found(verdict, "under-funded") == [("error", "funds", ("p/2",), "s", "")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"a": "60%", "b": "rest"}, {"a": "60%", "b": "40%"}),
        ({"a": "1/3", "b": "1 part", "c": "0.5 parts"}, {"a": "1/3", "b": "4/9", "c": "2/9"}),
        ({"a": "100%", "b": "rest"}, {"a": "100%"}),
        ({"a": "110%", "b": "3 parts"}, {"a": "110%"}),
        ({"a": "0%", "b": "0 parts"}, {}),
        ({"a": "1/8", "b": "33.250%"}, {"a": "12.5%", "b": "33.25%"}),
        ({"department:old": "20%", "department:new": "1 part"}, {"department:new": "100%"}),
    ],
)
def test_shares_are_worked_out_exactly(written: dict[str, str], expected: dict[str, str]) -> None:
    """Parts divide what is left, holders of nothing are left out, and holders that become one add up."""
    departments = [{"id": "old", "effective": {"until": "2026-06-30"}, "successor": "new"}, {"id": "new"}]
    world = read_world([organisation([], departments=departments)], DAY)
    shares = worked_out(read_split(world, written))
    assert {holder: share_text(share) for holder, share in shares.items()} == expected


# Departments


@pytest.mark.parametrize(("until", "department"), [("2026-06-30", "new"), ("2026-07-01", "old"), ("2026-07-02", "old")])
def test_a_successor_stands_from_the_day_after(until: str, department: str) -> None:
    """The old department holds on its last day still; after it, the successor at the end of the chain."""
    departments = [
        {"id": "old", "effective": {"until": until}, "successor": "mid", "performs": ["marketing"]},
        {"id": "mid", "effective": {"until": "2025-12-31"}, "successor": "new"},
        {"id": "new"},
    ]
    resources: Section = [{"id": "r", "department": "old"}]
    rules: Section = [{"assign": {"manages": "department:old", "consulted": ["@home"]}}]
    verdict = judge([organisation(resources, departments=departments), policy("p", rules)], DAY)
    assert managing(verdict).holders == ((f"department:{department}", department, None, None),)
    assert verdict.cells["r", "consulted"].holders == (("@home", department, None, None),)


def test_the_nearest_performer_is_found_going_up() -> None:
    """The unit itself comes first, then the one that serves it; two that serve are ambiguous, none is vacant."""
    departments = [
        {"id": "top", "performs": ["marketing"]},
        {"id": "a", "parent": "top"},
        {"id": "a1", "parent": "a", "performs": ["technology"]},
        {"id": "a2", "parent": "a", "performs": ["law"]},
        {"id": "a3", "parent": "a", "performs": ["law"], "serves": "a"},
    ]
    functions: Section = [{"id": "marketing"}, {"id": "technology"}, {"id": "law"}, {"id": "press"}]
    rules: Section = [{"assign": {"consulted": ["marketing", "technology", "law", "press"]}}]
    resources: Section = [{"id": "r", "department": "a2"}, {"id": "s", "department": "a1"}]
    document = organisation(resources, departments=departments, functions=functions)
    verdict = judge([document, policy("p", rules)], DAY)
    holders = {
        resource: {holder: department for holder, department, _, _ in verdict.cells[resource, "consulted"].holders}
        for resource in ("r", "s")
    }
    others = {"marketing": "top", "technology": "a1", "press": None}
    assert holders == {"r": {**others, "law": "a2"}, "s": {**others, "law": None}}
    assert found(verdict, "ambiguous-holder") == [("error", "consulted", ("p/1",), "s", "law")]
    assert found(verdict, "vacant-holder") == [
        ("error", "consulted", ("p/1",), "r", "press"),
        ("error", "consulted", ("p/1",), "s", "press"),
    ]


# Requirements, drift, waivers


def test_requirements_look_at_parties() -> None:
    """Two holders of one department are one party with both shares; the function and the department are the same."""
    rules: Section = [
        {
            "assign": {
                "funds": {"marketing": "60%", "department:mkt": "20%", "technology": "20%"},
                "manages": "marketing",
            }
        },
        {"require": {"funds": {"largest": {"below": "80%"}}}},
        {"require": {"funds": {"share": {"marketing": {"at_least": "80%"}}, "count": {"at_most": 2}}}},
        {"require": {"involved": {"includes": ["department:it"], "only": ["marketing", "technology"]}}},
        {"require": {"manages": {"apart_from": ["funds"]}}, "severity": "note"},
        {"require": {"approves": {"includes_any": ["marketing"]}}, "severity": "warning"},
    ]
    verdict = judge([organisation([{"id": "r"}]), policy("p", rules)], DAY)
    assert found(verdict, "requirement-unmet") == [
        ("error", "funds", ("p/2",), "r", ""),
        ("note", "manages", ("p/5",), "r", ""),
        ("warning", "approves", ("p/6",), "r", ""),
    ]


def test_drift_is_compared_by_party() -> None:
    """Practice that names the department where policy names its function does not drift."""
    rules: Section = [{"assign": {"manages": "marketing", "funds": {"marketing": "50%", "technology": "50%"}}}]
    declared = {"manages": ["department:mkt", "marketing"], "funds": {"department:mkt": "1/2", "department:it": "49%"}}
    verdict = judge([organisation([{"id": "r", "declared": declared}]), policy("p", rules)], DAY)
    assert found(verdict, "drift") == [("warning", "funds", ("p/1",), "r", "")]


def test_waivers_are_named_by_the_longest() -> None:
    """A finding is waived by the waiver that lasts longest; others that cover it are used, and the rest are told."""
    said = {"reason": "agreed", "approved_by": "the board"}
    waivers = [
        {"id": "a", "finding": "unmanaged", "until": "2026-07-01", **said},
        {"id": "b", "finding": "unmanaged", "until": "2026-07-02", **said},
        {"id": "c", "finding": "unfunded", "until": "2026-06-30", **said},
        {"id": "d", "finding": "unfunded", "until": "2026-12-31", "from": "2026-07-02", **said},
        {"id": "e", "finding": "unfunded", "until": "2026-12-31", "where": {"resource": "s"}, **said},
    ]
    rules: Section = [{"assign": {"consulted": None}}]
    verdict = judge([organisation([{"id": "r"}]), policy("p", rules, waivers=waivers)], DAY)
    assert {(waiver, finding.name, finding.subject) for waiver, finding in verdict.waived} == {
        ("p/b", "unmanaged", "r")
    }
    assert {tuple(finding) for finding in verdict.findings} == {
        ("unfunded", "error", "funds", (), "r", ""),
        ("expired-waiver", "warning", None, (), None, "p/c"),
        ("unused-waiver", "note", None, (), None, "p/e"),
    }


def test_budgets_cover_the_subtree() -> None:
    """The budget of the department above is exceeded by what the one below it funds, in its own currency alone."""
    departments = [
        {"id": "mkt", "budget": {"amount": 1200, "per": "year"}, "capacity": {"hours": 1, "per": "week"}},
        {"id": "web", "parent": "mkt"},
    ]
    resources: Section = [
        {"id": "r", "cost": {"amount": "100.01", "per": "month"}, "effort": {"hours": 52, "per": "year"}},
        {
            "id": "s",
            "cost": {"amount": 900, "per": "month", "currency": "USD"},
            "effort": {"hours": "0.01", "per": "month"},
        },
    ]
    rules: Section = [{"assign": {"funds": {"department:web": "100%"}, "operates": ["department:web"]}}]
    verdict = judge([organisation(resources, departments=departments), policy("p", rules)], DAY)
    assert found(verdict, "budget-exceeded") == [("warning", "funds", (), "r", "mkt")]
    assert found(verdict, "capacity-exceeded") == [
        ("warning", "operates", (), "r", "mkt"),
        ("warning", "operates", (), "s", "mkt"),
    ]


def test_rules_that_say_nothing_are_told() -> None:
    """What could match nothing, what matches nothing, and what a missing attribute keeps from matching."""
    rules: Section = [
        {"where": {"cost": {"at_least": 5, "below": 5}}, "assign": {"manages": "marketing"}},
        {"where": {"resource": "ghost"}, "assign": {"manages": "marketing"}},
        {"where": {"stage": "run", "kind": "account"}, "assign": {"manages": "marketing"}},
        {"where": {"stage": {"not": "run"}, "kind": "app"}, "assign": {"manages": "marketing"}},
    ]
    verdict = judge([organisation([{"id": "r", "cost": {"amount": 7, "per": "month"}}]), policy("p", rules)], DAY)
    assert found(verdict, "empty-selector") == [("warning", None, ("p/1",), None, "")]
    assert found(verdict, "unused-rule") == [("note", None, (f"p/{n}",), None, "") for n in (2, 3, 4)]
    assert found(verdict, "missing-attribute") == [("warning", None, ("p/3",), "r", "")]


# The random worlds


@cache
def random_verdicts() -> tuple[Verdict, ...]:
    """The verdicts on so many random worlds, always the same."""
    return tuple(judge(*random_world(random.Random(seed))) for seed in range(RUNS))


def assert_sometimes(counts: Counter[str], names: set[str], runs: int) -> None:
    """Each of the names happens, nothing else happens, and each stays away sometimes."""
    assert set(counts) == names
    assert all(0 < count < runs for count in counts.values()), counts


def test_every_finding_occurs_and_stays_silent() -> None:
    """The random worlds make every finding speak in some and be silent in others."""
    counts = Counter(name for v in random_verdicts() for name in {finding.name for finding in v.findings})
    assert_sometimes(counts, NAMES, RUNS)


def test_every_finding_is_waived_sometimes() -> None:
    """The random worlds waive every finding that can be waived."""
    counts = Counter(name for v in random_verdicts() for name in {finding.name for _, finding in v.waived})
    assert_sometimes(counts, NAMES - UNWAIVABLE, RUNS)


def test_every_status_occurs_and_stays_away() -> None:
    """The random worlds have cells of every status, of every form of responsibility where it can be."""
    statuses = Counter(status for v in random_verdicts() for status in {cell.status for cell in v.cells.values()})
    assert_sometimes(statuses, STATUSES, RUNS)
    of_forms = {
        (BUILT_IN[responsibility]["holders"], cell.status)
        for v in random_verdicts()
        for (_, responsibility), cell in v.cells.items()
        if responsibility in BUILT_IN
    }
    everywhere = {(form, status) for form in ("one", "many", "shares") for status in STATUSES}
    # Neither rules nor practice can conflict about `many`, nor practice about `shares`.
    assert of_forms == everywhere - {("many", "conflict")}


def test_the_order_of_documents_and_entries_changes_nothing() -> None:
    """The same verdict from the documents, their sections, rules and waivers in reverse."""
    for seed in range(200):
        documents, as_of = random_world(random.Random(seed))
        reversed_documents = copy.deepcopy(documents)[::-1]
        for document in reversed_documents:
            for section, entries in document.items():
                if isinstance(entries, list) and section != "stages":
                    entries.reverse()
        assert judge(reversed_documents, as_of) == judge(documents, as_of)


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(worlds())
def test_worlds_shrink_from_the_same_source(world: World) -> None:
    """Hypothesis draws worlds of the same kind, and the evaluator answers for every resource in effect."""
    documents, as_of = world
    verdict = judge(documents, as_of)
    ids = {resource["id"] for document in documents for resource in document.get("resources", ())}
    assert {resource for resource, _ in verdict.cells} <= ids
