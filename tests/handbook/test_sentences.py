"""Every construct of the language as the sentence that people sign."""

from collections.abc import Mapping
from datetime import date

import pytest

import sogov
from sogov.handbook.names import Names
from sogov.handbook.phrases import Target, joined, plain
from sogov.handbook.sentences.nouns import number_word, plural, some_platform
from sogov.handbook.sentences.rules import (
    effect,
    jurisdiction,
    overriding,
    period_words,
    rule_sentences,
    waiver_sentence,
)
from sogov.handbook.sentences.scopes import scope
from sogov.structure.workspace import Workspace
from sogov.values.periods import Period

DAY = date(2026, 11, 23)
ORGANISATION: Mapping[str, object] = {
    "organisation": {"id": "acme", "name": "Acme"},
    "functions": [{"id": "marketing"}, {"id": "technology"}, {"id": "press", "name": "Press office"}],
    "departments": [{"id": "group", "name": "Group"}, {"id": "emea", "name": "EMEA", "parent": "group"}],
    "platforms": [{"id": "x", "name": "X", "kind": "social-network"}, {"id": "in", "name": "In", "kind": "video"}],
    "responsibilities": [
        {"id": "content", "name": "Decides what is published", "holders": "one"},
        {"id": "budget", "name": "Grants", "holders": "shares"},
    ],
    "resources": [{"id": "a", "name": "Acme on X", "kind": "account"}, {"id": "b", "kind": "tool"}],
}

RULES: list[tuple[dict[str, object], str]] = [
    (
        {
            "where": {"platform_kind": "social-network", "kind": "account"},
            "assign": {
                "funds": {"marketing": "60%", "technology": "rest"},
                "manages": "press",
                "consulted": ["technology"],
            },
        },
        "For accounts on a social network, marketing funds 60% and technology the rest; Press office manages; "
        "technology is consulted.",
    ),
    ({"assign": {"funds": {"@home": "100%"}}}, "For every resource, the home department funds all of the cost."),
    ({"assign": {"funds": {"marketing": "rest"}}}, "For every resource, marketing funds all of the cost."),
    (
        {"assign": {"funds": {"marketing": "1 part", "technology": "1 part"}}},
        "For every resource, marketing and technology share the cost equally.",
    ),
    (
        {"assign": {"funds": {"marketing": "2 parts", "technology": "0.5 parts"}}},
        "For every resource, marketing and technology share the cost as 2 to 0.5.",
    ),
    (
        {"assign": {"funds": {"marketing": "1/3", "technology": "rest", "press": "rest"}}},
        "For every resource, marketing funds 1/3, and Press office and technology share the rest equally.",
    ),
    (
        {"assign": {"funds": {"marketing": "0%", "technology": "100%"}}},
        "For every resource, technology funds 100% and marketing nothing.",
    ),
    (
        {"assign": {"funds": {"marketing": "30%", "technology": "30%", "press": "40%"}}},
        "For every resource, Press office funds 40%, marketing 30% and technology 30%.",
    ),
    ({"assign": {"funds": {"marketing": "50%"}}}, "For every resource, marketing funds 50%."),
    (
        {"assign": {"budget": {"marketing": "60%", "technology": "rest"}}},
        "For every resource, marketing holds 60% of “Grants” and technology the rest.",
    ),
    ({"assign": {"budget": {"marketing": "rest"}}}, "For every resource, marketing holds all of “Grants”."),
    (
        {"assign": {"manages": "marketing", "operates": ["marketing"], "content": "marketing"}},
        "For every resource, marketing manages, operates and holds “Decides what is published”.",
    ),
    (
        {"assign": {"operates": ["marketing", "technology"], "informed": ["press"]}},
        "For every resource, marketing and technology operate; Press office is informed.",
    ),
    (
        {"assign": {"manages": None, "consulted": None, "funds": None}},
        "For every resource, nobody is meant to fund, manage or be consulted.",
    ),
    (
        {"contribute": {"funds": {"department:group": "40%"}}},
        "For every resource, Group contributes 40% of the cost.",
    ),
    (
        {"contribute": {"funds": {"department:group": "rest"}}},
        "For every resource, Group contributes what the others leave of the cost.",
    ),
    (
        {"contribute": {"funds": {"department:group": "2 parts", "department:emea": "10%"}}},
        "For every resource, EMEA contributes 10% of the cost and Group contributes what the others leave of the cost, "
        "taking 2 parts where several do.",
    ),
    (
        {"assign": {"manages": "press"}, "contribute": {"budget": {"department:group": "1/3"}}},
        "For every resource, Press office manages. There, Group contributes 1/3 of “Grants”.",
    ),
    (
        {"require": {"involved": {"includes": ["technology", "press"]}}},
        "For every resource, Press office and technology must be involved.",
    ),
    ({"require": {"funds": {"includes": ["press"]}}}, "For every resource, Press office must pay a part."),
    (
        {"require": {"consulted": {"includes_any": ["technology", "press"]}}},
        "For every resource, Press office or technology must be consulted.",
    ),
    (
        {"require": {"manages": {"only": ["technology", "department:emea"]}}},
        "For every resource, nobody but EMEA or technology may manage.",
    ),
    (
        {"require": {"approves": {"excludes": ["@home"]}}},
        "For every resource, the home department must not approve.",
    ),
    ({"require": {"manages": {"count": {"at_least": 1}}}}, "For every resource, somebody must manage."),
    (
        {"require": {"manages": {"count": {"at_least": 1, "at_most": 1}}}},
        "For every resource, exactly one party must manage.",
    ),
    (
        {"require": {"operates": {"count": {"at_least": 2, "at_most": 12}}}},
        "For every resource, at least two parties must operate and no more than 12 parties may operate.",
    ),
    ({"require": {"informed": {"count": {"at_most": 0}}}}, "For every resource, nobody may be informed."),
    (
        {"require": {"content": {"count": {"below": 2}}}},
        "For every resource, fewer than two parties may hold “Decides what is published”.",
    ),
    (
        {"require": {"funds": {"share": {"marketing": {"at_least": "10%", "below": "1/3"}}}}},
        "For every resource, marketing must fund at least 10% and less than 1/3.",
    ),
    (
        {"require": {"budget": {"share": {"marketing": {"at_most": "50%"}}, "largest": {"below": "60%"}}}},
        "For every resource, marketing must hold no more than 50% of “Grants”; the largest share of “Grants” must be "
        "less than 60%.",
    ),
    (
        {"require": {"funds": {"largest": {"at_most": "60%"}}}},
        "For every resource, the largest share of the cost must be no more than 60%.",
    ),
    (
        {"require": {"funds": {"apart_from": ["approves", "consulted"]}}},
        "For every resource, whoever funds must not also approve or be consulted.",
    ),
    (
        {"require": {"involved": {"apart_from": ["approves"]}}},
        "For every resource, whoever approves must hold nothing else, but be informed.",
    ),
    (
        {"require": {"manages": {"only": ["press"], "excludes": ["technology"]}}, "severity": "warning"},
        "For every resource, nobody but Press office should manage; technology should not manage. To fail this is a "
        "warning.",
    ),
    (
        {"assign": {"manages": "press"}, "binding": True},
        "For every resource, Press office manages. This is binding: only a binding rule of Acme can set it aside.",
    ),
]

