"""What a fingerprint depends on, and what not (`language §4`)."""

import json
from datetime import date

import attrs

from sogov.api import evaluate, workspace_of
from sogov.documents.reader import read
from sogov.findings.findings import Finding

ORGANISATION: dict[str, object] = {
    "organisation": {"id": "acme"},
    "functions": [{"id": "marketing"}],
    "departments": [{"id": "mkt", "performs": ["marketing"]}],
    "resources": [{"id": "acme-x", "kind": "account", "declared": {"manages": "department:mkt"}}],
}
POLICY: dict[str, object] = {"policy": "accounts", "rules": [{"id": "r", "assign": {"funds": {"marketing": "90%"}}}]}
FINDING = Finding("drift", "drift", "warning", "message", "remedy", "manages", ("p/r",), ("acme-x",))


def found(files: dict[str, dict[str, object]], indent: int | None) -> tuple[Finding, ...]:
    """The findings on documents as files that are written in some way."""
    texts = {name: json.dumps(document, indent=indent).encode() for name, document in files.items()}
    return evaluate(workspace_of(read(name, text) for name, text in texts.items()), as_of=date(2026, 11, 23)).findings


def test_a_file_may_be_written_in_another_way() -> None:
    """Reformatting, renaming and rearranging files moves the places of findings, and no fingerprint."""
    rules = [
        {"id": "a", "assign": {"consulted": ["marketing"]}},
        {"id": "r", "assign": {"funds": {"marketing": "90%"}}},
    ]
    one = found({"a.json": ORGANISATION, "b.json": POLICY}, None)
    other = found({"sub/c.json": {"policy": "accounts", "rules": rules}, "z.json": ORGANISATION}, 4)

    assert ["under-funded"] == [finding.name for finding in one]
    assert [finding.fingerprint for finding in one] == [finding.fingerprint for finding in other]
    assert [finding.places for finding in one] != [finding.places for finding in other]


def test_what_tells_two_findings_apart() -> None:
    """Name, responsibility, rules, subjects and what it concerns count; severity and wording do not."""
    others = [
        attrs.evolve(FINDING, name="overruled"),
        attrs.evolve(FINDING, responsibility=None),
        attrs.evolve(FINDING, rules=("p/r", "p/s")),
        attrs.evolve(FINDING, subjects=("acme-y",)),
        attrs.evolve(FINDING, concern="marketing"),
    ]

    assert 6 == len({finding.fingerprint for finding in [FINDING, *others]})
    assert FINDING.fingerprint == attrs.evolve(FINDING, severity="note", message="", remedy="").fingerprint
