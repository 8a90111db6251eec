"""What `check -f csv` writes: a finding a row, for spreadsheets."""

from collections.abc import Iterator, Sequence

from sogov.findings.findings import Finding, Place, Waived
from sogov.formats.csv.writing import row
from sogov.formats.results import Result
from sogov.formats.style import Style

_TITLES = (
    *("severity", "kind", "name", "responsibility", "message", "remedy", "rules", "resources", "count"),
    *("file", "line", "column", "pointer", "fingerprint", "waiver", "waived_until", "waived_because"),
    "known",
)
_NOWHERE = Place("", None, None, "")


def pieces(result: Result, _style: Style) -> Iterator[str]:
    """The findings as rows of RFC 4180 below a row of titles; then those that are waived, and those that are known."""
    yield row(_TITLES)
    for finding in result.findings:
        yield row(_cells(finding, ("", "", "")))
    for waived in result.waived:
        yield row(_cells(waived.finding, _waiver(waived)))
    for finding in result.known_findings:
        yield row(_cells(finding, ("", "", ""), known="yes"))


def _cells(finding: Finding, waiver: tuple[str, str, str], known: str = "") -> Sequence[str | int]:
    place = finding.places[0] if finding.places else _NOWHERE
    return (
        *(finding.severity, finding.kind, finding.name, finding.responsibility or "", finding.message, finding.remedy),
        *(" ".join(finding.rules), " ".join(finding.subjects), finding.count),
        *(place.file, place.line or "", place.column or "", place.pointer, finding.fingerprint, *waiver),
        known,
    )


def _waiver(waived: Waived) -> tuple[str, str, str]:
    return waived.waiver, waived.until, waived.reason
