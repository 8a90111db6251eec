"""Laws: resources are sorted into classes to save time, and for nothing else."""

import random
import sys
from array import array
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

import sogov
from sogov import api
from sogov.evaluation.classes import Classifier
from sogov.organisation.columns import Columns
from sogov.organisation.inventory import Inventory, Values
from sogov.structure.workspace import Workspace
from tests.model.worlds import World, worlds


class _Apart(Classifier):
    """Sorts the resources of each batch as if there were no others."""

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - those of any classifier
        super().__init__(*arguments)
        self._arguments = arguments

    def classified(self, columns: Columns) -> "array[int]":
        fresh = Classifier(*self._arguments)
        start = len(self.classes)
        numbers = fresh.classified(columns)
        self.classes += [attrs.evolve(one, number=start + one.number) for one in fresh.classes]
        return array("i", [number if number < 0 else start + number for number in numbers])


def in_batches(workspace: Workspace, sizes: random.Random, most: int) -> Workspace:
    """The workspace with its resources as values, in any order, in batches of so many at most."""
    left = list(workspace.organisation.resources)
    sizes.shuffle(left)
    batches = []
    while left:
        size = sizes.randint(1, most)
        batches.append(Values(tuple(left[:size])))
        left = left[size:]
    resources = Inventory(tuple(batches))
    return attrs.evolve(workspace, organisation=attrs.evolve(workspace.organisation, resources=resources))


def said(report: sogov.Report) -> tuple[object, ...]:
    """Everything that a report says."""
    return list(report.cells), report.findings, report.waived, report.summary


@given(worlds())
def test_each_resource_by_itself(world: World) -> None:
    """Every resource in a class of its own, which nothing was worked out for before: the same cells and findings."""
    documents, as_of = world
    workspace = sogov.parse(*documents)
    together = sogov.evaluate(workspace, as_of=as_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sogov.evaluation.evaluation.Classifier", _Apart)
        apart = sogov.evaluate(in_batches(workspace, random.Random(0), 1), as_of=as_of)
        classes = len(apart.evaluation.classes)
        answers = said(apart)
    event(f"shared: {classes > len(together.evaluation.classes)}")

    assert apart.summary["resources"] == classes
    assert said(together) == answers


@given(worlds(), st.integers(0, 2**32), st.integers(1, 4))
def test_any_batches(world: World, seed: int, most: int) -> None:
    """However resources are divided into batches, and in whatever order these come: the same, and the same classes."""
    documents, as_of = world
    workspace = sogov.parse(*documents)
    one = sogov.evaluate(workspace, as_of=as_of)
    other = sogov.evaluate(in_batches(workspace, random.Random(seed), most), as_of=as_of)

    assert said(one) == said(other)
    assert len(one.evaluation.classes) == len(other.evaluation.classes)


@pytest.mark.skipif(sys.platform != "linux", reason="only there processes are forked")
@settings(max_examples=25)
@given(worlds(), st.integers(0, 2**32), st.integers(1, 4))
def test_two_processes(world: World, seed: int, most: int) -> None:
    """Whoever sorts half of the batches, knowing nothing of the others: the same, and the same classes."""
    documents, as_of = world
    workspace = in_batches(sogov.parse(*documents), random.Random(seed), most)
    one = sogov.evaluate(workspace, as_of=as_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "_MANY", 0)
        other = sogov.evaluate(workspace, as_of=as_of, jobs=2)

        assert said(one) == said(other)
    assert len(one.evaluation.classes) == len(other.evaluation.classes)
    assert one.evaluation.named_rows.keys() == other.evaluation.named_rows.keys()


def test_thousands_that_are_alike_are_one_class() -> None:
    """What tells resources apart is what rules ask about, not their names, tags and homes."""
    resources = [
        {
            "id": f"r{number}",
            "kind": "k",
            "tags": [f"t{number % 7}"],
            "department": f"d{number % 3}",
            "cost": {"amount": number, "per": "month"},
        }
        for number in range(3000)
    ]
    organisation: dict[str, object] = {
        "functions": [{"id": "f"}],
        "departments": [{"id": "d0", "performs": ["f"]}, *({"id": f"d{number}", "parent": "d0"} for number in (1, 2))],
        "resources": resources,
    }
    policy: dict[str, object] = {
        "policy": "p",
        "rules": [{"id": "r", "assign": {"funds": {"f": "100%"}, "manages": "f"}}],
    }
    report = sogov.evaluate(sogov.parse(organisation, policy), as_of=date(2026, 1, 1))

    assert 1 == len(report.evaluation.classes)
    assert 3000 == report.summary["resources"]
