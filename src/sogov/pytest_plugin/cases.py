"""Cases: what a check finds, by the rule and the class of resources that it is about, for whoever counts tests."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import attrs

from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.report import Report
from sogov.findings.findings import Finding
from sogov.formats.results import Result
from sogov.policy.policies import Rule

_REQUIREMENT = "requirement-unmet"

# The file, the rule (empty for what is no rule's) and the name of a case.
Key = tuple[str, str, str]


@attrs.frozen
class Case:
    """Something that is in order, or against which findings speak; `line` is where it is stated, counted from 1.

    `failing` are those of the findings that fail a run.
    """

    key: Key
    line: int
    findings: tuple[Finding, ...] = ()
    failing: tuple[Finding, ...] = ()


@attrs.frozen(eq=False)
class Cases:
    """The cases of a report and the result of judging it.

    A rule has a case for each class of resources that one of its verbs reaches, and one for itself; resources have one
    for each class and file, for what no rule causes; a document has one for all that is left.
    """

    report: Report
    result: Result

    @cached_property
    def by_file(self) -> Mapping[str, tuple[Case, ...]]:
        """The cases by the names of files, in the order in which things are stated; no finding is without a case.

        What is in a table is in the document that names it.
        """
        lines = dict(self._stated())
        against: dict[Key, list[Finding]] = {key: [] for key in lines}
        for finding in self.result.findings:
            for key in dict.fromkeys(self._keys(finding, lines)):
                against[key].append(finding)
        found: dict[str, list[Case]] = {source.document: [] for source in self.report.sources}
        failing = {id(finding) for finding in self.result.failing}
        for key, line in lines.items():
            graver = tuple(finding for finding in against[key] if id(finding) in failing)
            found[key[0]].append(Case(key, line, tuple(against[key]), graver))
        return {file: tuple(sorted(cases, key=lambda case: case.line)) for file, cases in found.items()}

    def _stated(self) -> Iterator[tuple[Key, int]]:
        """Every case there is, and its line."""
        for source in self.report.sources:
            yield (source.document, "", "document"), 1
        for rule in self._rules.values():
            file, line = self._place(rule)
            yield (file, rule.id, "rule"), line
            for verb, reach in self._verbs(rule):
                for group in self.report.evaluation.classes:
                    if group.reached & reach:
                        yield (file, rule.id, f"{verb}[{self._labels[group.number]}]"), line
        for group in self.report.evaluation.classes:
            for subject in self.report.evaluation.subjects([group]):
                yield self._resources_key(subject), 1

    def _keys(self, finding: Finding, known: Mapping[Key, int]) -> Iterator[Key]:
        groups = {group.number: group for group in map(self._group, finding.subjects)}.values()
        for rule in (self._rules[name] for name in finding.rules):
            file, _ = self._place(rule)
            names = [(file, rule.id, f"{_verb(finding, rule)}[{self._labels[group.number]}]") for group in groups]
            # A rule may be to blame for what it does not reach, as where an attribute is missing.
            yield from [key for key in names if key in known] or [(file, rule.id, "rule")]
        if not finding.rules and finding.subjects:
            yield from map(self._resources_key, finding.subjects)
        elif not finding.rules:
            file = finding.places[0].file if finding.places else self.report.sources[0].name
            yield file, "", "document"

    @cached_property
    def _rules(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.report.evaluation.rulebook.rules}

    @cached_property
    def _labels(self) -> Mapping[int, str]:
        """A name for each class: its first resource, and how many others there are."""
        found = {}
        for group in self.report.evaluation.classes:
            first, *others = self.report.evaluation.subjects([group])
            found[group.number] = f"{first}+{len(others)}" if others else first
        return found

    def _verbs(self, rule: Rule) -> Iterator[tuple[str, int]]:
        """The verbs of a rule, each with its reach."""
        book = self.report.evaluation.rulebook
        for verb, stated, reaches in (
            ("assign", rule.assigns, book.territory),
            ("contribute", rule.contributes, book.contribution),
            ("require", rule.requires, book.territory),
        ):
            if stated:
                yield verb, reaches[rule.id]

    def _group(self, subject: str) -> ResourceClass:
        return self.report.evaluation.class_of[subject]

    def _resources_key(self, subject: str) -> Key:
        origin = self.report.evaluation.organisation.resource[subject].origin
        return (
            self.report.sources[origin.document].document,
            "",
            f"resources[{self._labels[self._group(subject).number]}]",
        )

    def _place(self, rule: Rule) -> tuple[str, int]:
        place = self.report.sources[rule.origin.document].place(rule.origin.pointer)
        return place.file, place.line or 1


def _verb(finding: Finding, rule: Rule) -> str:
    """By which of its verbs a rule causes a finding."""
    if finding.name == _REQUIREMENT:
        return "require"
    assigned = {responsibility for responsibility, _ in rule.assigns}
    return "assign" if finding.responsibility in assigned else "contribute"
