"""What `stats` says follows from what `who` says, in the examples and in random worlds."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

import sogov
from sogov.evaluation.report import Report
from sogov.statistics.sides import Sides
from tests.model.worlds import World, worlds
from tests.statistics.recount import (
    recounted_departments,
    recounted_functions,
    recounted_money,
    recounted_presence,
    told,
)

EXAMPLES = sorted((Path(__file__).parents[2] / "policies" / "examples").iterdir())


def check(report: Report, sides: Sides | None = None) -> None:
    """Every figure is what it is counted again."""
    said = told(report, sides)
    own = report.evaluation.organisation.currency

    assert recounted_money(report) == {one.pop("currency"): one for one in said["money"]}
    departments = recounted_departments(report)
    listed = {one["department"]: one for one in said["departments"]}
    assert set() == {unit for unit, figures in departments.items() if any(figures.values())} - set(listed)
    for unit, one in listed.items():
        figures = departments[unit]
        assert figures["funds"] == Fraction(one["funds"])
        assert figures["own funds"] == Fraction(one["own_funds"])
        assert figures["hours"] == Fraction(one["hours"])
        assert figures["own hours"] == Fraction(one["own_hours"])
        foreign = {f"funds {sum_['currency']}": Fraction(sum_["amount"]) for sum_ in one["foreign"]}
        assert {name: n for name, n in figures.items() if name.startswith("funds ") and n} == foreign
    functions = recounted_functions(report)
    assert functions == {
        one["function"]: (one["resources"], {sum_["currency"]: sum_["amount"] for sum_ in one["funds"]})
        for one in said["functions"]
        if one["resources"]
    }
    found = said["collaboration"]
    assert recounted_presence(report, found["technology"], found["communication"]) == (
        found["with_technology"],
        found["with_communication"],
        found["together"],
    )
    lost = sum(Fraction(part["amount"]) for part in said["unallocated"] if part["currency"] == own)
    sheet = recounted_money(report).get(own, {"vacant": "0", "unpaid": "0"})
    assert Fraction(sheet["vacant"]) + Fraction(sheet["unpaid"]) == lost


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_examples(folder: Path) -> None:
    """The figures of an example."""
    check(sogov.evaluate(sogov.load(folder), as_of=date(2026, 11, 23)))


@given(worlds())
def test_random_worlds(world: World) -> None:
    """The figures of any world."""
    documents, as_of = world
    report = sogov.evaluate(sogov.parse(*documents), as_of=as_of)
    functions = tuple(report.evaluation.organisation.function)
    check(report, Sides(functions[:1], functions[1:]))


@given(worlds())
def test_findings(world: World) -> None:
    """A department exceeds what it has where a finding says so, and nowhere else."""
    documents, as_of = world
    report = sogov.evaluate(sogov.parse(*documents), as_of=as_of)
    findings = [*report.findings, *(waived.finding for waived in report.waived)]
    exceeded = {
        name: {finding.message.split("`")[1] for finding in findings if finding.name == f"{name}-exceeded"}
        for name in ("budget", "capacity")
    }

    said = told(report)["departments"]

    for name, departments in exceeded.items():
        assert departments == {one["department"] for one in said if one[f"exceeds_{name}"]}


@given(worlds())
def test_balance(world: World) -> None:
    """No cent is lost: cost and excess are what is allocated, vacant and unpaid."""
    documents, as_of = world
    report = sogov.evaluate(sogov.parse(*documents), as_of=as_of)

    for sheet in told(report)["money"]:
        one, two, three, cost, excess = (
            Fraction(sheet[name]) for name in ("allocated", "vacant", "unpaid", "cost", "excess")
        )
        assert cost + excess == one + two + three
