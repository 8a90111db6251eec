"""The findings that concern rules, policies and waivers, not resources (language §4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tests.model.departments import department_in_effect
from tests.model.findings import Finding
from tests.model.judged import Judged
from tests.model.precedence import is_lawful, names
from tests.model.selectors import is_empty, mentioned, reach, reaches, verbs_of
from tests.model.world import ROOT, Rule, World, in_effect


def findings_on_rules(world: World, all_judged: Sequence[Judged]) -> Iterator[Finding]:
    """Every finding without subjects, but for those on waivers."""
    yield from unlawful_overrides(world)
    for rule in world.rules:
        yield from idle_rule(world, rule, all_judged)
        if stale_issuer(world, rule) or stale_withins(world, rule):
            yield Finding("stale-reference", "warning", None, (rule.name,), None)
    for id_, responsibility in world.responsibilities.items():
        # “A `required` selector that no possible resource meets is an `empty-selector` too.”
        if isinstance(responsibility["required"], dict) and is_empty(world, [responsibility["required"]]):
            yield Finding("empty-selector", "warning", id_, (), None)
    for id_, policy in world.policies.items():
        review_by = policy.get("review_by")
        if review_by is not None and in_effect(world.as_of, policy) and world.as_of > date.fromisoformat(review_by):
            yield Finding("overdue-review", "warning", None, (), None, id_)


def unlawful_overrides(world: World) -> Iterator[Finding]:
    """Once for each pair of rules in effect that assign or contribute to a common responsibility, no subjects."""
    for over in world.rules:
        for under in world.rules:
            common = spoken_of(over) & spoken_of(under)
            if over is not under and common and names(over, under) and not is_lawful(world, over, under):
                yield Finding("unlawful-override", "error", None, tuple(sorted([over.name, under.name])), None)


def spoken_of(rule: Rule) -> set[str]:
    """The responsibilities that a rule assigns or contributes to."""
    return {*rule.entry.get("assign", {}), *rule.entry.get("contribute", {})}


def idle_rule(world: World, rule: Rule, all_judged: Sequence[Judged]) -> Iterator[Finding]:
    """It is unused, or empty, when none of its verbs reaches anything."""
    verbs = verbs_of(rule)
    if all(is_empty(world, reach(rule, verb)) for verb in verbs):
        yield Finding("empty-selector", "warning", None, (rule.name,), None)
    elif not any(reaches(world, rule, verb, judged.traits) for verb in verbs for judged in all_judged):
        yield Finding("unused-rule", "note", None, (rule.name,), None)


def stale_issuer(world: World, rule: Rule) -> bool:
    """Whether the issuer of a rule is a department not in effect."""
    return rule.issuer != ROOT and not department_in_effect(world, rule.issuer)


def stale_withins(world: World, rule: Rule) -> list[str]:
    """The departments not in effect that the `within` of a rule names."""
    return [d for d in mentioned(rule.where.get("within", [])) if not department_in_effect(world, d)]
