"""Findings as plain JSON objects, whole; what their keys mean is promised to programs."""

from sogov.findings.findings import Finding, Place, Waived
from sogov.findings.identities import Entry


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


def waived_object(waived: Waived) -> dict[str, object]:
    """A waived finding with its waiver."""
    return {
        "waiver": waived.waiver,
        "until": waived.until,
        "reason": waived.reason,
        "finding": finding_object(waived.finding),
    }


def entry_object(entry: Entry) -> dict[str, object]:
    """An entry of a baseline; the subject is null where the finding has none."""
    identity = entry.identity
    return {
        "name": identity.name,
        "responsibility": identity.responsibility,
        "rules": identity.rules,
        "cause": identity.concern,
        "subject": entry.subject,
    }