SELECTORS: list[tuple[dict[str, object], str]] = [
    ({"resource": "a"}, "Acme on X"),
    ({"resource": ["a", "unheard-of"]}, "Acme on X and unheard-of"),
    ({"resource": {"not": "a"}}, "all resources other than Acme on X"),
    ({"resource": ["a"], "kind": "account"}, "accounts, of these only Acme on X"),
    ({"kind": ["account", "community"]}, "accounts and communities"),
    ({"kind": {"not": ["account", "tool"]}}, "resources that are not accounts or tools"),
    ({"platform": ["x", "in"]}, "all resources on In or X"),
    ({"platform": {"not": "x"}}, "all resources not on X"),
    ({"platform_kind": ["social-network", "video"]}, "all resources on a social network or a video platform"),
    ({"platform_kind": {"not": "video"}}, "all resources not on a video platform"),
    ({"stage": ["run", "plan"]}, "all resources in the stage plan or run"),
    ({"stage": {"not": "retire"}}, "all resources not in the stage retire"),
    ({"within": "emea"}, "all resources within EMEA"),
    ({"within": {"not": ["emea", "group"]}}, "all resources outside EMEA or Group"),
    ({"tags": ["a", "b"]}, "all resources tagged a or b"),
    (
        {"tags": {"all": ["a", "b"], "any": ["c"], "not": ["d", "e"]}},
        "all resources tagged a and b, tagged c, not tagged d or e",
    ),
    ({"cost": {"at_least": "2000"}}, "all resources that cost at least 2,000 EUR a month"),
    (
        {"cost": {"at_least": 1, "below": "1234567.5"}, "kind": "tool"},
        "tools that cost at least 1 EUR and less than 1,234,567.5 EUR a month",
    ),
    (
        {"kind": "account", "platform": "x", "stage": "run", "within": "emea", "tags": "t"},
        "accounts on X, in the stage run, within EMEA, tagged t",
    ),
]


def workspace(policy: Mapping[str, object]) -> Workspace:
    """The firm with one policy."""
    return sogov.parse(ORGANISATION, {"policy": "p", **policy})


@pytest.mark.parametrize(("rule", "expected"), RULES)
def test_rules(rule: dict[str, object], expected: str) -> None:
    """What a rule assigns, contributes and requires, in words."""
    is_binding = "binding" in rule
    made = workspace({"rules": [{"id": "r", **rule}], **({"issuer": "@root"} if is_binding else {})})

    assert expected == plain(joined(rule_sentences(made.policies[0].rules[0], Names(made.organisation)), " "))


