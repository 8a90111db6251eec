"""Results with every finding of the catalogue, in which whatever can be named is named to do harm."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache

import attrs

from sogov.api import evaluate, workspace_of
from sogov.checks.catalogue import catalogue
from sogov.checks.check import Check
from sogov.cli.pages import page_of
from sogov.documents.reader import read
from sogov.documents.sources import Source
from sogov.findings.errors import InputErrors
from sogov.findings.findings import Finding, Waived
from sogov.findings.identities import Entry, Identity, identity_of
from sogov.formats.results import Known, Result

DAY = date(2026, 11, 23)

HOSTILE = (
    "=1+1 \"double\" 'single'\n::error file=a,line=1::gone\r\n##[error]x ::set-output name=a::b %0A::stop %25 "
    '<script>alert(1)</script> ]]> <!-- &amp; \x1b[31m\x9b31m \u202e\u2066@all [a](javascript:b) {0} \\ `c` ;"=2 ; @3, '
    "\x00\x0b\x7f\ufeff\ufffe\u2028 🙂👩‍👩‍👧"
)


@cache
def evaluated() -> Result:
    """Everything that can be found where documents can be evaluated, each twice: once as it is, and once waived."""
    findings, sources = _found(check for check in catalogue() if check.kind != "input")
    waived = tuple(Waived(f"{HOSTILE}/w", "2026-12-31", HOSTILE, finding) for finding in findings)
    return _result(findings, sources, waived)


@cache
def refused() -> Result:
    """Every input error."""
    return _result(*_found(check for check in catalogue() if check.kind == "input"))


def sound() -> Result:
    """Nothing to report."""
    return attrs.evolve(evaluated(), findings=(), waived=())


def based() -> Result:
    """Everything that can be found, known to a baseline, of which as many entries are not needed any more."""
    result = evaluated()
    left_over = tuple(Entry(identity_of(finding), finding.subjects[-1]) for finding in result.findings)
    bare = Entry(Identity("bare"))
    return attrs.evolve(result, findings=(), waived=(), known=Known(result.findings, (*left_over, bare)))


def missing() -> Result:
    """Nothing to check."""
    return attrs.evolve(sound(), missing=f"no {HOSTILE} is in effect")


def many(number: int) -> Result:
    """So many findings of each severity."""
    some = evaluated().findings[0]
    found = tuple(attrs.evolve(some, severity=level) for level in ("error", "warning", "note") for _ in range(number))
    return attrs.evolve(sound(), findings=found)


def placeless() -> Result:
    """A finding without a place, a remedy, rules and subjects, of a check that has no page."""
    return attrs.evolve(sound(), findings=(Finding("bare", "gap", "note", "nobody funds them"),), pages=(), version="")


def _result(findings: tuple[Finding, ...], sources: tuple[Source, ...], waived: tuple[Waived, ...] = ()) -> Result:
    numbers = dict.fromkeys(("files", "policies", "rules", "resources", "cells", "errors", "warnings", "notes"), 1)
    pages = tuple(page_of(check) for check in catalogue())
    return Result(HOSTILE, DAY, numbers, findings, waived, sources, fail_level="warning", pages=pages, version="1.2.3")


def _found(checks: Iterator[Check]) -> tuple[tuple[Finding, ...], tuple[Source, ...]]:
    """What the bad examples of checks raise, and the texts that it is in."""
    findings, sources = list[Finding](), list[Source]()
    for check in checks:
        assert check.bad is not None
        # A table without a folder is refused, too.
        documents = [(name, text) for name, text in check.bad.documents if name.endswith(".json")]
        readings = [read(f"{HOSTILE}/{check.name}/{name}", _named(text).encode()) for name, text in documents]
        sources += [reading.source for reading in readings]
        try:
            found = evaluate(workspace_of(readings), as_of=date.fromisoformat(check.bad.as_of)).findings
        except InputErrors as errors:
            found = errors.findings
        assert {check.name} == {finding.name for finding in found}
        findings += map(_harmful, found)
    return tuple(findings), tuple(sources)


def _named(text: str) -> str:
    """The text of an example, its organisation with a name in front of all else."""
    name = json.dumps(HOSTILE, ensure_ascii=False)
    return text.replace('"organisation": {', f'"organisation": {{"name": {name}, ', 1)


def _harmful(finding: Finding) -> Finding:
    return attrs.evolve(
        finding,
        message=f"{finding.message}: {HOSTILE}",
        remedy=f"{HOSTILE}: {finding.remedy}",
        rules=(*finding.rules, f"{HOSTILE}/{HOSTILE}"),
        subjects=(*finding.subjects, HOSTILE),
    )
