"""The findings (language §4), one entry for each subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.model.departments import at_or_below, department_in_effect
from tests.model.judged import Judged
from tests.model.money import monthly_minor_units
from tests.model.performers import AMBIGUOUS, FOUND, department_of, parties
from tests.model.precedence import Decision, declared_holders
from tests.model.requirements import INVOLVED, is_met, is_tested
from tests.model.selectors import matches, monthly, reach, reaches, verbs_of
from tests.model.world import ROOT, Rule, World, in_effect


class Finding(NamedTuple):
    """A finding about one subject, or about none; `concern` tells apart those that have all the rest in common."""

    name: str
    severity: str
    responsibility: str | None
    rules: tuple[str, ...]
    subject: str | None
    concern: str = ""


def findings_on_resources(world: World, all_judged: Sequence[Judged]) -> Iterator[Finding]:
    """Every finding that has subjects."""
    for judged in all_judged:
        for responsibility, decision in judged.decisions.items():
            yield from findings_on_cell(world, judged, responsibility, decision)
        yield from stale_resource(world, judged)
        yield from requirements_unmet(world, judged)
        yield from missing_attributes(world, judged)
    yield from exceeded(world, all_judged)


def findings_on_cell(world: World, judged: Judged, responsibility: str, decision: Decision) -> Iterator[Finding]:
    """What is found of one cell; of a conflict, nothing but the conflict."""
    subject = judged.resource["id"]
    form = world.responsibilities[responsibility]["holders"]
    if decision.status == "conflict":
        name = "competing-holders" if form == "one" else "competing-shares"
        yield Finding(name, "error", responsibility, decision.rules, subject)
        return
    if decision.status == "gap":
        name = {"funds": "unfunded", "manages": "unmanaged"}.get(responsibility, "unassigned")
        yield Finding(name, "error", responsibility, (), subject)
    if form == "shares" and decision.status in ("assigned", "declared"):
        total = sum((share for share in decision.holders.values() if share is not None), Fraction(0))
        if total > 1:
            yield Finding("over-funded", "error", responsibility, decision.rules, subject)
        if total < 1:
            yield Finding("under-funded", "error", responsibility, decision.rules, subject)
    for word in decision.holders:
        outcome, _ = department_of(world, word, judged.home)
        if outcome != FOUND:
            name = "ambiguous-holder" if outcome == AMBIGUOUS else "vacant-holder"
            yield Finding(name, "error", responsibility, rules_naming(decision, form, word), subject, word)
    for overruled in decision.overruled:
        rules = {overruled.rule.name, *(rule.name for rule in overruled.by)}
        yield Finding("overruled", "warning", responsibility, tuple(sorted(rules)), subject)
    if drifts(world, judged, responsibility, decision, form):
        yield Finding("drift", "warning", responsibility, decision.rules, subject)


def rules_naming(decision: Decision, form: str, word: str) -> tuple[str, ...]:
    """Rules: those that stand and name the holder."""
    naming = []
    for statement in decision.standing:
        if statement.value is not None:
            words = {statement.value} if form == "one" else set(statement.value)
            if word in words:
                naming.append(statement.rule.name)
    return tuple(sorted(naming))


def drifts(world: World, judged: Judged, responsibility: str, decision: Decision, form: str) -> bool:
    """`declared` differs from what policy assigns, compared by party (and its share)."""
    declared = judged.resource.get("declared", {})
    # “It is not reported of a conflict, nor where no rule speaks.”
    if not decision.standing or responsibility not in declared:
        return False
    practice = parties(world, declared_holders(world, form, declared[responsibility]) or {}, judged.home)
    policy = judged.parties[responsibility]
    return {(party.key, party.share) for party in practice} != {(party.key, party.share) for party in policy}


def stale_resource(world: World, judged: Judged) -> Iterator[Finding]:
    """The home, after successors, or the platform is not in effect, one finding for a resource."""
    platform = judged.resource.get("platform")
    stale_home = judged.home != ROOT and not department_in_effect(world, judged.home)
    stale_platform = platform is not None and not in_effect(world.as_of, world.platforms[platform])
    if stale_home or stale_platform:
        yield Finding("stale-reference", "warning", None, (), judged.resource["id"])


def requirements_unmet(world: World, judged: Judged) -> Iterator[Finding]:
    """A test of `require` fails; one finding for a rule and responsibility."""
    statuses = {responsibility: decision.status for responsibility, decision in judged.decisions.items()}
    for rule in world.rules:
        if "require" in rule.entry and reaches(world, rule, "require", judged.traits):
            for key, tests in rule.entry["require"].items():
                if is_tested(key, statuses) and not is_met(world, key, tests, judged.home, judged.parties):
                    severity = rule.entry.get("severity", "error")
                    # “its finding's responsibility is null”
                    responsibility = None if key == INVOLVED else key
                    yield Finding("requirement-unmet", severity, responsibility, (rule.name,), judged.resource["id"])


def missing_attributes(world: World, judged: Judged) -> Iterator[Finding]:
    """A rule's other conditions hold, but it selects by `stage` (without `not`) or `cost` and the resource has none."""
    for rule in world.rules:
        missing = []
        if "stage" in rule.where and not isinstance(rule.where["stage"], dict) and judged.traits["stage"] is None:
            missing.append("stage")
        if "cost" in rule.where and judged.traits["cost"] is None:
            missing.append("cost")
        if missing and others_hold(world, judged, rule, missing):
            yield Finding("missing-attribute", "warning", None, (rule.name,), judged.resource["id"])


def others_hold(world: World, judged: Judged, rule: Rule, missing: Sequence[str]) -> bool:
    """Whether some verb of the rule would reach the resource but for the attributes that it has not."""
    for verb in verbs_of(rule):
        others = [{f: c for f, c in selector.items() if f not in missing} for selector in reach(rule, verb)]
        if all(matches(world, selector, judged.traits) for selector in others):
            return True
    return False


def exceeded(world: World, all_judged: Sequence[Judged]) -> Iterator[Finding]:
    """What a department funds or operates is more than it has; its budget and capacity cover its subtree."""
    for id_, department in world.departments.items():
        if not department_in_effect(world, id_):
            continue
        subtree = [d for d in world.departments if at_or_below(world, d, id_)]
        funded = {j.resource["id"]: sum(j.funding.get(d, 0) for d in subtree) for j in all_judged}
        spent = {j.resource["id"]: sum(j.effort.get(d, Fraction(0)) for d in subtree) for j in all_judged}
        # “compared by the month, rounded as a cost is”
        if "budget" in department and sum(funded.values()) > monthly_minor_units(world, department["budget"]):
            for resource, amount in funded.items():
                # “The subjects are the resources that the department's subtree pays for (more than 0)”
                if amount > 0:
                    yield Finding("budget-exceeded", "warning", "funds", (), resource, id_)
        if "capacity" in department and sum(spent.values()) > monthly(department["capacity"], "hours"):
            for resource, hours in spent.items():
                if hours > 0:
                    yield Finding("capacity-exceeded", "warning", "operates", (), resource, id_)
