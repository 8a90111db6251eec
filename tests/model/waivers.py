"""Waivers: findings that are accepted for a time (language §2.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tests.model.departments import at_or_below
from tests.model.findings import Finding
from tests.model.selectors import Traits, matches
from tests.model.world import ROOT, Entry, World, in_effect


@dataclass(frozen=True)
class Waiver:
    """One waiver of a policy in effect."""

    name: str
    issuer: str
    entry: Entry

    @property
    def until(self) -> date:
        """Its last day."""
        return date.fromisoformat(self.entry["until"])


def waivers_of(world: World) -> list[Waiver]:
    """The waivers of the policies in effect, whatever their own time."""
    return [
        Waiver(f"{policy_id}/{entry['id']}", policy.get("issuer", ROOT), entry)
        for policy_id, policy in world.policies.items()
        if in_effect(world.as_of, policy)
        for entry in policy.get("waivers", ())
    ]


def is_current(world: World, waiver: Waiver) -> bool:
    """Neither past `until` nor before `from`."""
    started = "from" not in waiver.entry or world.as_of >= date.fromisoformat(waiver.entry["from"])
    return started and world.as_of <= waiver.until


def covers(world: World, waiver: Waiver, finding: Finding, traits: Mapping[str, Traits]) -> bool:
    """Whether a current waiver reaches a finding about one subject, or about none."""
    if waiver.entry["finding"] != finding.name:
        return False
    # “A waiver with `rules` reaches a finding that has rules, all of them among those listed.”
    if "rules" in waiver.entry and not (finding.rules and set(finding.rules) <= set(waiver.entry["rules"])):
        return False
    # “A waiver reaches only findings whose rules were all issued by its policy's issuer or below.”
    rules = [rule for rule in world.rules if rule.name in finding.rules]
    if not all(at_or_below(world, rule.issuer, waiver.issuer) for rule in rules):
        return False
    if finding.subject is None:
        # “A finding without subjects is reached only by a waiver without `where`; one that has no rules either, only by
        # a waiver of a policy issued by `@root`.”
        return "where" not in waiver.entry and (bool(finding.rules) or waiver.issuer == ROOT)
    # “An issuer adds its own `within` to every `assign`, `require` and waiver of the policy.”
    own = {} if waiver.issuer == ROOT else {"within": waiver.issuer}
    subject = traits[finding.subject]
    return matches(world, own, subject) and matches(world, waiver.entry.get("where", {}), subject)


def waive(
    world: World, found: Iterable[Finding], traits: Mapping[str, Traits]
) -> tuple[set[Finding], set[tuple[str, Finding]]]:
    """The findings that remain, those on waivers among them, and the findings waived with the waiver that is named."""
    waivers = waivers_of(world)
    remaining: set[Finding] = set()
    waived: set[tuple[str, Finding]] = set()
    used: set[str] = set()
    for finding in found:
        covering = [w for w in waivers if is_current(world, w) and covers(world, w, finding, traits)]
        # “all of them count as used”
        used.update(waiver.name for waiver in covering)
        if covering:
            # “the one that lasts longest is named, then the first by id”
            longest = max(waiver.until for waiver in covering)
            waived.add((min(waiver.name for waiver in covering if waiver.until == longest), finding))
        else:
            remaining.add(finding)
    for waiver in waivers:
        if world.as_of > waiver.until:
            remaining.add(Finding("expired-waiver", "warning", None, (), None, waiver.name))
        elif is_current(world, waiver) and waiver.name not in used:
            remaining.add(Finding("unused-waiver", "note", None, (), None, waiver.name))
    return remaining, waived
