"""Who is above whom as the parents are written, before any succession (`language §2.1`, `§2.2`)."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from sogov.organisation.entities import Department
from sogov.policy.policies import Policy, Rule
from sogov.structure.fault_list import FaultList
from sogov.values.identifiers import ROOT


@attrs.frozen
class _Span:
    """The numbers that a subtree takes when the forest is walked; `known_above` when nothing above it is unknown."""

    first: int
    end: int
    known_above: bool


@attrs.frozen(eq=False)
class Ancestry:
    """The departments by id with the parents that they state, which need not make a forest."""

    parents: Mapping[str, str | None]

    def is_within(self, unit: str, top: str) -> bool | None:
        """Whether a department is the other or stands below it; None where the documents do not tell."""
        if top in (ROOT, unit):
            return True
        mine, others = self._spans.get(unit), self._spans.get(top)
        if mine is None or top not in self.parents:
            return None
        if others is not None and others.first <= mine.first < others.end:
            return True
        return False if mine.known_above else None

    @cached_property
    def _spans(self) -> Mapping[str, _Span]:
        """The spans of all departments that hang from a top; none of those in or below a cycle."""
        children: dict[str | None, list[str]] = {}
        for department, parent in self.parents.items():
            children.setdefault(parent if parent in self.parents else None, []).append(department)
        spans: dict[str, _Span] = {}
        firsts: dict[str, int] = {}
        walk = [(top, self.parents[top] is None, False) for top in children.get(None, ())]
        while walk:
            unit, known, done = walk.pop()
            if done:
                spans[unit] = _Span(firsts[unit], len(firsts), known)
                continue
            firsts[unit] = len(firsts)
            walk.append((unit, known, True))
            walk.extend((child, known, False) for child in children.get(unit, ()))
        return spans


def ancestry_of(departments: Iterable[Department]) -> Ancestry:
    """The ancestry of departments; of those with one id, the first counts, and those without an id do not."""
    parents: dict[str, str | None] = {}
    for department in departments:
        if department.id:
            parents.setdefault(department.id, department.parent)
    return Ancestry(parents)


def check_service(departments: Iterable[Department], ancestry: Ancestry, faults: FaultList) -> None:
    """Report departments that serve what they neither are nor stand below."""
    for department in departments:
        serves = department.serves
        if department.id and serves is not None and ancestry.is_within(department.id, serves) is False:
            message = f"`{department.id}` can serve itself or a department above it, and `{serves}` is neither"
            faults.add("schema", department.origin.at("serves"), message)


def check_jurisdiction(policies: Iterable[Policy], ancestry: Ancestry, faults: FaultList) -> None:
    """Report contributions of money that is not the issuer's to give (`language §2.2`)."""
    for policy in policies:
        if policy.issuer in ancestry.parents:
            for rule in policy.rules:
                _check_contributions(rule, ancestry, faults)


def _check_contributions(rule: Rule, ancestry: Ancestry, faults: FaultList) -> None:
    claims = [(responsibility, claim.holder) for responsibility, stated in rule.contributes for claim in stated or ()]
    for responsibility, holder in claims:
        if holder.kind != "department":
            message = f"`{rule.issuer}` can contribute for departments alone, and `{holder}` is none"
        elif ancestry.is_within(holder.id, rule.issuer) is False:
            message = f"`{rule.issuer}` can contribute for itself and what is below it, and `{holder.id}` is neither"
        else:
            continue
        origin = rule.origin.at("contribute", responsibility, str(holder))
        faults.add("jurisdiction", origin, message, "let who is above both of them issue the rule", on_key=True)
