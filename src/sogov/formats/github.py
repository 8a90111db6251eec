"""What `check -f github` writes: workflow commands, which GitHub shows as annotations of the files of a change."""

from collections.abc import Iterator, Mapping

from sogov.findings.findings import Finding, Place, Severity
from sogov.formats.escapes import visible, without_commands
from sogov.formats.prose import known_text, left_over_text, severity_counts
from sogov.formats.results import Result, severities_of
from sogov.formats.style import Style

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}

# GitHub keeps so many of each sort in a step, those that come first.
_MOST = 10


def pieces(result: Result, _style: Style) -> Iterator[str]:
    """The gravest findings as commands, a line each, and how many there are besides."""
    return (f"{line}\n" for line in _lines(result))


def _lines(result: Result) -> Iterator[str]:
    if result.missing:
        yield f"::error title=sogov::{_data(f'nothing was checked: {result.missing}')}"
    rest: list[Finding] = []
    for severity in severities_of(result.findings):
        found = [finding for finding in result.findings if finding.severity == severity]
        shown = _MOST - 1 if result.missing and severity == "error" else _MOST
        yield from map(_command, found[:shown])
        rest += found[shown:]
    if rest:
        yield f"and {severity_counts(tuple(rest))} more, which GitHub would not show as annotations"
    if result.known_findings:
        yield f"known: {known_text(result.known_findings)}"
    if result.left_over:
        yield f"::notice title=sogov::{_data(left_over_text(result))}"


def _command(finding: Finding) -> str:
    properties = {**(_where(finding.places[0]) if finding.places else {}), "title": finding.name}
    stated = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    remedy = f"%0Ahelp: {_data(finding.remedy)}" if finding.remedy else ""
    return f"::{_COMMANDS[finding.severity]} {stated}::{_data(finding.message)}{remedy}"


def _where(place: Place) -> dict[str, str]:
    if place.line is None:
        return {"file": place.file}
    return {"file": place.file, "line": str(place.line), "col": str(place.column)}


def _data(text: str) -> str:
    (harmless,) = without_commands([visible(text)])
    return harmless.replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
