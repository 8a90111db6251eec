"""What `test -f json` writes: the verdict on every test, and what the tests cover."""

from collections.abc import Iterator

from sogov.formats.json_.writing import VERSION, document
from sogov.formats.objects import place_object
from sogov.formats.style import Style
from sogov.trials.coverage import Coverage
from sogov.trials.trying import TrialReport
from sogov.trials.verdicts import Verdict


def pieces(report: TrialReport, _style: Style) -> Iterator[str]:
    """A report on tests as one JSON object; `coverage` is there only where it is asked for."""
    tests, failed = len(report.verdicts), len(report.failed)
    members: dict[str, object | Iterator[object]] = {
        "sogov": VERSION,
        "as_of": report.as_of.isoformat(),
        "summary": {"tests": tests, "passed": tests - failed, "failed": failed},
        "tests": (_test_object(verdict, report) for verdict in report.verdicts),
    }
    if report.shows_coverage:
        members["coverage"] = {
            "rules": _coverage_object(report.rules, report),
            "resources": _coverage_object(report.resources, report),
        }
    return document(members)


def _test_object(verdict: Verdict, report: TrialReport) -> dict[str, object]:
    trial = verdict.trial
    return {
        "id": trial.id,
        "title": trial.title,
        "resource": trial.resource,
        "as_of": verdict.day.isoformat(),
        "passed": verdict.passed,
        "place": place_object(report.place(trial.origin)),
        "differences": [
            {"message": difference.message, "place": place_object(report.place(difference.origin))}
            for difference in verdict.differences
        ],
    }


def _coverage_object(coverage: Coverage, report: TrialReport) -> dict[str, object]:
    return {
        "total": coverage.total,
        "covered": coverage.covered,
        "missed": [{"id": name, "place": place_object(report.place(origin))} for name, origin in coverage.missed],
    }
