"""Parting: a finding of which the subjects fare differently becomes several, each with its own sentence and places."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from sogov.checks.catalogue import catalogue
from sogov.checks.check import Cause, Check
from sogov.checks.gathering import gathered
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.report import Report
from sogov.findings.findings import Finding, in_order

L = TypeVar("L")

# The key by which causes become one finding, and the subjects of it that are wanted.
_Find = Callable[[Evaluation], Iterable[Cause]]
_Wanted = dict[tuple[object, ...], frozenset[str]]


# What tells the label of each subject of a finding, or of None where it has none.
Labels = Callable[[str | None], L]


def parted(report: Report, labels_of: Callable[[Finding], Labels[L]]) -> dict[L, tuple[Finding, ...]]:
    """The findings of a report by the label that each of their subjects has; those of a label in order."""
    whole: dict[L, list[Finding]] = {}
    wanted: dict[L, dict[str, _Wanted]] = {}
    for finding in report.findings:
        label_of = labels_of(finding)
        subjects: dict[L, list[str]] = {}
        for subject in finding.subjects:
            subjects.setdefault(label_of(subject), []).append(subject)
        if len(subjects) < 2:
            label = next(iter(subjects)) if subjects else label_of(None)
            whole.setdefault(label, []).append(finding)
            continue
        for label, some in subjects.items():
            wanted.setdefault(label, {}).setdefault(finding.name, {})[_key(finding)] = frozenset(some)
    for label, parts in wanted.items():
        whole.setdefault(label, []).extend(_found_again(report, parts))
    return {label: in_order(findings) for label, findings in whole.items()}


def _found_again(report: Report, parts: Mapping[str, _Wanted]) -> tuple[Finding, ...]:
    """What the checks would have found if there were no other subjects than those that are wanted."""
    checks = [
        attrs.evolve(check, find=_narrowed(check, check.find, parts[check.name]))
        for check in catalogue()
        if check.find is not None and check.name in parts
    ]
    return gathered(
        report.evaluation, checks, lambda origin: report.sources[origin.document].place(origin.pointer)
    ).findings


def _narrowed(check: Check, find: _Find, wanted: _Wanted) -> _Find:
    """The way of a check to find causes, with no other subjects than those that are wanted."""

    def find_some(evaluation: Evaluation) -> Iterator[Cause]:
        for cause in find(evaluation):
            severity = cause.severity or check.severity
            some = wanted.get((cause.responsibility, cause.rules, severity, cause.concern), frozenset())
            subjects = tuple(subject for subject in cause.subjects if subject in some)
            if subjects:
                yield attrs.evolve(cause, subjects=subjects)

    return find_some


def _key(finding: Finding) -> tuple[object, ...]:
    return (finding.responsibility, finding.rules, finding.severity, finding.concern)
