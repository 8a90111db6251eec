"""What is stated once in all documents, and what is stated twice."""

import pytest

from tests.structure.workspaces import BASE, Document, faults_of, policy, workspace_of

RULE: Document = {"id": "r", "assign": {"manages": None}}
WAIVER: Document = {"id": "w", "finding": "drift", "until": "2026-12-31", "reason": "late", "approved_by": "Ada"}

STATED_TWICE: tuple[tuple[Document, str, str], ...] = (
    (
        {"functions": [{"id": "marketing"}]},
        "/functions/0/id",
        "the function `marketing` is stated already in `a.json:7`",
    ),
    (
        {"departments": [{"id": "MKT"}]},
        "/departments/0/id",
        "the department `MKT` is stated already, as `mkt`, in `a.json:18`",
    ),
    ({"platforms": [{"id": "x", "kind": "k"}]}, "/platforms/0/id", "the platform `x` is stated already in `a.json:38`"),
    (
        {"resources": [{"id": "Acme-X", "kind": "k"}]},
        "/resources/0/id",
        "the resource `Acme-X` is stated already, as `acme-x`, in `a.json:50`",
    ),
    (
        {"responsibilities": [{"id": "content", "holders": "many"}]},
        "/responsibilities/0/id",
        "the responsibility `content` is stated already in `a.json:44`",
    ),
    (
        {"responsibilities": [{"id": "Funds", "holders": "shares"}]},
        "/responsibilities/0/id",
        "the responsibility `Funds` is there already, as `funds`, which is built in",
    ),
    (
        {"responsibilities": [{"id": "funds"}, {"id": "Funds"}]},
        "/responsibilities/1/id",
        "the responsibility `Funds` is stated already, as `funds`, in `m.json:4`",
    ),
    (
        {"organisation": {"id": "acme"}},
        "/organisation",
        "`organisation` is stated once for all files, and is stated already in `a.json:2`",
    ),
    ({"stages": ["run", "Run"]}, "/stages/1", "the stage `Run` is stated already, as `run`, in `m.json:3`"),
    (policy(RULE, policy="P"), "/policy", "the policy `P` is stated already, as `p`, in `b.json:2`"),
    (
        policy(RULE, {**RULE, "id": "R"}, policy="q"),
        "/rules/1/id",
        "the rule `R` is stated already, as `r`, in `m.json:5`",
    ),
    ({"policy": "q", "waivers": [WAIVER, WAIVER]}, "/waivers/1/id", "the waiver `w` is stated already in `m.json:5`"),
)


def test_there_are_things_stated_twice() -> None:
    """A test of everything stated twice is none without any."""
    assert STATED_TWICE


@pytest.mark.parametrize(("document", "pointer", "message"), STATED_TWICE)
def test_what_is_stated_twice_is_reported_with_the_first_place(document: Document, pointer: str, message: str) -> None:
    """Ids are unique in their section over all files, and capitals do not tell them apart."""
    faults = faults_of({"a.json": BASE, "b.json": policy(RULE), "m.json": document})

    assert [("duplicate-id", "m.json", pointer, message)] == faults


def test_stages_are_stated_once() -> None:
    """The second list is the error, at its key; what either lists can be named."""
    documents = {"a.json": {"stages": ["idea"]}, "b.json": {"stages": ["life"]}}
    resources: Document = {"resources": [{"id": stage, "kind": "k", "stage": stage} for stage in ("idea", "life")]}
    message = "`stages` is stated once for all files, and is stated already in `a.json:2`"

    assert [("duplicate-id", "b.json", "/stages", message)] == faults_of({**documents, "c.json": resources})


def test_what_is_called_alike_in_two_sections_is_two_things() -> None:
    """A rule and a waiver, a function and a department may share an id."""
    documents = {
        "a.json": {
            "functions": [{"id": "it"}],
            "departments": [{"id": "it"}],
            "platforms": [{"id": "it", "kind": "k"}],
        },
        "p.json": policy(RULE, policy="it", waivers=[{**WAIVER, "id": "r"}]),
        "q.json": policy(RULE, policy="q"),
    }

    assert ["it", "q"] == [found.id for found in workspace_of(documents).policies]
