"""The figures of a small organisation, worked by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import sogov
from sogov.statistics.balance import Balance, Unallocated
from sogov.statistics.departments import DepartmentLoad
from sogov.statistics.functions import FunctionFunding
from sogov.statistics.statistics import Statistics, statistics_of
from sogov.statistics.sums import Sum

ORGANISATION: dict[str, object] = {
    "organisation": {"id": "acme", "name": "Acme"},
    "functions": [{"id": "legal"}, {"id": "marketing", "name": "Marketing"}],
    "departments": [
        {"id": "group", "name": "Group", "budget": {"amount": 12000, "per": "year"}},
        {
            "id": "mkt",
            "parent": "group",
            "performs": ["marketing"],
            "budget": {"amount": 0, "per": "month"},
            "capacity": {"hours": 10, "per": "month"},
        },
        {"id": "it", "parent": "old", "capacity": {"hours": 30, "per": "month"}},
        {"id": "old", "effective": {"until": "2026-01-31"}, "budget": {"amount": 1, "per": "month"}},
        {"id": "older", "effective": {"until": "2026-01-31"}},
    ],
    "resources": [
        {
            "id": "a",
            "kind": "k",
            "department": "group",
            "cost": {"amount": 1000, "per": "month"},
            "effort": {"hours": 15, "per": "month"},
        },
        {"id": "b", "kind": "k", "department": "group", "cost": {"amount": 90, "per": "month", "currency": "USD"}},
        {"id": "c", "kind": "lost", "cost": {"amount": 30, "per": "month"}},
        {"id": "d", "kind": "k", "cost": {"amount": 7, "per": "month"}, "tags": ["gift"]},
    ],
}
POLICY: dict[str, object] = {
    "policy": "p",
    "rules": [
        {
            "id": "all",
            "where": {"kind": "k", "tags": {"not": ["gift"]}},
            "assign": {
                "funds": {"marketing": "50%", "department:it": "20%", "legal": "20%"},
                "manages": "marketing",
                "operates": ["department:it", "marketing"],
            },
        },
        {"id": "gift", "where": {"tags": "gift"}, "assign": {"funds": None, "manages": "marketing"}},
    ],
}


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    """The statistics of the organisation."""
    return statistics_of(sogov.evaluate(sogov.parse(ORGANISATION, POLICY), as_of=date(2026, 11, 23)))


def test_balance(statistics: Statistics) -> None:
    """The own currency comes first, and each balances."""
    euro = [Decimal(text) for text in ("1037.00", "700.00", "200.00", "137.00", "0.00")]
    dollar = [Decimal(text) for text in ("90.00", "63.00", "18.00", "9.00", "0.00")]

    assert (Balance("EUR", *euro), Balance("USD", *dollar)) == statistics.balances


def test_unallocated(statistics: Statistics) -> None:
    """What nobody pays is named, with the reason."""
    assert (
        Unallocated("a", "a", "EUR", Decimal("100.00"), "under-funded"),
        Unallocated("a", "a", "EUR", Decimal("200.00"), "vacant", "legal"),
        Unallocated("b", "b", "USD", Decimal("9.00"), "under-funded"),
        Unallocated("b", "b", "USD", Decimal("18.00"), "vacant", "legal"),
        Unallocated("c", "c", "EUR", Decimal("30.00"), "gap"),
        Unallocated("d", "d", "EUR", Decimal("7.00"), "exempt"),
    ) == statistics.unallocated


def test_functions(statistics: Statistics) -> None:
    """A function that nobody performs has its money too; departments that rules name come last."""
    assert (
        FunctionFunding("legal", "legal", 2, (Sum("EUR", Decimal("200.00")), Sum("USD", Decimal("18.00")))),
        FunctionFunding("marketing", "Marketing", 2, (Sum("EUR", Decimal("500.00")), Sum("USD", Decimal("45.00")))),
        FunctionFunding(None, "named directly", 2, (Sum("EUR", Decimal("200.00")), Sum("USD", Decimal("18.00")))),
    ) == statistics.functions


def test_departments(statistics: Statistics) -> None:
    """The root first, each below the one above it; one not in effect only where something falls below it."""
    loads = {load.department: load for load in statistics.departments}

    assert [("@root", 0), ("group", 1), ("mkt", 2), ("old", 1), ("it", 2)] == [
        (load.department, load.depth) for load in statistics.departments
    ]
    assert loads["@root"] == DepartmentLoad(
        department="@root",
        name="Acme",
        parent=None,
        depth=0,
        in_effect=True,
        funds=Decimal("700.00"),
        own_funds=Decimal("0.00"),
        foreign=(Sum("USD", Decimal("63.00")),),
        budget=None,
        hours=Fraction(15),
        own_hours=Fraction(0),
        capacity=None,
    )
    group, mkt, old, it = (loads[name] for name in ("group", "mkt", "old", "it"))
    assert (Decimal("1000.00"), Fraction(1, 2), False) == (group.budget, group.spent, group.exceeds_budget)
    assert (None, True) == (mkt.spent, mkt.exceeds_budget)
    assert (Fraction(3, 4), False) == (mkt.used, mkt.exceeds_capacity)
    assert (None, False, False, None) == (old.budget, old.in_effect, old.exceeds_budget, old.used)
    assert (Fraction(15, 2), Fraction(1, 4)) == (it.own_hours, it.used)
