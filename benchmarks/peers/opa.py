"""OPA, the reference engine for Rego (Go), as a library of the process.

What it cannot express of the language is in `rego.py`. The package asks for Python 3.14 but is plain ctypes, and works
on older ones when it is unpacked by hand.
"""

import json
from collections.abc import Iterable

from opa_bindings import OpaEngine
from question import Findings, Question, Row

from peers.peer import Peer
from peers.rego import BATCH, LIMITS, departments, module


def rows(question: Question, way: str) -> Iterable[Row]:
    """The answer for every resource."""
    if way == "batch":
        return map(tuple, _engine(question, way).eval_document("plain.all_rows"))
    engine = _engine(question, way)
    with question.resources.open("rb") as lines:
        return [tuple(engine.eval_document("plain.row", json.loads(line))) for line in lines]


def findings(question: Question, way: str) -> Findings:
    """The findings."""
    engine = _engine(question, way)
    if way == "batch":
        answers = engine.eval_document("plain.all_found")
    else:
        with question.resources.open("rb") as lines:
            answers = [engine.eval_document("plain.one", json.loads(line)) for line in lines]
    found: Findings = {}
    for resource, causes in answers:
        for name, verb, names in causes:
            found.setdefault((name, verb, tuple(names)), []).append(resource)
    return found


def _engine(question: Question, way: str) -> OpaEngine:
    engine = OpaEngine()
    engine.add_policy("plain.rego", module(question) + (BATCH if way == "batch" else ""))
    known: dict[str, object] = {**departments(question)}
    if way == "batch":
        with question.resources.open("rb") as lines:
            known["resources"] = [json.loads(line) for line in lines]
    engine.add_data(known)
    return engine


PEER = Peer("OPA", "opa-golib-python-bindings", ("batch", "each"), rows, LIMITS, own_findings=findings)
