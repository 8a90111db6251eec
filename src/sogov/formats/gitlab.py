"""What `check -f gitlab` writes: a code quality report, which GitLab shows in a merge request."""

from collections.abc import Iterator, Mapping

from sogov.findings.findings import Finding, Place, Severity
from sogov.formats.escapes import json_text, visible
from sogov.formats.results import Result
from sogov.formats.style import Style

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}
_NOWHERE = Place(".", None, None, "")


def pieces(result: Result, _style: Style) -> Iterator[str]:
    """The findings as one JSON list, those that are known at the end; those that are waived nobody has to mend."""
    yield "["
    separator = "\n "
    for finding in result.findings:
        yield f"{separator}{json_text(_issue(finding))}"
        separator = ",\n "
    for finding in result.known_findings:
        yield f"{separator}{json_text(_known_issue(finding))}"
        separator = ",\n "
    yield "\n]\n"


def _known_issue(finding: Finding) -> dict[str, object]:
    issue = _issue(finding)
    return {**issue, "description": f"known: {issue['description']}", "severity": "info"}


def _issue(finding: Finding) -> dict[str, object]:
    place = finding.places[0] if finding.places else _NOWHERE
    remedy = f" (remedy: {finding.remedy})" if finding.remedy else ""
    return {
        "type": "issue",
        "check_name": visible(finding.name),
        "description": visible(f"{finding.message}{remedy}"),
        "fingerprint": finding.fingerprint,
        "severity": "blocker" if finding.kind == "input" else _SEVERITIES[finding.severity],
        "location": {"path": visible(place.file), "lines": {"begin": place.line or 1}},
    }
