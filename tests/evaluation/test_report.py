"""What a report answers to programs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

import sogov
from sogov.evaluation.portfolios import Portfolio, Rows
from sogov.values.holders import parse_holder

_DAY = date(2026, 11, 23)
_ORGANISATION: dict[str, object] = {
    "functions": [{"id": "marketing"}, {"id": "technology"}],
    "departments": [{"id": "mkt", "performs": ["marketing"]}, {"id": "it", "performs": ["technology"]}],
    "resources": [
        {"id": "acme-x", "kind": "account", "cost": {"amount": "100.01", "per": "month"}},
        {"id": "acme-y", "kind": "account", "effective": {"from": "2027-01-01"}},
    ],
}
_POLICY: dict[str, object] = {
    "policy": "p",
    "rules": [{"id": "r", "assign": {"funds": {"marketing": "1/2", "technology": "rest"}, "manages": "marketing"}}],
}


def _report(*documents: Mapping[str, object]) -> sogov.Report:
    return sogov.evaluate(sogov.parse(*documents), as_of=_DAY)


def test_a_cell() -> None:
    """A cell has its holders with departments, exact shares and amounts that add up."""
    cell = _report(_ORGANISATION, _POLICY).cell("acme-x", "funds")

    assert (
        sogov.CellHolder("marketing", "mkt", Fraction(1, 2), Decimal("50.01")),
        sogov.CellHolder("technology", "it", Fraction(1, 2), Decimal("50.00")),
    ) == cell.holders


def test_amounts_do_not_depend_on_the_program() -> None:
    """A program that works with few decimals is told every cent, of a cell and of a sum."""
    with localcontext(prec=2):
        report = _report(_ORGANISATION, _POLICY)
        amounts = [str(holder.amount) for holder in report.cell("acme-x", "funds").holders]
        totals = Portfolio(Rows(report, ("acme-x",)), parse_holder("marketing")).totals

    assert ["50.01", "50.00"] == amounts
    assert {"EUR": "50.01"} == {currency: str(total) for currency, total in totals.items()}


@pytest.mark.parametrize(
    ("resource", "responsibility", "message"),
    [
        ("acme-z", "funds", "no resource in effect `acme-z`; did you mean `acme-x`?"),
        ("acme-y", "funds", "no resource in effect `acme-y`; did you mean `acme-x`?"),
        ("acme-x", "fund", "no responsibility `fund`; did you mean `funds`?"),
        ("acme-x", "zzz", "no responsibility `zzz`"),
    ],
)
def test_an_unknown_cell(resource: str, responsibility: str, message: str) -> None:
    """A cell that there is not is named with the nearest that there is."""
    with pytest.raises(sogov.UnknownName) as raised:
        _report(_ORGANISATION, _POLICY).cell(resource, responsibility)

    assert message == str(raised.value)


def test_ok_means_that_something_was_checked() -> None:
    """A report is in order without errors, and never where there was nothing to check."""
    assert _report(_ORGANISATION, _POLICY).ok
    resources = {"resources": _ORGANISATION["resources"]}
    idle = {"policy": "q", "rules": [{"id": "r", "assign": {"informed": None}}]}

    assert not _report(idle).ok  # no resource
    assert not _report(resources).ok  # no rule
    assert not _report(resources, idle).ok  # a gap


def test_summary() -> None:
    """The numbers are of what was in effect."""
    summary = _report(_ORGANISATION, _POLICY).summary

    assert {"files": 2, "policies": 1, "rules": 1, "resources": 1, "cells": 6} == {
        key: value for key, value in summary.items() if key in ("files", "policies", "rules", "resources", "cells")
    }


def test_public_names() -> None:
    """Every public name is there, and no other."""
    assert all(getattr(sogov, name) is not None for name in sogov.__all__)
    missing = "evaluation_"
    with pytest.raises(AttributeError, match="no attribute `evaluation_`"):
        getattr(sogov, missing)
