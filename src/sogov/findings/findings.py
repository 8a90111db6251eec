"""Findings: one cause, said once, with every place and every subject."""

import hashlib
import json
from typing import Literal

import attrs

Severity = Literal["error", "warning", "note"]
Kind = Literal["input", "conflict", "gap", "violation", "drift", "advice"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@attrs.frozen
class Place:
    """A place in a file.

    `line` and `column` start at 1 and count code points; they are None for a document that was given without a text.
    `pointer` is an RFC 6901 JSON pointer. The end is exclusive.
    """

    file: str
    line: int | None
    column: int | None
    pointer: str
    end_line: int | None = None
    end_column: int | None = None


@attrs.frozen
class Finding:
    """What one cause does to the resources it concerns (`language §4`).

    `rules` and `subjects` are sorted and complete. `concern` tells two findings apart that share name, responsibility
    and rules: the holder, the department, the policy or the waiver that it is about.
    """

    name: str
    kind: Kind
    severity: Severity
    message: str
    remedy: str = ""
    responsibility: str | None = None
    rules: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    concern: str = ""
    places: tuple[Place, ...] = ()

    @property
    def count(self) -> int:
        """The number of subjects."""
        return len(self.subjects)

    @property
    def fingerprint(self) -> str:
        """A digest of what the finding is about; reformatting or moving a file does not change it."""
        place = [(place.file, place.pointer) for place in self.places] if self.kind == "input" else []
        identity = [self.name, self.responsibility, self.rules, self.concern, self.subjects, place]
        return hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:32]


@attrs.frozen
class Waived:
    """A finding that a waiver accepts until a date (`language §2.2`); `until` is `YYYY-MM-DD`."""

    waiver: str
    until: str
    reason: str
    finding: Finding


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings in their one total order: the gravest first, then by name, responsibility, rules, concern, place."""
    return tuple(sorted(findings, key=_order))


def waived_in_order(waived: list[Waived]) -> tuple[Waived, ...]:
    """What waivers accept in its one total order: by waiver, then as findings are."""
    return tuple(sorted(waived, key=lambda accepted: (accepted.waiver, _order(accepted.finding))))


def _order(finding: Finding) -> tuple[object, ...]:
    places = tuple((place.file, place.line or 0, place.column or 0, place.pointer) for place in finding.places)
    input_first = places if finding.kind == "input" else ()
    return (
        SEVERITIES.index(finding.severity),
        input_first,
        finding.name,
        finding.responsibility or "",
        finding.rules,
        finding.concern,
        finding.subjects,
        places,
        finding.message,
    )
