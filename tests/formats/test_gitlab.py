"""`check -f gitlab`: a code quality report."""

import json

import jsonschema
import pytest

from sogov.formats.gitlab import pieces
from sogov.formats.results import Result
from sogov.formats.style import PLAIN
from tests.formats.world import based, evaluated, many, placeless, refused, sound

TEXT = {"type": "string", "minLength": 1}
PRINTABLE = {**TEXT, "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]+$"}
# What GitLab's parser requires of an entry, and what its documentation lists besides.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": PRINTABLE,
            "check_name": PRINTABLE,
            "fingerprint": TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": PRINTABLE,
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("result", [evaluated(), based(), refused(), sound(), placeless()])
def test_it_is_valid(result: Result) -> None:
    """GitLab can read it, and its texts hold nothing that acts."""
    out = "".join(pieces(result, PLAIN))
    issues = json.loads(out)

    jsonschema.validate(issues, SCHEMA)
    findings = [*result.findings, *result.known_findings]
    assert [finding.name for finding in findings] == [issue["check_name"] for issue in issues]
    assert len(issues) == len({issue["fingerprint"] for issue in issues})
    assert out.isascii()
    assert "##[" not in out


def test_severities() -> None:
    """Errors are major, warnings minor, notes for information; what cannot be evaluated blocks."""
    issues = json.loads("".join(pieces(many(1), PLAIN)))

    assert ["major", "minor", "info"] == [issue["severity"] for issue in issues]
    assert {"blocker"} == {issue["severity"] for issue in json.loads("".join(pieces(refused(), PLAIN)))}


def test_known() -> None:
    """What is known is for information, so that GitLab shows what goes and what comes."""
    issues = json.loads("".join(pieces(based(), PLAIN)))

    assert {"info"} == {issue["severity"] for issue in issues}
    assert {"known: "} == {issue["description"][:7] for issue in issues}
