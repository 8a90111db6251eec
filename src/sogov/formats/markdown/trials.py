"""What `test -f markdown` writes: a page of what failed, and of what is covered."""

from collections.abc import Iterator

from sogov.formats.escapes import markdown, markdown_prose
from sogov.formats.markdown.writing import bullet, table
from sogov.formats.prose import coverage_text, place_text, trial_verdict
from sogov.formats.style import Style
from sogov.trials.coverage import Coverage
from sogov.trials.trying import TrialReport
from sogov.trials.verdicts import Verdict


def pieces(report: TrialReport, style: Style) -> Iterator[str]:
    """A report on tests as a page."""
    return (f"{line}\n" for line in _lines(report, style))


def _lines(report: TrialReport, style: Style) -> Iterator[str]:
    yield f"# Tests of {markdown(report.workspace.organisation.name)}, {report.as_of.isoformat()}"
    yield ""
    word, rest = trial_verdict(report)
    yield f"**{word.capitalize()}**: {markdown(rest)}."
    if style.is_quiet:
        return
    for verdict in report.verdicts:
        if not verdict.passed or style.is_verbose:
            yield from _verdict(verdict, report)
    if report.shows_coverage:
        yield ""
        yield "## Coverage"
        yield ""
        yield f"{markdown(coverage_text(report.rules, 'rule'))} decide something that a test looks at."
        yield from _missed(report.rules, "Rule", report)
        yield ""
        yield f"{markdown(coverage_text(report.resources, 'resource'))} have a test."
        yield from _missed(report.resources, "Resource", report)


def _verdict(verdict: Verdict, report: TrialReport) -> Iterator[str]:
    trial = verdict.trial
    yield ""
    yield f"## {'Passed' if verdict.passed else 'Failed'}: {markdown(trial.title)}"
    yield ""
    yield bullet("Test", f"{markdown(trial.id)}, {markdown(place_text(report.place(trial.origin)))}")
    yield bullet("Resource", f"{markdown(trial.resource)} on {verdict.day.isoformat()}")
    for difference in verdict.differences:
        where = markdown(place_text(report.place(difference.origin)))
        yield bullet("Difference", f"{markdown_prose(difference.message)} ({where})")


def _missed(coverage: Coverage, title: str, report: TrialReport) -> Iterator[str]:
    if coverage.missed:
        rows = [(markdown(name), markdown(place_text(report.place(origin)))) for name, origin in coverage.missed]
        yield ""
        yield from table((f"{title} without a test", "where"), rows)
