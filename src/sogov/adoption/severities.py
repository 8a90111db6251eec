"""Severities: how grave an organisation takes a finding to be, everywhere or at some paths."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

import attrs

from sogov.adoption.globs import is_matched
from sogov.findings.findings import Finding, Severity

if TYPE_CHECKING:
    from sogov.evaluation.report import Report


@attrs.frozen
class Grading:
    """Severities by names of findings, for what is stated where a path matches a pattern; without any, everywhere."""

    severities: tuple[tuple[str, Severity], ...]
    paths: tuple[str, ...] = ()


class Grades:
    """The severity of each finding by the gradings of an organisation; the last that speaks of it counts.

    A grading with paths reaches a finding, subject by subject, when the subject is stated there, or all of its rules
    are; where it has neither subjects nor rules, when its first place is there.
    """

    def __init__(self, gradings: Iterable[Grading], report: "Report", path_of: Mapping[str, str]) -> None:
        """Take the gradings, and for the names of documents the paths that the patterns mean."""
        self._gradings: dict[str, list[tuple[Severity, tuple[str, ...]]]] = {}
        for grading in gradings:
            for name, severity in grading.severities:
                self._gradings.setdefault(name, []).append((severity, grading.paths))
        self._report = report
        self._path_of = path_of
        self._rule_file = {rule.id: self._file(rule.origin.document) for rule in report.evaluation.rulebook.rules}
        self._is_at = cache(self._is_found_at)

    def severities_of(self, finding: Finding) -> Callable[[str | None], Severity]:
        """What tells how grave a finding is for each of its subjects, or for None where it has none."""
        gradings = self._gradings.get(finding.name, ())
        return lambda subject: self._severity(finding, subject, gradings)

    def _severity(
        self, finding: Finding, subject: str | None, gradings: Iterable[tuple[Severity, tuple[str, ...]]]
    ) -> Severity:
        found = finding.severity
        for severity, paths in gradings:
            if not paths or self._is_reached(finding, subject, paths):
                found = severity
        return found

    def _is_reached(self, finding: Finding, subject: str | None, paths: tuple[str, ...]) -> bool:
        if subject is not None and self._is_at(self._subject_file(subject), paths):
            return True
        if finding.rules:
            return all(self._is_at(self._rule_file[rule], paths) for rule in finding.rules)
        return subject is None and bool(finding.places) and self._is_at(finding.places[0].file, paths)

    def _subject_file(self, subject: str) -> str:
        return self._file(self._report.evaluation.organisation.resource[subject].origin.document)

    def _file(self, document: int) -> str:
        return self._report.sources[document].name

    def _is_found_at(self, file: str, paths: tuple[str, ...]) -> bool:
        return file in self._path_of and any(is_matched(self._path_of[file], pattern) for pattern in paths)
