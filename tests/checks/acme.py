"""A small firm, and what is said of it: documents as plain values, for tests of what the checks say."""

from collections.abc import Mapping
from datetime import date

from sogov.api import evaluate, parse
from sogov.evaluation.report import Report
from sogov.findings.findings import Finding

Document = Mapping[str, object]

DAY = date(2026, 11, 23)

ACME: Document = {
    "organisation": {"id": "acme"},
    "functions": [{"id": "communications"}, {"id": "marketing"}, {"id": "technology"}],
    "departments": [
        {"id": "comms", "performs": ["communications"]},
        {"id": "mkt", "performs": ["marketing"]},
        {"id": "it", "performs": ["technology"]},
        {"id": "events", "parent": "mkt"},
    ],
    "platforms": [{"id": "x", "kind": "social-network"}],
}


def resources(*names: str, **stated: object) -> Document:
    """Accounts that have everything in common but their ids."""
    return {"resources": [{"id": name, "kind": "account", **stated} for name in names]}


def policy(name: str, *rules: Document, **stated: object) -> Document:
    """A policy of rules that are called `r1`, `r2` and so on."""
    return {"policy": name, **stated, "rules": [{"id": f"r{n}", **rule} for n, rule in enumerate(rules, 1)]}


def assigning(**stated: object) -> Document:
    """A rule without `where` that assigns."""
    return {"assign": stated}


FUNDED = policy("money", assigning(funds={"marketing": "100%"}))
MANAGED = policy("accounts", assigning(manages="communications"))


def report(*documents: Document) -> Report:
    """The report on the firm and some documents on the day."""
    return evaluate(parse(ACME, *documents), as_of=DAY)


def found(name: str, *documents: Document) -> list[Finding]:
    """The findings of a name on the firm and some documents."""
    return [finding for finding in report(*documents).findings if finding.name == name]


def messages(name: str, *documents: Document) -> list[str]:
    """What the findings of a name say."""
    return [finding.message for finding in found(name, *documents)]


def remedies(name: str, *documents: Document) -> list[str]:
    """What the findings of a name advise."""
    return [finding.remedy for finding in found(name, *documents)]
