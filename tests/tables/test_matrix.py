"""The responsibility matrix and the hints under it."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

import sogov
from sogov.evaluation.evaluation import Evaluation
from sogov.tables.columns import By, Column
from sogov.tables.hints import Note
from sogov.tables.matrix import Mark, Matrix
from tests.model.worlds import World, worlds

ORGANISATION: dict[str, object] = {
    "organisation": {"id": "acme"},
    "functions": [{"id": "legal"}, {"id": "marketing", "name": "Marketing"}, {"id": "technology"}],
    "departments": [
        {"id": "mkt", "name": "Group Marketing", "performs": ["marketing"]},
        {"id": "it", "performs": ["technology"]},
    ],
    "responsibilities": [{"id": "content", "holders": "one", "letter": "Ct"}],
    "resources": [
        {"id": "a", "kind": "k", "department": "it"},
        {"id": "b", "kind": "k"},
        {"id": "c", "kind": "lost", "declared": {"manages": ["marketing", "technology"]}},
    ],
}
POLICY: dict[str, object] = {
    "policy": "p",
    "rules": [
        {
            "id": "all",
            "where": {"kind": "k"},
            "assign": {
                "funds": {"marketing": "50%", "department:mkt": "30%", "legal": "20%"},
                "manages": "@home",
                "consulted": ["technology"],
                "content": "marketing",
            },
        }
    ],
}


def evaluation(*documents: Mapping[str, object]) -> Evaluation:
    """The evaluation of documents."""
    return sogov.evaluate(sogov.parse(*documents), as_of=date(2026, 11, 23)).evaluation


def test_by_function() -> None:
    """Functions come first, then departments that rules name, then the home; marks are in reading order."""
    matrix = Matrix(evaluation(ORGANISATION, POLICY), "function")
    a, b, c = matrix.rows

    assert (
        Column("legal", "legal"),
        Column("marketing", "Marketing"),
        Column("technology", "technology"),
        Column("department:mkt", "Group Marketing"),
        Column("@home", "the home"),
    ) == matrix.columns
    assert {
        "legal": (Mark("funds", "F", Fraction(1, 5)),),
        "marketing": (Mark("funds", "F", Fraction(1, 2)), Mark("content", "Ct")),
        "department:mkt": (Mark("funds", "F", Fraction(3, 10)),),
        "@home": (Mark("manages", "A"),),
        "technology": (Mark("consulted", "C"),),
    } == a.marks
    assert ("a", "it", (), ()) == (a.resource.id, a.resource.home, a.unsettled, a.hints)
    assert ("b", "@root", a.marks) == (b.resource.id, b.resource.home, b.marks)
    assert ({}, (("funds", "gap"), ("manages", "conflict"))) == (c.marks, c.unsettled)


def test_by_department() -> None:
    """What departments hold under several words is added; what no department stands for has a column."""
    matrix = Matrix(evaluation(ORGANISATION, POLICY), "department")
    a, b, _ = matrix.rows

    assert [("it", "it"), ("mkt", "Group Marketing"), ("?", "no department")] == [
        (column.id, column.name) for column in matrix.columns
    ]
    assert {
        "mkt": (Mark("funds", "F", Fraction(4, 5)), Mark("content", "Ct")),
        "?": (Mark("funds", "F", Fraction(1, 5)),),
        "it": (Mark("manages", "A"), Mark("consulted", "C")),
    } == a.marks
    assert (Mark("funds", "F", Fraction(1, 5)), Mark("manages", "A")) == b.marks["?"]


def test_hints() -> None:
    """Nobody accountable, several, and everyone consulted; what is meant to be so is no hint."""
    functions = [{"id": name} for name in ("f", "g", "h", "i")]
    organisation = {
        "functions": functions,
        "responsibilities": [{"id": "manages", "required": False}],
        "resources": [
            {"id": "none", "kind": "k", "declared": {"consulted": ["f", "g"]}},
            {"id": "exempt", "kind": "k", "declared": {"manages": None}},
            {"id": "several", "kind": "k", "declared": {"manages": ["f", "g"]}},
            {"id": "all", "kind": "k", "declared": {"manages": "i", "consulted": ["f", "g", "h"]}},
            {"id": "more", "kind": "k", "declared": {"operates": ["i"], "consulted": ["f", "g", "h"]}},
            {"id": "few", "kind": "k", "declared": {"manages": "i", "consulted": ["f", "g"]}},
            {
                "id": "paid",
                "kind": "k",
                "declared": {"manages": "f", "funds": {"i": "1/1"}, "consulted": ["f", "g", "h"]},
            },
        ],
    }

    assert (
        Note("no-a", ("more", "none")),
        Note("several-a", ("several",)),
        Note("everyone-consulted", ("all", "more")),
    ) == Matrix(evaluation(organisation), "function").notes
    assert "nobody is accountable" == Note("no-a", ()).meaning


def test_a_gap_has_nobody_accountable() -> None:
    """A required `manages` that nobody holds is a hint as well as a finding."""
    (note,) = Matrix(evaluation({"resources": [{"id": "a", "kind": "k"}]}), "function").notes

    assert Note("no-a", ("a",)) == note


@pytest.mark.parametrize("by", ["function", "department"])
@given(world=worlds())
def test_every_holder_has_a_mark(by: By, world: World) -> None:
    """The matrix has what the cells have, and nothing else."""
    documents, as_of = world
    report = sogov.evaluate(sogov.parse(*documents), as_of=as_of)
    matrix = Matrix(report.evaluation, by)
    rows = list(matrix.rows)

    assert {
        (cell.resource, cell.responsibility, holder.holder if by == "function" else holder.department or "?")
        for cell in report.cells
        for holder in cell.holders
    } == {
        (row.resource.id, mark.responsibility, column)
        for row in rows
        for column, marks in row.marks.items()
        for mark in marks
    }
    assert {column.id for column in matrix.columns} == {column for row in rows for column in row.marks}
    assert {(cell.resource, cell.responsibility) for cell in report.cells if cell.status in ("conflict", "gap")} == {
        (row.resource.id, responsibility) for row in rows for responsibility, _ in row.unsettled
    }
