"""A small firm as documents, sound and otherwise, and the command line run on them in this process."""

import json
from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest

from sogov.cli import main

DAY = "2026-11-23"

ORGANISATION: Mapping[str, object] = {
    "organisation": {"id": "acme", "name": "Acme", "currency": "EUR"},
    "functions": [{"id": "marketing"}, {"id": "technology"}, {"id": "communications"}, {"id": "legal"}],
    "departments": [
        {"id": "group", "name": "Group"},
        {"id": "mkt", "name": "Marketing", "parent": "group", "performs": ["marketing"]},
        {"id": "it", "name": "Information Technology", "parent": "group", "performs": ["technology"]},
        {"id": "comms", "name": "Communications", "parent": "group", "performs": ["communications"]},
    ],
    "platforms": [{"id": "x", "name": "X", "kind": "social-network"}],
    "resources": [
        {
            "id": "acme-x",
            "name": "Acme on X",
            "kind": "account",
            "platform": "x",
            "department": "comms",
            "stage": "run",
            "tags": ["brand"],
            "cost": {"amount": "1500.00", "per": "month"},
            "effort": {"hours": 10, "per": "month"},
            "url": "https://example.org/acme",
        },
        {
            "id": "acme-tool",
            "kind": "tool",
            "department": "group",
            "cost": {"amount": "100", "per": "quarter", "currency": "USD"},
        },
    ],
}

POLICY: Mapping[str, object] = {
    "policy": "social-media",
    "rules": [
        {
            "id": "accounts",
            "where": {"platform_kind": "social-network"},
            "assign": {
                "funds": {"marketing": "60%", "technology": "rest"},
                "manages": "communications",
                "consulted": ["technology"],
            },
        },
        {
            "id": "tools",
            "where": {"kind": "tool"},
            "assign": {"funds": {"department:it": "100%"}, "manages": "technology"},
        },
    ],
}

RIVAL: Mapping[str, object] = {
    "policy": "rival",
    "rules": [{"id": "mine", "where": {"kind": "account"}, "assign": {"manages": "marketing"}}],
}

SOUND = {"organisation.json": ORGANISATION, "policy.json": POLICY}
CONFLICT = {**SOUND, "rival.json": RIVAL}
"""`acme-x` is managed by two: one finding, an error."""

WARNING = {**SOUND, "policy.json": {**POLICY, "review_by": "2026-01-01"}}
"""The policy was to be reviewed: one finding, a warning."""

BROKEN = {**SOUND, "rival.json": {"policy": "rival", "rules": [{"id": "mine", "assign": {"manages": "markting"}}]}}
"""A function is misspelt: one input error."""

NO_RULE = {"organisation.json": ORGANISATION}
NO_RESOURCE = {"policy.json": {"policy": "p", "rules": [{"id": "r", "assign": {"manages": None}}]}}


@attrs.frozen
class Run:
    """What a run ended with, and what it wrote."""

    code: int
    out: str
    err: str


@attrs.frozen
class Line:
    """A command line with a folder of documents as its current folder."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> Run:
        """The run with these arguments."""
        self.capture.readouterr()
        code = main(list(arguments))
        written = self.capture.readouterr()
        return Run(code, written.out, written.err)

    def write(self, documents: Mapping[str, object]) -> None:
        """Put documents, as JSON values or as texts, into the folder."""
        for name, document in documents.items():
            text = document if isinstance(document, str) else json.dumps(document, indent=1, ensure_ascii=False)
            (self.folder / name).write_text(text, encoding="utf-8")
