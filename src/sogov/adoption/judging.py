"""Judging: a report as an organisation looks at it, with its severities, and what its baseline knows set apart."""

from collections.abc import Iterable, Mapping

import attrs

from sogov.adoption.baseline import Baseline
from sogov.adoption.parting import Labels, parted
from sogov.adoption.severities import Grades, Grading
from sogov.evaluation.report import Report
from sogov.findings.findings import Finding, Severity, in_order
from sogov.findings.identities import Entry

# How grave, and whether it is known.
_Label = tuple[Severity, bool]


@attrs.frozen(eq=False)
class Judgement:
    """The report with the findings that count, those that the baseline knows, and the entries of it that are left over.

    An entry is left over when nothing answers to it any more: what it knew of is mended, or waived.
    """

    report: Report
    known: tuple[Finding, ...] = ()
    left_over: tuple[Entry, ...] = ()


def judged(
    report: Report, gradings: Iterable[Grading], path_of: Mapping[str, str], baseline: Baseline | None
) -> Judgement:
    """The judgement on a report; `path_of` has the paths that the patterns of gradings mean by names of documents."""
    gradings = tuple(gradings)
    if not gradings and baseline is None:
        return Judgement(report)
    grades = Grades(gradings, report, path_of)

    def labels_of(finding: Finding) -> Labels[_Label]:
        severity_of = grades.severities_of(finding)
        known = baseline.subjects_of(finding) if baseline is not None else frozenset()
        return lambda subject: (severity_of(subject), subject in known)

    counted: list[Finding] = []
    known: list[Finding] = []
    for (severity, is_known), findings in parted(report, labels_of).items():
        (known if is_known else counted).extend(attrs.evolve(finding, severity=severity) for finding in findings)
    left_over = baseline.unmatched(known).entries if baseline is not None else ()
    return Judgement(report.with_findings(in_order(counted), report.waived), in_order(known), left_over)
