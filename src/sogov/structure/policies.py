"""Policies with their rules and waivers, as documents state them (`language §2.2`)."""

from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar

import attrs

from sogov.documents.excerpts import excerpt
from sogov.findings.findings import Severity
from sogov.policy.policies import Policy, Rule, Waiver
from sogov.selectors.selector import EVERYTHING, Selector
from sogov.structure.entries import Entry
from sogov.structure.references import References
from sogov.structure.requirements import requirements
from sogov.structure.sections import PolicySection
from sogov.structure.selectors import selector
from sogov.structure.statements import assigned, contributed
from sogov.values.identifiers import ROOT
from sogov.values.periods import Period

Stated = TypeVar("Stated", Policy, Rule, Waiver)

_SEVERITIES: dict[object, Severity] = {"error": "error", "warning": "warning", "note": "note"}


@attrs.frozen(eq=False)
class _Head:
    """What a policy says for all that is in it."""

    id: str
    issuer: str
    overrides: frozenset[str]
    effective: Period


def policies(sections: Iterable[PolicySection], references: References) -> tuple[Policy, ...]:
    """The policies that documents state, with their rules and waivers, each sorted by id."""
    return _by_id(policy(section, references) for section in sections)


def policy(section: PolicySection, references: References) -> Policy:
    """The policy that a document states."""
    entry = section.entry
    issuer = entry.text("issuer", ROOT)
    references.check_unit(issuer, entry.at("issuer"))
    head = _Head(section.id, issuer, _overrides(entry, references), entry.effective())
    return Policy(
        id=head.id,
        title=entry.text("title", head.id),
        origin=entry.origin,
        issuer=issuer,
        overrides=head.overrides,
        rationale=entry.text("rationale"),
        effective=head.effective,
        review_by=entry.date("review_by"),
        rules=_by_id(_rule(rule, head, references) for rule in section.rules),
        waivers=_by_id(_waiver(waiver, head, references) for waiver in section.waivers),
    )


def _by_id(stated: Iterable[Stated]) -> tuple[Stated, ...]:
    return tuple(sorted(stated, key=attrgetter("id")))


def _rule(entry: Entry, head: _Head, references: References) -> Rule:
    _check_verbs(entry)
    where = _where(entry, references)
    return Rule(
        id=f"{head.id}/{entry.identifier()}",
        policy=head.id,
        issuer=head.issuer,
        origin=entry.origin,
        where=where if where is not None else EVERYTHING,
        assigns=assigned(entry.entry("assign"), references),
        contributes=contributed(entry.entry("contribute"), references),
        requires=requirements(entry, references),
        binding=entry.flag("binding"),
        overrides=_overrides(entry, references),
        shared_overrides=head.overrides,
        severity=_severity(entry),
        periods=(head.effective, entry.effective()),
        rationale=entry.text("rationale"),
    )


def _waiver(entry: Entry, head: _Head, references: References) -> Waiver:
    finding = entry.identifier("finding")
    if finding:
        references.check("finding", finding, entry.at("finding"))
    rules = entry.words("rules")
    for word, origin in rules:
        references.check("rule", word, origin)
    if "until" not in entry.tree:
        entry.faults.malformed(entry.origin)
    return Waiver(
        id=f"{head.id}/{entry.identifier()}",
        issuer=head.issuer,
        finding=finding,
        period=entry.period(),
        reason=entry.needed("reason"),
        approved_by=entry.needed("approved_by"),
        origin=entry.origin,
        where=_where(entry, references),
        rules=frozenset(word for word, _ in rules) if "rules" in entry.tree else None,
        policy_period=head.effective,
    )


def _where(entry: Entry, references: References) -> Selector | None:
    where = entry.entry("where")
    return selector(where, references) if where is not None else None


def _overrides(entry: Entry, references: References) -> frozenset[str]:
    named = entry.words("overrides")
    for word, origin in named:
        references.check_rule_or_policy(word, origin)
    return frozenset(word for word, _ in named)


def _severity(entry: Entry) -> Severity:
    stated = entry.text("severity", "error")
    if stated not in _SEVERITIES:
        entry.faults.malformed(entry.at("severity"))
    return _SEVERITIES.get(stated, "error")


def _check_verbs(entry: Entry) -> None:
    assign, contribute = entry.tree.get("assign"), entry.tree.get("contribute")
    if not isinstance(assign, dict) or not isinstance(contribute, dict):
        return
    for responsibility in sorted(assign.keys() & contribute.keys()):
        message = f"a rule cannot both assign {excerpt(responsibility)} and contribute to it"
        remedy = "leave one out, or make two rules of it"
        entry.faults.add("schema", entry.at("contribute", responsibility), message, remedy, on_key=True)