@pytest.mark.parametrize(("where", "expected"), SELECTORS)
def test_selectors(where: dict[str, object], expected: str) -> None:
    """Which resources a rule is about, in words."""
    made = workspace({"rules": [{"id": "r", "where": where, "assign": {"manages": None}}]})

    assert expected == plain(scope(made.policies[0].rules[0].where, Names(made.organisation)))


def test_binding_below_and_overrides() -> None:
    """Who may set a binding rule aside, and what a rule overrides."""
    other = {"policy": "q", "rules": [{"id": "s", "assign": {"manages": None}}]}
    rule = {"id": "r", "assign": {"manages": "press"}, "binding": True, "overrides": ["q", "q/s"]}
    made = sogov.parse(ORGANISATION, {"policy": "p", "issuer": "emea", "rules": [rule], "overrides": ["q"]}, other)
    names = Names(made.organisation)

    assert (
        "For every resource, Press office manages. This is binding: only a binding rule of EMEA or of those above it "
        "can set it aside. It overrides all rules of q and the rule q/s."
    ) == plain(joined(rule_sentences(made.policies[0].rules[0], names), " "))
    assert "Each of its rules overrides all rules of q." == plain(
        overriding("each of its rules", made.policies[0].overrides, names)
    )


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("@root", "Issued by Acme for the whole organisation."),
        ("emea", "Issued by EMEA, for what is at home there or in a department below."),
    ],
)
def test_jurisdictions(issuer: str, expected: str) -> None:
    """Who issues a policy, and how far it reaches."""
    made = workspace({"issuer": issuer})

    assert expected == plain(jurisdiction(made.policies[0], Names(made.organisation)))


@pytest.mark.parametrize(
    ("period", "words", "sentence"),
    [
        (Period(), "", None),
        (Period(DAY, None), "from 2026-11-23", "In effect from 2026-11-23."),
        (Period(None, date(2026, 1, 1)), "until 2026-01-01", "In effect until 2026-01-01; it has ended."),
        (
            Period(date(2027, 1, 1), date(2027, 2, 1)),
            "from 2027-01-01 until 2027-02-01",
            "In effect from 2027-01-01 until 2027-02-01; it has not begun.",
        ),
    ],
)
def test_periods(period: Period, words: str, sentence: str | None) -> None:
    """When something is in effect, and whether it is so today."""
    said = effect(period, DAY)

    assert words == period_words(period)
    assert sentence == (plain(said) if said is not None else None)


WAIVERS: list[tuple[dict[str, object], str]] = [
    ({}, "Accepts “drift”, until 2026-12-31; approved by the board."),
    (
        {"where": {}, "from": "2026-01-01"},
        "Accepts “drift” for every resource, from 2026-01-01 until 2026-12-31; approved by the board.",
    ),
    (
        {"where": {"kind": "account"}, "rules": ["p/r"], "finding": "requirement-unmet"},
        "Accepts “requirement unmet” of p/r for accounts, until 2026-12-31; approved by the board.",
    ),
]


@pytest.mark.parametrize(("waiver", "expected"), WAIVERS)
def test_waivers(waiver: dict[str, object], expected: str) -> None:
    """What a waiver accepts, of what, and for how long."""
    stated = {"id": "w", "finding": "drift", "until": "2026-12-31", "reason": "r", "approved_by": "the board", **waiver}
    made = workspace({"rules": [{"id": "r", "assign": {"manages": None}}], "waivers": [stated]})

    assert expected == plain(waiver_sentence(made.policies[0].waivers[0], Names(made.organisation)))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("account", "accounts"),
        ("community", "communities"),
        ("day", "days"),
        ("series", "series"),
        ("social_media", "social media"),
        ("box", "boxes"),
        ("blog-post", "blog posts"),
        ("y", "ys"),
    ],
)
def test_plurals(kind: str, expected: str) -> None:
    """The plural of a kind is that of its last word."""
    assert expected == plural(kind)


def test_articles_and_numbers() -> None:
    """An article is heard, and small numbers are words."""
    assert ["an analytics platform", "a blog", "a code hosting platform"] == [
        some_platform(kind) for kind in ("analytics", "blog", "code-hosting")
    ]
    assert ["one", "ten", "11", "1,000"] == [number_word(number) for number in (1, 10, 11, 1000)]


def test_names_lead_to_what_they_name() -> None:
    """A word of a sentence leads to the one thing that it can be; backticks that do not close are signs."""
    made = workspace({"rules": [{"id": "r", "assign": {"manages": None}}]})
    names = Names(made.organisation, frozenset({"p/r"}))
    targets = [piece.target for piece in names.prose("`p/r` `a` `press` `department:emea` `group` `nobody`")]

    assert [
        Target("rule", "p/r"),
        Target("resource", "a"),
        Target("function", "press"),
        Target("department", "emea"),
        Target("department", "group"),
        None,
    ] == targets[::2]
    assert "a ` sign" == plain(names.prose("a ` sign"))
