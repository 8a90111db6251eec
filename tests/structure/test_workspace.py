import itertools
from datetime import date
from fractions import Fraction

import pytest

from sogov.documents.limits import Limits
from sogov.documents.reader import read_plain
from sogov.findings.errors import InputErrors
from sogov.organisation.entities import (
    BUILT_IN,
    DEFAULT_STAGES,
    Department,
    Function,
    Platform,
    Resource,
    Responsibility,
)
from sogov.policy.policies import Policy, Rule, Waiver
from sogov.policy.requirements import Requirement
from sogov.selectors.selector import Choice, Selector, TagCondition
from sogov.structure.workspace import assemble
from sogov.values.bounds import Bound
from sogov.values.holders import HOME, Holder
from sogov.values.money import Rate
from sogov.values.origins import Origin
from sogov.values.periods import Period
from sogov.values.shares import Share
from sogov.values.statements import Claim
from tests.structure.workspaces import BASE, FINDINGS, Document, faults_of, policy, readings, workspace_of

ANYWHERE = Origin(0)
MARKETING = Holder("function", "marketing")
TECHNOLOGY = Holder("function", "technology")
IT = Holder("department", "it")


def test_no_documents_make_an_organisation_with_what_is_built_in() -> None:
    """Nothing stated is no error."""
    organisation = workspace_of({}).organisation

    assert (BUILT_IN_SORTED, DEFAULT_STAGES, "EUR") == (
        organisation.responsibilities,
        organisation.stages,
        organisation.currency,
    )


BUILT_IN_SORTED = tuple(sorted(BUILT_IN, key=lambda known: known.id))


def test_every_key_of_an_organisation_document_becomes_a_value() -> None:
    """What is stated is what the values say, and what is not stated has its default."""
    department = {
        "id": "mkt",
        "name": "Marketing",
        "parent": "group",
        "performs": ["marketing", "marketing"],
        "serves": "@root",
        "successor": "group",
        "head": "Ada",
        "contact": "ada@example.org",
        "budget": {"amount": "1500.50", "per": "quarter"},
        "capacity": {"hours": 40, "per": "week"},
        "effective": {"from": "2026-01-01", "until": "2026-12-31"},
    }
    organisation = workspace_of(
        {
            "a.json": {
                "organisation": {"id": "acme", "name": "Acme", "currency": "CHF", "minor_units": 3},
                "functions": [{"id": "marketing", "name": "Marketing", "head": "Ada"}],
                "departments": [department, {"id": "group"}],
                "platforms": [{"id": "x", "kind": "blog", "vendor": "V", "url": "u", "name": "X"}],
                "stages": ["idea", "life", "idea"],
                "responsibilities": [
                    {"id": "funds", "name": "Pays", "required": False, "holders": "shares", "letter": "P"},
                    {"id": "content", "holders": "many", "required": {"kind": "account"}},
                ],
            }
        }
    ).organisation

    assert ("acme", "Acme", "CHF", 3) == (
        organisation.id,
        organisation.name,
        organisation.currency,
        organisation.minor_units,
    )
    assert (Function("marketing", "Marketing", ANYWHERE, "Ada"),) == organisation.functions
    assert (
        Department("group", "group", ANYWHERE),
        Department(
            id="mkt",
            name="Marketing",
            origin=ANYWHERE,
            parent="group",
            performs=("marketing",),
            serves="@root",
            successor="group",
            head="Ada",
            contact="ada@example.org",
            budget=Rate(Fraction("1500.5"), "quarter", "CHF"),
            capacity=Rate(Fraction(40), "week"),
            effective=Period(date(2026, 1, 1), date(2026, 12, 31)),
        ),
    ) == organisation.departments
    assert (Platform("x", "X", "blog", ANYWHERE, "V", "u"),) == organisation.platforms
    assert ("idea", "life") == organisation.stages
    assert Responsibility("funds", "Pays", "shares", False, "P") == organisation.responsibility["funds"]
    accounts = Selector(kind=Choice(frozenset({"account"})))
    assert Responsibility("content", "content", "many", accounts, "content") == organisation.responsibility["content"]
    assert {known.id for known in BUILT_IN} | {"content"} == organisation.responsibility.keys()


