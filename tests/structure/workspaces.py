"""Sets of documents for the tests of this room, and what becomes of them."""

import json
from collections.abc import Mapping

from sogov.documents.reader import Reading, read
from sogov.findings.errors import InputErrors
from sogov.findings.findings import Finding
from sogov.structure.workspace import Workspace, assemble

Document = Mapping[str, object]
Fault = tuple[str, str, str, str]
"""Name, file, pointer and message of an input error."""

FINDINGS = ("drift", "requirement-unmet", "unfunded")

BASE: Document = {
    "organisation": {"id": "acme"},
    "functions": [{"id": "marketing"}, {"id": "technology"}],
    "departments": [
        {"id": "group"},
        {"id": "mkt", "parent": "group", "performs": ["marketing"]},
        {"id": "social", "parent": "mkt"},
        {"id": "it", "parent": "group", "performs": ["technology"]},
    ],
    "platforms": [{"id": "x", "kind": "social-network"}],
    "responsibilities": [{"id": "content", "holders": "many"}],
    "resources": [{"id": "acme-x", "kind": "account", "platform": "x", "department": "social", "stage": "run"}],
}


def readings(documents: Mapping[str, Document | str]) -> list[Reading]:
    """The readings of documents, given as JSON values or as texts, by the names of their files."""
    texts = {
        name: document if isinstance(document, str) else json.dumps(document, indent=1, ensure_ascii=False)
        for name, document in documents.items()
    }
    return [read(name, text.encode()) for name, text in texts.items()]


def workspace_of(documents: Mapping[str, Document | str]) -> Workspace:
    """The workspace of documents that have no faults."""
    return assemble(readings(documents), FINDINGS)


def findings_of(documents: Mapping[str, Document | str]) -> tuple[Finding, ...]:
    """The input errors of documents, none where they are sound."""
    try:
        workspace_of(documents)
    except InputErrors as errors:
        return errors.findings
    return ()


def faults_of(documents: Mapping[str, Document | str]) -> list[Fault]:
    """The input errors of documents, in short."""
    found = findings_of(documents)
    return [(fault.name, fault.places[0].file, fault.places[0].pointer, fault.message) for fault in found]


def policy(*rules: Document, **more: object) -> Document:
    """A policy document with these rules and whatever else it says."""
    return {"policy": "p", "rules": list(rules), **more}
