"""What `test` says to people: what is not as a test expects it, what the tests cover, and the verdict."""

from collections.abc import Iterator

from sogov.formats.escapes import visible, without_commands
from sogov.formats.prose import counted, coverage_text, place_text, trial_verdict
from sogov.formats.style import Style
from sogov.formats.text.paint import Hue, painted
from sogov.formats.text.snippets import snippet
from sogov.trials.coverage import Coverage
from sogov.trials.trying import TrialReport
from sogov.trials.verdicts import Verdict

_SHOWN = 20

_VERDICT_HUES: dict[str, Hue] = {"passed": "green", "failed": "red", "nothing checked": "yellow"}


def pieces(report: TrialReport, style: Style) -> Iterator[str]:
    """A report on tests for a terminal or a log, line by line."""
    return (f"{line}\n" for line in without_commands(_lines(report, style)))


def verdict_pieces(verdict: Verdict, report: TrialReport, style: Style) -> Iterator[str]:
    """The verdict on one test alone."""
    return (f"{line}\n" for line in without_commands(_verdict(verdict, report, style)))


def _lines(report: TrialReport, style: Style) -> Iterator[str]:
    if not style.is_quiet:
        for verdict in report.verdicts:
            if not verdict.passed or style.is_verbose:
                yield from _verdict(verdict, report, style)
        if report.shows_coverage:
            yield from _coverage(report, style)
    word, rest = trial_verdict(report)
    yield f"{painted(word, style, _VERDICT_HUES[word], 'bold')}: {rest}"


def _verdict(verdict: Verdict, report: TrialReport, style: Style) -> Iterator[str]:
    trial = verdict.trial
    where = painted(visible(place_text(report.place(trial.origin))), style, "bold")
    word = "passed" if verdict.passed else "failed"
    name = painted(f"{word}[{trial.id}]", style, _VERDICT_HUES[word], "bold")
    yield f"{where}: {name}: {visible(trial.title)}"
    for difference in verdict.differences:
        place = report.place(difference.origin)
        yield f"  {visible(difference.message)}"
        yield from snippet(place, report.source(place), style, "red")
    yield ""


def _coverage(report: TrialReport, style: Style) -> Iterator[str]:
    yield painted("Coverage", style, "bold")
    yield f"  {coverage_text(report.rules, 'rule')} decide something that a test looks at"
    yield from _missed(report.rules, "rule", report, style)
    yield f"  {coverage_text(report.resources, 'resource')} have a test"
    yield from _missed(report.resources, "resource", report, style)
    yield ""


def _missed(coverage: Coverage, noun: str, report: TrialReport, style: Style) -> Iterator[str]:
    shown = coverage.missed if style.is_verbose else coverage.missed[:_SHOWN]
    for name, origin in shown:
        yield f"    {visible(place_text(report.place(origin)))}: no test of the {noun} {name}"
    if len(shown) < len(coverage.missed):
        yield f"    and {counted(len(coverage.missed) - len(shown), 'other')}; `-v` shows all of them"