def test_every_key_of_a_resource_becomes_a_value() -> None:
    """A declared list counts for `one` too, and statements are sorted; a cost is in the organisation's currency."""
    stated = {
        "id": "a",
        "name": "A",
        "kind": "account",
        "platform": "x",
        "department": "mkt",
        "stage": "run",
        "tags": ["new", "old", "new"],
        "cost": {"amount": 12, "per": "year"},
        "effort": {"hours": "0.5", "per": "month"},
        "url": "u",
        "declared": {
            "manages": ["technology", "@home"],
            "funds": {"marketing": "1/3", "technology": "rest"},
            "informed": None,
        },
        "effective": {"until": "2026-12-31"},
    }
    costly = {"id": "b", "kind": "account", "cost": {"amount": 12, "per": "year", "currency": "USD"}}
    organisation = workspace_of({"a.json": BASE, "b.json": {"resources": [costly, stated]}}).organisation
    first, second = organisation.resource["a"], organisation.resource["b"]

    assert first == Resource(
        id="a",
        name="A",
        kind="account",
        origin=ANYWHERE,
        platform="x",
        department="mkt",
        stage="run",
        tags=frozenset({"new", "old"}),
        cost=Rate(Fraction(12), "year", "EUR"),
        effort=Rate(Fraction("0.5"), "month"),
        url="u",
        declared=(
            ("funds", (Claim(MARKETING, Share(Fraction(1, 3))), Claim(TECHNOLOGY, Share(parts=Fraction(1))))),
            ("informed", None),
            ("manages", (Claim(HOME), Claim(TECHNOLOGY))),
        ),
        effective=Period(end=date(2026, 12, 31)),
    )
    assert Resource("b", "b", "account", ANYWHERE, cost=Rate(Fraction(12), "year", "USD")) == second
    assert Origin(1, ("resources", 1)) == first.origin


RULE: Document = {
    "id": "r",
    "where": {
        "resource": ["a", "b"],
        "kind": {"not": "budget"},
        "platform": "x",
        "platform_kind": {"not": ["blog"]},
        "stage": "run",
        "within": ["group"],
        "tags": {"all": ["t"], "any": ["u"], "not": ["v"]},
        "cost": {"at_least": 1, "at_most": "2.5", "below": 3},
    },
    "assign": {"manages": "marketing", "operates": ["technology", "@home"], "consulted": None},
    "contribute": {"funds": {"department:it": "40%"}},
    "require": {
        "involved": {
            "includes": ["technology", "marketing"],
            "includes_any": ["@home"],
            "only": ["marketing"],
            "excludes": ["department:it"],
            "count": {"at_least": 1},
            "apart_from": ["manages"],
        },
        "funds": {"share": {"marketing": {"below": "100%"}}, "largest": {"at_most": "2/3"}},
    },
    "binding": True,
    "overrides": ["q/s"],
    "severity": "warning",
    "effective": {"from": "2026-01-01"},
    "rationale": "so",
}


def test_every_key_of_a_policy_document_becomes_a_value() -> None:
    """What a policy says for all its rules is said by each of them."""
    waiver = {
        "id": "w",
        "finding": "unfunded",
        "where": {"tags": "t"},
        "rules": ["p/r"],
        "from": "2026-01-01",
        "until": "2026-06-30",
        "reason": "late",
        "approved_by": "Ada",
    }
    plain = {"id": "w2", "finding": "drift", "until": "2026-06-30", "reason": "late", "approved_by": "Ada"}
    stated = policy(
        RULE,
        title="P",
        rationale="why",
        issuer="group",
        overrides=["q"],
        effective={"until": "2027-12-31"},
        review_by="2027-01-01",
        waivers=[plain, waiver],
    )
    other = {"policy": "q", "rules": [{"id": "s", "where": {"tags": ["t", "u"]}, "assign": {"manages": None}}]}
    found, second = workspace_of({"a.json": BASE, "p.json": stated, "q.json": other}).policies

    lasting = Period(end=date(2027, 12, 31))
    where = Selector(
        resource=Choice(frozenset({"a", "b"})),
        kind=Choice(frozenset({"budget"}), excluded=True),
        platform=Choice(frozenset({"x"})),
        platform_kind=Choice(frozenset({"blog"}), excluded=True),
        stage=Choice(frozenset({"run"})),
        within=Choice(frozenset({"group"})),
        tags=TagCondition(frozenset({"t"}), frozenset({"u"}), frozenset({"v"})),
        cost=Bound(Fraction(1), Fraction("2.5"), Fraction(3)),
    )
    rule = Rule(
        id="p/r",
        policy="p",
        issuer="group",
        origin=ANYWHERE,
        where=where,
        assigns=(("consulted", None), ("manages", (Claim(MARKETING),)), ("operates", (Claim(HOME), Claim(TECHNOLOGY)))),
        contributes=(("funds", (Claim(IT, Share(Fraction(2, 5))),)),),
        requires=(
            Requirement("funds", share=((MARKETING, Bound(below=Fraction(1))),), largest=Bound(at_most=Fraction(2, 3))),
            Requirement(
                "involved",
                includes=(MARKETING, TECHNOLOGY),
                includes_any=(HOME,),
                only=(MARKETING,),
                excludes=(IT,),
                count=Bound(at_least=Fraction(1)),
                apart_from=("manages",),
            ),
        ),
        binding=True,
        overrides=frozenset({"q/s"}),
        shared_overrides=frozenset({"q"}),
        severity="warning",
        periods=(lasting, Period(date(2026, 1, 1))),
        rationale="so",
    )
    waivers = (
        Waiver(
            id="p/w",
            issuer="group",
            finding="unfunded",
            period=Period(date(2026, 1, 1), date(2026, 6, 30)),
            reason="late",
            approved_by="Ada",
            origin=ANYWHERE,
            where=Selector(tags=TagCondition(any=frozenset({"t"}))),
            rules=frozenset({"p/r"}),
            policy_period=lasting,
        ),
        Waiver(
            id="p/w2",
            issuer="group",
            finding="drift",
            period=Period(end=date(2026, 6, 30)),
            reason="late",
            approved_by="Ada",
            origin=ANYWHERE,
            policy_period=lasting,
        ),
    )
    assert found == Policy(
        "p", "P", ANYWHERE, "group", frozenset({"q"}), "why", lasting, date(2027, 1, 1), (rule,), waivers
    )
    assert (Selector(tags=TagCondition(any=frozenset({"t", "u"}))), "q") == (second.rules[0].where, second.title)


