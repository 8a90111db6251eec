"""Laws: order, names and dates alone change nothing; what concerns nobody changes nothing; no cent is lost."""

import copy
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

import sogov
from sogov.values.numbers import round_half_up
from tests.laws.transformations import ids_of, moved, renamed, shuffled
from tests.model.answers import answered
from tests.model.findings import Finding
from tests.model.worlds import World, worlds


@given(worlds(), st.integers(0, 2**32))
def test_order(world: World, seed: int) -> None:
    """Documents, entries, keys and lists in another order give the same answers, in the same order."""
    documents, as_of = world
    other = shuffled(documents, random.Random(seed))

    one, two = (sogov.evaluate(sogov.parse(*these), as_of=as_of) for these in (documents, other))

    assert [attrs.evolve(f, places=()) for f in one.findings] == [attrs.evolve(f, places=()) for f in two.findings]
    assert list(one.cells) == list(two.cells)


@given(worlds())
def test_renaming(world: World) -> None:
    """Ids spelt anew in the same order give the same answers about the new names."""
    documents, as_of = world
    ids = ids_of(documents)
    assume(not any(name.startswith("d") for name in ids))  # among them `department:` would change its place

    before, after = answered(documents, as_of), answered(renamed(documents, ids), as_of)

    assert {
        renamed(key, ids): parts(cell.status, renamed(cell.holders, ids), renamed(cell.rules, ids))
        for key, cell in before.cells.items()
    } == {key: parts(cell.status, cell.holders, cell.rules) for key, cell in after.cells.items()}
    assert renamed(before.findings, ids) == after.findings


def parts(*of_a_cell: object) -> tuple[object, ...]:
    """The parts of a cell, to be compared."""
    return of_a_cell


@given(worlds(), st.integers(-400, 400))
def test_time_shift(world: World, days: int) -> None:
    """All dates and the evaluation date moved by as many days give the same answers."""
    documents, as_of = world

    assert answered(documents, as_of) == answered(moved(documents, days), as_of + timedelta(days))


@given(worlds())
def test_an_irrelevant_rule(world: World) -> None:
    """A rule of a new policy that matches nothing changes no cell, and adds nothing but that it is unused."""
    documents, as_of = world
    rule = {"id": "idle", "where": {"kind": "no-such-kind"}, "assign": {"manages": None, "funds": None}}
    before, after = answered(documents, as_of), answered([*documents, {"policy": "idle", "rules": [rule]}], as_of)

    assert before.cells == after.cells
    # A waiver may have been waiting for an unused rule.
    assert _but_unused(before.findings) == _but_unused(after.findings)
    assert {w for w in before.waived if w[1].name != "unused-rule"} == {
        w for w in after.waived if w[1].name != "unused-rule"
    }


def _but_unused(findings: frozenset[Finding]) -> set[Finding]:
    return {finding for finding in findings if finding.name not in ("unused-rule", "unused-waiver")}


@given(worlds())
def test_an_irrelevant_resource(world: World) -> None:
    """Another resource changes no cell of those that are there."""
    documents, as_of = world
    newcomer = {"resources": [{"id": "newcomer", "kind": "no-such-kind"}]}

    before, after = answered(documents, as_of), answered([*documents, newcomer], as_of)

    assert before.cells == {key: cell for key, cell in after.cells.items() if key[0] != "newcomer"}


@given(worlds())
def test_conservation_of_money(world: World) -> None:
    """The amounts of a cell add to the shares' part of the monthly cost, rounded once."""
    documents, as_of = world
    report = sogov.evaluate(sogov.parse(*documents), as_of=as_of)
    organisation = report.evaluation.organisation

    for cell in report.cells:
        cost = organisation.resource[cell.resource].cost
        if cell.responsibility != "funds" or cost is None or not cell.holders:
            assert all(holder.amount is None for holder in cell.holders)
            continue
        units = round_half_up(cost.monthly * 10**organisation.minor_units)
        shares = sum((holder.share or Fraction(0) for holder in cell.holders), Fraction(0))
        paid = sum((holder.amount or Decimal(0) for holder in cell.holders), Decimal(0))
        assert Decimal(round_half_up(units * shares)).scaleb(-organisation.minor_units) == paid


@given(worlds())
def test_fingerprints(world: World) -> None:
    """No two findings of a report have one fingerprint."""
    documents, as_of = world
    report = sogov.evaluate(sogov.parse(*documents), as_of=as_of)
    findings = [*report.findings, *(waived.finding for waived in report.waived)]

    assert len(findings) == len({finding.fingerprint for finding in findings})


@given(worlds())
def test_threads(world: World) -> None:
    """One workspace can be evaluated on several days at once."""
    documents, as_of = world
    days = [as_of + timedelta(days) for days in (-30, 0, 1, 400)]

    def answers(workspace: sogov.Workspace, day: date) -> object:
        report = sogov.evaluate(workspace, as_of=day)
        return report.findings, report.waived, tuple(report.cells)

    with ThreadPoolExecutor() as threads:
        at_once = list(threads.map(partial(answers, sogov.parse(*documents)), days))

    assert [answers(sogov.parse(*documents), day) for day in days] == at_once


@given(worlds())
def test_evaluating_changes_nothing(world: World) -> None:
    """The documents are as they were, and a second evaluation says the same."""
    documents, as_of = world
    untouched = copy.deepcopy(documents)
    workspace = sogov.parse(*documents)

    first, second = (sogov.evaluate(workspace, as_of=as_of) for _ in range(2))

    assert untouched == documents
    assert first.findings == second.findings
    assert first.waived == second.waived
