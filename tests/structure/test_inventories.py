"""What was taken in for some questions answers others too."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs
import pytest

import sogov
from sogov.organisation.columns import registered
from sogov.selectors.questions import Questions, questions_of
from sogov.structure.inventories import ReadBatch
from sogov.structure.workspace import Workspace, selectors_of
from tests.structure.workspaces import BASE, Document

DAY = date(2026, 11, 23)
RESOURCES: list[Mapping[str, object]] = [
    {
        "id": f"r{number}",
        "kind": ("account", "tool")[number % 2],
        "tags": ["t", "u", "v"][: 1 + number % 3],
        "cost": {"amount": number, "per": ("month", "year")[number % 2]},
        **({"declared": {"manages": "technology"}} if number % 4 == 0 else {}),
    }
    for number in range(1, 13)
]
QUIET: Document = {"policy": "p", "rules": [{"id": "r", "assign": {"manages": "marketing"}}]}
CURIOUS: Document = {
    "policy": "p",
    "rules": [
        {"id": "r", "assign": {"manages": "marketing"}},
        {"id": "ids", "where": {"resource": {"not": ["r2", "r3"]}}, "assign": {"operates": ["technology"]}},
        {"id": "tags", "where": {"tags": {"all": ["u"], "not": ["v"]}}, "assign": {"informed": ["marketing"]}},
        {
            "id": "costs",
            "where": {"cost": {"at_least": "0.5", "below": 6}},
            "assign": {"funds": {"technology": "100%"}},
        },
        {"id": "idle", "where": {"cost": {"below": 0}, "tags": "z"}, "assign": {"approves": ["marketing"]}},
    ],
}


@pytest.fixture(params=["document", "stream"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder of resources, in a document or in a stream."""
    organisation = {key: value for key, value in BASE.items() if key != "resources"}
    if request.param == "document":
        organisation["resources"] = RESOURCES
    else:
        (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, RESOURCES)))
    (tmp_path / "a.json").write_text(json.dumps(organisation))
    return tmp_path


def loaded(folder: Path, policy: Document) -> Workspace:
    """The workspace of a folder with this policy."""
    (folder / "p.json").write_text(json.dumps(policy, indent=1))
    return sogov.load(folder)


def said(report: sogov.Report) -> tuple[object, ...]:
    """Everything that a report says."""
    return report.findings, report.waived, list(report.cells), report.summary


def test_policies_that_ask_more_are_answered_as_if_they_had_been_there(folder: Path) -> None:
    """Ids, tags and costs of which nobody asked are read again, once; who asks less needs no more."""
    quiet, curious = loaded(folder, QUIET), loaded(folder, CURIOUS)
    changed, back = (
        attrs.evolve(one, policies=other.policies, sources=other.sources)
        for one, other in ((quiet, curious), (curious, quiet))
    )

    assert said(sogov.evaluate(curious, as_of=DAY)) == said(sogov.evaluate(changed, as_of=DAY))
    assert said(sogov.evaluate(curious, as_of=DAY)) == said(sogov.evaluate(changed, as_of=DAY))
    assert said(sogov.evaluate(quiet, as_of=DAY)) == said(sogov.evaluate(back, as_of=DAY))


def test_columns_answer_the_questions_that_are_asked(folder: Path) -> None:
    """What is there is taken as it is; what is not is made, and kept; costs are in the units that are asked for."""
    workspace = loaded(folder, CURIOUS)
    organisation = workspace.organisation
    asked = questions_of(selectors_of(organisation, workspace.policies))
    (batch,) = organisation.resources.batches
    assert isinstance(batch, ReadBatch)
    others = Questions(frozenset({"r1"}), frozenset({"w", "t"}))

    assert batch.columns(asked, 2) is batch.columns(Questions(), 2)
    assert batch.columns(others, 2) is batch.columns(others, 2)
    assert batch.columns(others, 2) is not batch.columns(asked, 2)
    expected = [registered(map(batch.resource, range(12)), others, places) for places in (2, 4)]
    for places, columns in zip((2, 4), expected, strict=True):
        found = batch.columns(others, places)
        assert columns.tables.all_terms == found.tables.all_terms
        assert columns.tables.tag_sets == found.tables.tag_sets
        assert list(columns.costs) == list(found.costs)
    assert list(expected[1].costs) == list(batch.columns(asked, 4).costs)
    # The first one costs 1 a year, which is rounded once, in the units that are asked for.
    assert [8, 833] == [columns.costs[0] for columns in expected]


def test_one_resource_more_is_judged_with_those_that_were_read(folder: Path) -> None:
    """What is added to a workspace is evaluated as if it had been written down with the others."""
    workspace = loaded(folder, CURIOUS)
    added = attrs.evolve(workspace.organisation.resource["r4"], id="r99", name="r99")
    resources = workspace.organisation.resources.with_one(added)
    changed = attrs.evolve(workspace, organisation=attrs.evolve(workspace.organisation, resources=resources))
    cells = list(sogov.evaluate(changed, as_of=DAY).cells)

    assert list(sogov.evaluate(workspace, as_of=DAY).cells) == [cell for cell in cells if cell.resource != "r99"]
    assert [attrs.evolve(cell, resource="r4") for cell in cells if cell.resource == "r99"] == [
        cell for cell in cells if cell.resource == "r4"
    ]