def test_the_order_of_files_does_not_matter() -> None:
    """The same files in any order make the same values, or the same errors."""
    sound: dict[str, Document | str] = {
        "a.json": BASE,
        "b.json": {"functions": [{"id": "press"}]},
        "p.json": policy(RULE, issuer="group"),
    }
    sound["q.json"] = {"policy": "q", "rules": [{"id": "s", "assign": {"manages": None}}]}
    faulty: dict[str, Document | str] = {
        "c.json": {"functions": [{"id": "Press"}], "stages": ["run"]},
        "d.json": {"stages": ["run"]},
    }
    orders = list(itertools.permutations(sound.items()))
    workspaces = [workspace_of(dict(order)) for order in orders]

    assert len({workspace.organisation for workspace in workspaces}) == 1
    assert len({workspace.policies for workspace in workspaces}) == 1
    assert 1 == len({tuple(faults_of({**dict(order), **faulty})) for order in orders})
    assert ["duplicate-id"] * 2 == [name for name, *_ in faults_of({**sound, **faulty})]


def test_values_know_their_places() -> None:
    """From the origin of a value one comes to the line of the file, on the value or on its key."""
    workspace = workspace_of({"a.json": BASE, "p.json": policy({"id": "r", "assign": {"manages": "marketing"}})})
    rule = workspace.policies[0].rules[0]

    assert ("p.json", 4, "/rules/0") == place(workspace.place(rule.origin))
    assert ("p.json", 7, "/rules/0/assign/manages") == place(workspace.place(rule.origin.at("assign", "manages")))
    key, value = (workspace.place(rule.origin.at("assign", "manages"), on_key=on_key) for on_key in (True, False))
    assert (5, 16) == (key.column, value.column)


def place(found: object) -> tuple[object, ...]:
    """File, line and pointer of a place."""
    return tuple(getattr(found, name) for name in ("file", "line", "pointer"))


def test_test_documents_are_kept_as_they_are() -> None:
    """They are nobody's section; their source comes with them."""
    tests: Document = {"tests": [{"id": "t", "resource": "acme-x", "cells": {"manages": {"status": "gap"}}}]}
    workspace = assemble(readings({"t.json": tests, "a.json": BASE}), FINDINGS)

    assert [("t.json", tests)] == [(source.name, tree) for source, tree in workspace.tests]
    assert ["a.json", "t.json"] == [source.name for source in workspace.sources]


def test_limits_are_those_of_the_caller() -> None:
    """What the caller allows in a number is allowed in a text, too."""
    costly = {"resources": [{"id": "a", "kind": "k", "cost": {"amount": "1234567890123456789", "per": "month"}}]}
    roomy = Limits(digits=19)

    assert ["limit"] == [name for name, *_ in faults_of({"a.json": costly})]
    workspace = assemble([read_plain("a.json", costly, roomy)], FINDINGS, roomy)
    assert Rate(Fraction(1234567890123456789), "month", "EUR") == workspace.organisation.resources[0].cost


def test_documents_without_a_text_are_named_by_their_pointers() -> None:
    """Where there is no line, a message names the pointer."""
    documents: list[Document] = [{"functions": [{"id": "a"}]}, {"functions": [{"id": "a"}]}]
    with pytest.raises(InputErrors) as raised:
        assemble([read_plain(f"{number}", dict(tree)) for number, tree in enumerate(documents)], FINDINGS)

    assert ["the function `a` is stated already in `0` at `/functions/0/id`"] == [
        fault.message for fault in raised.value.findings
    ]


def test_ten_thousand_resources_share_what_they_have_in_common() -> None:
    """Dates, costs, tags and statements that are written alike are one value."""
    entry = {
        "kind": "account",
        "tags": ["a", "b"],
        "cost": {"amount": 1, "per": "month"},
        "declared": {"manages": "marketing"},
        "effective": {"from": "2026-01-01"},
    }
    many = {"resources": [{"id": f"r{number}", **entry} for number in range(10_000)]}
    resources = workspace_of({"a.json": {**BASE, **many}}).organisation.resources

    assert 10_000 == len({resource.id for resource in resources})
    assert 4 == len({id(shared) for one in resources for shared in (one.tags, one.cost, one.declared, one.effective)})
