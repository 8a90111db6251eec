"""Results: what a check comes to, whether the documents could be evaluated or not."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import attrs

from sogov.documents.sources import Source
from sogov.findings.findings import SEVERITIES, Finding, Kind, Severity, Waived
from sogov.findings.identities import Entry
from sogov.findings.pages import Page

if TYPE_CHECKING:
    from sogov.evaluation.report import Report

FailLevel = Literal["error", "warning", "note", "never"]

KINDS: tuple[Kind, ...] = ("input", "conflict", "gap", "violation", "drift", "advice")


@attrs.frozen
class Known:
    """The findings that a baseline knows, and the entries of it to which nothing answers any more."""

    findings: tuple[Finding, ...] = ()
    left_over: tuple[Entry, ...] = ()


@attrs.frozen
class Provenance:
    """The address of a repository, the revision of it that is checked, and whether sogov was run at its root."""

    address: str
    revision: str
    is_root: bool


@attrs.frozen(eq=False)
class Result:
    """Findings and waived findings with their numbers, and the texts that they point into.

    `missing` says what there was none of, where nothing was checked. `fail_level` is the severity from which findings
    fail a run. `pages` are those of what was looked for, in the order of their names; `version` is that of the program.
    `known` is None where there is no baseline, `provenance` where nothing says where the documents come from.
    """

    organisation: str
    as_of: date
    summary: Mapping[str, int]
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    sources: tuple[Source, ...] = ()
    missing: str = ""
    fail_level: FailLevel = "error"
    pages: tuple[Page, ...] = ()
    version: str = ""
    known: Known | None = None
    provenance: Provenance | None = None

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """The texts by the names of their files."""
        return {source.name: source for source in self.sources}

    @property
    def is_refused(self) -> bool:
        """Whether the documents could not be evaluated."""
        return any(finding.kind == "input" for finding in self.findings)

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings at or above the fail level."""
        if self.fail_level == "never":
            return ()
        grave = SEVERITIES[: SEVERITIES.index(self.fail_level) + 1]
        return tuple(finding for finding in self.findings if finding.severity in grave)

    @property
    def known_findings(self) -> tuple[Finding, ...]:
        """The findings that the baseline knows; none where there is no baseline."""
        return self.known.findings if self.known is not None else ()

    @property
    def left_over(self) -> tuple[Entry, ...]:
        """The entries of the baseline to which nothing answers any more."""
        return self.known.left_over if self.known is not None else ()

    def of_kind(self, kind: Kind) -> tuple[Finding, ...]:
        """The findings of a kind, in their order."""
        return tuple(finding for finding in self.findings if finding.kind == kind)


def result_of(report: "Report", fail_level: FailLevel) -> Result:
    """The result of an evaluation."""
    return Result(
        organisation=report.evaluation.organisation.name,
        as_of=report.as_of,
        summary=report.summary,
        findings=report.findings,
        waived=report.waived,
        sources=report.sources,
        missing=missing_from(report),
        fail_level=fail_level,
    )


def missing_from(report: "Report") -> str:
    """What a report had none of to look at, as a sentence without its end; empty where something was checked."""
    if not report.sources:
        return "there is no document to read"
    lacking = [
        noun
        for noun, there in (("resource", report.evaluation.classes), ("rule", report.evaluation.rulebook.rules))
        if not there
    ]
    return f"no {' and no '.join(lacking)} is in effect on {report.as_of.isoformat()}" if lacking else ""


def refusal(findings: tuple[Finding, ...], sources: tuple[Source, ...], as_of: date) -> Result:
    """The result of documents with input errors; what is not known of them is 0."""
    counts = dict.fromkeys(("policies", "rules", "resources", "cells"), 0)
    severities = {"errors": "error", "warnings": "warning", "notes": "note"}
    numbers = {name: sum(f.severity == severity for f in findings) for name, severity in severities.items()}
    summary = {"files": len(sources), **counts, **numbers, "waived": 0}
    return Result("", as_of, summary, findings, sources=sources)


def severities_of(findings: tuple[Finding, ...]) -> dict[Severity, int]:
    """How many of the findings have each severity, the gravest first."""
    return {severity: sum(finding.severity == severity for finding in findings) for severity in SEVERITIES}
