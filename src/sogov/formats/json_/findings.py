"""What `check -f json` writes: the numbers, every finding, every waived finding."""

from collections.abc import Iterator

from sogov.findings.findings import Finding, Place, Waived
from sogov.formats.json_.writing import VERSION, document
from sogov.formats.results import Result
from sogov.formats.style import Style


def pieces(result: Result, _style: Style) -> Iterator[str]:
    """A result as one JSON object."""
    return document(
        {
            "sogov": VERSION,
            "as_of": result.as_of.isoformat(),
            "summary": dict(result.summary),
            "findings": map(finding_object, result.findings),
            "waived": map(_waived_object, result.waived),
        }
    )


def finding_object(finding: Finding) -> dict[str, object]:
    """A finding, whole."""
    return {
        "name": finding.name,
        "kind": finding.kind,
        "severity": finding.severity,
        "responsibility": finding.responsibility,
        "rules": finding.rules,
        "subjects": finding.subjects,
        "count": finding.count,
        "message": finding.message,
        "remedy": finding.remedy,
        "fingerprint": finding.fingerprint,
        "places": [place_object(place) for place in finding.places],
    }


def place_object(place: Place) -> dict[str, object]:
    """A place; line and column are null for a document without a text."""
    return {"file": place.file, "line": place.line, "column": place.column, "pointer": place.pointer}


def _waived_object(waived: Waived) -> dict[str, object]:
    return {
        "waiver": waived.waiver,
        "until": waived.until,
        "reason": waived.reason,
        "finding": finding_object(waived.finding),
    }
