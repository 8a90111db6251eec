"""The subject of a handbook: a report, and everything that several of its pages ask of it, worked out once."""

from collections.abc import Mapping
from functools import cached_property

import attrs

from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.report import Report
from sogov.evaluation.stages import in_stage
from sogov.findings.findings import Finding, Place
from sogov.formats.prose import reading_order
from sogov.handbook.groups import Group, groups_of
from sogov.handbook.ledger import Ledger, ledger_of
from sogov.handbook.members import Members, members_of
from sogov.handbook.names import Names
from sogov.handbook.phrases import Phrase, Target
from sogov.handbook.sentences.rules import rule_sentences
from sogov.organisation.entities import Resource, Responsibility
from sogov.organisation.organisation import Organisation
from sogov.policy.policies import Rule
from sogov.selectors.selector import Selector
from sogov.statistics.statistics import Statistics, statistics_of
from sogov.values.holders import DEPARTMENT_PREFIX
from sogov.values.origins import Origin


@attrs.frozen(eq=False)
class Subject:
    """What a handbook is about."""

    report: Report

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation behind the report."""
        return self.report.evaluation

    @property
    def organisation(self) -> Organisation:
        """The organisation."""
        return self.evaluation.organisation

    @cached_property
    def names(self) -> Names:
        """What everything is called."""
        return Names(self.organisation, frozenset(self.rules))

    @cached_property
    def statistics(self) -> Statistics:
        """What the report comes to in numbers."""
        return statistics_of(self.report, staged=self.stages.__getitem__)

    @cached_property
    def members(self) -> Members:
        """The resources in effect with their classes."""
        return members_of(self.evaluation, self.organisation.resources)

    def home(self, resource: Resource) -> str:
        """The home of a resource, after successors."""
        return self.evaluation.tree.home_of(resource.department)

    @cached_property
    def groups(self) -> Mapping[str | None, tuple[Group, ...]]:
        """The resources by platform and by answers."""
        return groups_of(self.members)

    @cached_property
    def ledger(self) -> Ledger:
        """Who holds what, turned round."""
        return ledger_of(self.members)

    @cached_property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """The responsibilities in the order in which people read them."""
        return tuple(sorted(self.organisation.responsibilities, key=lambda one: reading_order(one.id)))

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """All rules by id, in effect or not."""
        return {rule.id: rule for policy in self.evaluation.policies for rule in policy.rules}

    @cached_property
    def _said(self) -> dict[str, tuple[Phrase, ...]]:
        return {}

    def says(self, rule: str) -> tuple[Phrase, ...]:
        """What a rule says, in sentences."""
        if rule not in self._said:
            self._said[rule] = rule_sentences(self.rules[rule], self.names)
        return self._said[rule]

    def place(self, origin: Origin) -> Place:
        """The place of a value in the file that states it."""
        return self.report.sources[origin.document].place(origin.pointer)

    @cached_property
    def stages(self) -> Mapping[str, Evaluation]:
        """What would be, were everything in one stage; empty where no rule asks for a stage."""
        if not self.asks_for_stages:
            return {}
        return {stage: in_stage(self.evaluation, stage) for stage in self.organisation.stages}

    @property
    def asks_for_stages(self) -> bool:
        """Whether any rule in effect, or what is required, depends on the stage of a resource."""
        selectors = [rule.where for rule in self.evaluation.rulebook.rules]
        selectors += [one.required for one in self.organisation.responsibilities if isinstance(one.required, Selector)]
        return any(selector.stage is not None for selector in selectors)

    @cached_property
    def _resource(self) -> Mapping[str, Resource]:
        return {resource.id: resource for resource in self.members.resources}

    @cached_property
    def _concerned(self) -> Mapping[Target, tuple[Finding, ...]]:
        found: dict[Target, list[Finding]] = {}
        for finding in self.report.findings:
            for target in sorted(self._targets(finding), key=lambda target: (target.kind, target.id)):
                found.setdefault(target, []).append(finding)
        return {target: tuple(findings) for target, findings in found.items()}

    def findings(self, target: Target) -> tuple[Finding, ...]:
        """The open findings that concern a department, a function, a platform, a resource or a policy."""
        return self._concerned.get(target, ())

    def _targets(self, finding: Finding) -> set[Target]:
        """What a finding concerns: its subjects, where they are, who holds them, and the policies of its rules."""
        organisation = self.organisation
        concern = finding.concern.removeprefix(DEPARTMENT_PREFIX)
        found = {Target("policy", rule.partition("/")[0]) for rule in (*finding.rules, finding.concern)}
        departments, functions = {concern}, {concern}
        for subject in finding.subjects:
            resource, group = self._resource[subject], self.members.class_of[subject]
            found.add(Target("resource", subject))
            departments.add(self.home(resource))
            if resource.platform is not None:
                found.add(Target("platform", resource.platform))
            for name, outcome in group.outcomes.items():
                if finding.responsibility in (None, name):
                    for held in outcome.holdings:
                        functions.add(held.holder.id)
                        departments.update((str(held.department), *held.candidates))
        found.update(Target("department", unit) for unit in departments if unit in organisation.department)
        found.update(Target("function", function) for function in functions if function in organisation.function)
        return found
