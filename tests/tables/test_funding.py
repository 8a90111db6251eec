"""The funding table: shares and amounts with their sums."""

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

import sogov
from sogov.tables.columns import By
from sogov.tables.funding import FundingTable, Part
from tests.model.worlds import World, worlds
from tests.tables.test_matrix import ORGANISATION, POLICY

PRICED = {
    **ORGANISATION,
    "resources": [
        {"id": "a", "kind": "k", "cost": {"amount": "10.01", "per": "month"}},
        {"id": "b", "kind": "k"},
        {"id": "c", "kind": "lost", "cost": {"amount": "5", "per": "month"}},
        {"id": "d", "kind": "k", "cost": {"amount": "1", "per": "month", "currency": "CHF"}},
    ],
}


def table(by: By) -> FundingTable:
    """The funding table of the small organisation."""
    return FundingTable(sogov.evaluate(sogov.parse(PRICED, POLICY), as_of=date(2026, 11, 23)).evaluation, by)


def test_rows() -> None:
    """Each funder has a share and, where there is a cost, an amount; they add up."""
    a, b, c, _ = table("function").rows

    assert {
        "marketing": Part(Fraction(1, 2), Decimal("5.01")),
        "department:mkt": Part(Fraction(3, 10), Decimal("3.00")),
        "legal": Part(Fraction(1, 5), Decimal("2.00")),
    } == a.parts
    assert (Fraction(1), Decimal("10.01"), Decimal("0.00")) == (a.share, a.paid, a.left)
    assert ("assigned", "EUR", Decimal("10.01")) == (a.status, a.currency, a.cost)
    assert {None} == {b.cost, b.paid, b.left, *(part.amount for part in b.parts.values())}
    assert ("gap", 0, Decimal("0.00"), Decimal("5.00")) == (c.status, len(c.parts), c.paid, c.left)
    assert Fraction(0) == c.share


def test_by_department() -> None:
    """What a department pays under two words is one part."""
    (row, *_) = table("department").rows

    assert {
        "mkt": Part(Fraction(4, 5), Decimal("8.01")),
        "?": Part(Fraction(1, 5), Decimal("2.00")),
    } == row.parts


def test_totals() -> None:
    """Each currency is summed for itself, the own one first."""
    own, other = table("department").totals

    assert ("EUR", Decimal("15.01"), Decimal("10.01"), Decimal("5.00")) == (own.currency, own.cost, own.paid, own.left)
    assert {"mkt": Decimal("8.01"), "?": Decimal("2.00")} == own.parts
    assert ("CHF", Decimal("1.00"), {"mkt": Decimal("0.80"), "?": Decimal("0.20")}) == (
        other.currency,
        other.cost,
        other.parts,
    )


@pytest.mark.parametrize("by", ["function", "department"])
@given(world=worlds())
def test_it_adds_up(by: By, world: World) -> None:
    """Parts add up to what is paid, rows to totals, and both agree with the cells."""
    documents, as_of = world
    report = sogov.evaluate(sogov.parse(*documents), as_of=as_of)
    funding = FundingTable(report.evaluation, by)
    sums: dict[str, Counter[str]] = {}
    for row in funding.rows:
        cell = report.cell(row.resource.id, "funds")
        assert sum(part.share for part in row.parts.values()) == row.share
        assert sum(holder.share or 0 for holder in cell.holders) == row.share
        assert cell.status == row.status
        if row.cost is not None and row.paid is not None:
            assert sum(Fraction(part.amount or 0) for part in row.parts.values()) == Fraction(row.paid)
            assert Fraction(row.cost) - Fraction(row.paid) == Fraction(row.left or 0)
            sheet = sums.setdefault(row.currency, Counter())
            for column, part in row.parts.items():
                sheet[column] += Fraction(part.amount or 0)  # type: ignore[assignment]  # exact is what is wanted

    assert sums == {
        total.currency: Counter({column: Fraction(amount) for column, amount in total.parts.items()})
        for total in funding.totals
    }
    assert {column.id for column in funding.columns} == {column for row in funding.rows for column in row.parts}
