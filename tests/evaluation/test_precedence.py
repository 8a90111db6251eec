from datetime import date

import pytest

import sogov

DAY = date(2026, 11, 23)


def _said(number: int) -> list[tuple[str, tuple[str, ...]]]:
    """Who manages after so many rules, each narrower than the one before, and the rules that stand."""
    rules = [
        {"id": f"r{cost}", "where": {"cost": {"at_least": cost}}, "assign": {"manages": "fg"[cost % 2]}}
        for cost in range(number)
    ]
    organisation = {
        "organisation": {"id": "a"},
        "functions": [{"id": "f"}, {"id": "g"}],
        "resources": [{"id": f"c{cost}", "kind": "k", "cost": {"amount": cost, "per": "month"}} for cost in range(9)],
    }
    report = sogov.evaluate(sogov.parse(organisation, {"policy": "p", "rules": rules}), as_of=DAY)
    return [(cell.holders[0].holder, cell.rules) for cell in report.cells if cell.responsibility == "manages"]


def test_what_is_not_remembered_is_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory for pairs of rules has an end; the answers have none."""
    expected = [("fg"[cost % 2], (f"p/r{cost}",)) for cost in range(9)]

    assert expected == _said(9)
    monkeypatch.setattr("sogov.evaluation.precedence._PAIRS", 3)
    assert expected == _said(9)
