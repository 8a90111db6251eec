"""Policies, rules and waivers, as the documents state them (`language §2.2`)."""

from datetime import date

import attrs

from sogov.findings.findings import Severity
from sogov.policy.requirements import Requirement
from sogov.selectors.selector import EVERYTHING, Selector
from sogov.values.identifiers import ROOT
from sogov.values.origins import Origin
from sogov.values.periods import ALWAYS, Period
from sogov.values.statements import Statement


@attrs.frozen
class Rule:
    """A rule; `id` is written `policy/rule`, `issuer` is its policy's.

    `overrides` holds the ids of rules and of policies that it names itself, `shared_overrides` those that its policy
    names for all its rules. `periods` must all cover a day for the rule to be in effect.
    """

    id: str
    policy: str
    issuer: str
    origin: Origin = attrs.field(eq=False, repr=False)
    where: Selector = EVERYTHING
    assigns: tuple[tuple[str, Statement], ...] = ()
    contributes: tuple[tuple[str, Statement], ...] = ()
    requires: tuple[Requirement, ...] = ()
    binding: bool = False
    overrides: frozenset[str] = frozenset()
    shared_overrides: frozenset[str] = frozenset()
    severity: Severity = "error"
    periods: tuple[Period, ...] = (ALWAYS,)
    rationale: str = ""

    def in_effect(self, day: date) -> bool:
        """Whether the rule and its policy are in effect on the day."""
        return all(period.covers(day) for period in self.periods)

    @property
    def overriding(self) -> tuple[frozenset[str], ...]:
        """What it, and what its policy says that it overrides; those that say nothing left out."""
        return tuple(named for named in (self.overrides, self.shared_overrides) if named)

    def names(self, other: "Rule") -> bool:
        """Whether it, or its policy, says that it overrides the other rule or the other's policy."""
        return self.name_of(other) is not None

    def name_of(self, other: "Rule") -> str | None:
        """The word by which it, or its policy, says that it overrides another rule: the rule's, or its policy's."""
        for name in (other.id, other.policy):
            if name in self.overrides or name in self.shared_overrides:
                return name
        return None

    @property
    def limited_to(self) -> str | None:
        """The department that `assign` and `require` are limited to, or None."""
        return None if self.issuer == ROOT else self.issuer


@attrs.frozen
class Waiver:
    """The acceptance of a finding for a time; `id` is written `policy/waiver`."""

    id: str
    issuer: str
    finding: str
    period: Period
    reason: str
    approved_by: str
    origin: Origin = attrs.field(eq=False, repr=False)
    where: Selector | None = None
    rules: frozenset[str] | None = None
    policy_period: Period = ALWAYS

    @property
    def until(self) -> date:
        """The last day; every waiver has one."""
        return self.period.end or date.max


@attrs.frozen
class Policy:
    """A policy document: rules and waivers under one issuer; `overrides` is what each of its rules overrides."""

    id: str
    title: str
    origin: Origin = attrs.field(eq=False, repr=False)
    issuer: str = ROOT
    overrides: frozenset[str] = frozenset()
    rationale: str = ""
    effective: Period = ALWAYS
    review_by: date | None = None
    rules: tuple[Rule, ...] = ()
    waivers: tuple[Waiver, ...] = ()
