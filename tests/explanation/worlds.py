"""One firm in which every step of an explanation can be seen, and explanations of its resources."""

from datetime import date

import sogov
from sogov.explanation.case import Case
from sogov.explanation.explaining import explained
from sogov.explanation.explanation import Argument, Explanation
from sogov.values.holders import parse_holder

DAY = date(2026, 11, 23)

ORGANISATION = {
    "organisation": {"id": "acme", "name": "Acme"},
    "functions": [{"id": "marketing"}, {"id": "technology"}, {"id": "legal"}, {"id": "press"}],
    "departments": [
        {"id": "group", "name": "Group"},
        {"id": "mkt", "parent": "group", "performs": ["marketing", "press"]},
        {"id": "it", "parent": "group", "performs": ["technology"]},
        {"id": "pr", "parent": "group", "performs": ["press"]},
        {"id": "web", "parent": "group", "performs": ["technology"], "serves": "web"},
        {"id": "shop", "parent": "web"},
        {"id": "old", "parent": "group", "successor": "shop", "effective": {"until": "2025-12-31"}},
        {"id": "closed", "parent": "group", "effective": {"until": "2025-12-31"}},
    ],
    "platforms": [{"id": "x", "kind": "social-network"}],
    "responsibilities": [
        {"id": "content", "holders": "one", "required": {"kind": "account"}},
        {"id": "community", "holders": "many"},
        {"id": "budget", "holders": "shares"},
    ],
    "resources": [
        {
            "id": "site",
            "name": "The site",
            "kind": "account",
            "platform": "x",
            "department": "old",
            "stage": "run",
            "tags": ["brand", "shop"],
            "cost": {"amount": "1200", "per": "year"},
            "effort": {"hours": 12, "per": "year"},
            "url": "https://example.org",
            "declared": {"manages": "department:mkt", "content": ["marketing", "legal"], "community": ["marketing"]},
        },
        {"id": "tool", "kind": "tool", "cost": {"amount": 100, "per": "month"}},
        {
            "id": "other",
            "kind": "tool",
            "department": "group",
            "stage": "plan",
            "effort": {"hours": "2.5", "per": "week"},
        },
    ],
}

POLICIES: tuple[dict[str, object], ...] = (
    {
        "policy": "base",
        "rules": [
            {"id": "all", "assign": {"funds": {"marketing": "1/3", "technology": "rest"}, "manages": "technology"}},
            {"id": "accounts", "where": {"kind": "account"}, "assign": {"manages": "legal"}},
            {"id": "site", "where": {"resource": "site"}, "assign": {"manages": "marketing"}},
            {"id": "both", "where": {"resource": ["site", "tool"]}, "assign": {"manages": "marketing"}},
            {"id": "split", "where": {"kind": "tool"}, "assign": {"budget": {"marketing": "100%", "legal": "rest"}}},
            {"id": "early", "where": {"stage": "plan", "tags": ["new"]}, "assign": {"manages": "department:mkt"}},
            {"id": "costly", "where": {"cost": {"at_least": 5000}}, "contribute": {"funds": {"department:it": "10%"}}},
            {"id": "involved", "require": {"involved": {"includes": ["legal"]}, "funds": {"count": {"at_least": 2}}}},
            {"id": "content", "require": {"content": {"count": {"at_least": 1}}}},
            {"id": "nobody", "where": {"kind": "account"}, "assign": {"approves": None, "informed": ["press"]}},
        ],
    },
    {
        "policy": "override",
        "overrides": ["base"],
        "rules": [{"id": "tools", "where": {"kind": "tool"}, "assign": {"manages": "department:closed"}}],
    },
    {
        "policy": "binding",
        "issuer": "group",
        "rules": [
            {"id": "site", "where": {"kind": "account"}, "assign": {"manages": "@home"}, "binding": True},
            {"id": "gone", "effective": {"until": "2025-12-31"}, "assign": {"manages": "department:mkt"}},
            {"id": "coming", "effective": {"from": "2027-01-01"}, "assign": {"manages": "department:mkt"}},
        ],
    },
    {
        "policy": "below",
        "issuer": "web",
        "rules": [{"id": "site", "assign": {"manages": "technology"}, "binding": True}],
    },
    {
        "policy": "elsewhere",
        "issuer": "it",
        "rules": [{"id": "all", "assign": {"manages": "department:mkt"}}],
    },
    {
        "policy": "dispute",
        "rules": [
            {"id": "one", "where": {"kind": "account"}, "assign": {"budget": {"marketing": "1/4"}}},
            {"id": "two", "where": {"platform": "x"}, "assign": {"budget": {"legal": "2 parts"}}},
        ],
    },
)

REPORT = sogov.evaluate(sogov.parse(ORGANISATION, *POLICIES), as_of=DAY)


def case(resource: str) -> Case:
    """The case of a resource."""
    return Case(
        REPORT.evaluation.organisation.resource[resource],
        REPORT.evaluation,
        lambda origin: REPORT.sources[origin.document].place(origin.pointer),
    )


def explanation(resource: str, *responsibilities: str, expected: str | None = None) -> Explanation:
    """The explanation of a resource for some responsibilities, all of them where none is named."""
    names = responsibilities or tuple(REPORT.evaluation.organisation.responsibility)
    return explained(case(resource), names, parse_holder(expected) if expected is not None else None)


def argument(resource: str, responsibility: str) -> Argument:
    """The argument for one cell."""
    (found,) = explanation(resource, responsibility).arguments
    return found
