"""The naive evaluator against the cases: both were written from the specification, neither from the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.model.evaluator import Verdict, judge
from tests.model.findings import Finding
from tests.model.judged import Cell

CASES = Path(__file__).parent.parent / "cases"

Entry = dict[str, Any]


def cases() -> Iterator[tuple[str, Entry, Entry]]:
    """Name, base and case of each case with an answer (input errors are not looked for here)."""
    for path in sorted(CASES.rglob("*.json")):
        topic = json.loads(path.read_text("utf-8"))
        for case in topic["cases"]:
            if "errors" not in case["expect"] and "texts" not in case:
                yield f"{path.parent.name}/{path.stem}: {case['title']}", topic.get("base", {}), case


def expected_finding(entry: Entry, subject: str | None) -> tuple[object, ...]:
    """A finding of a case about one of its subjects; its rules only where the case states them."""
    rules = tuple(sorted(entry["rules"])) if "rules" in entry else None
    return entry["name"], entry["severity"], entry["responsibility"], rules, subject


def expected_findings(entries: list[Entry]) -> list[tuple[object, ...]]:
    """The findings of a case, one entry for each subject, in order."""
    return sorted((expected_finding(e, s) for e in entries for s in e["subjects"] or [None]), key=repr)


def actual_finding(finding: Finding) -> tuple[object, ...]:
    """A finding of the evaluator in the form of the cases."""
    stated = finding.name not in ("budget-exceeded", "capacity-exceeded")
    rules = finding.rules if stated else None
    return finding.name, finding.severity, finding.responsibility, rules, finding.subject


def actual_cell(cell: Cell) -> Entry:
    """A cell of the evaluator in the form of the cases."""
    holders = []
    for holder, department, share, amount in cell.holders:
        shown = {"holder": holder, "department": department, "share": share, "amount": amount}
        holders.append({k: v for k, v in shown.items() if v is not None or k == "department"})
    return {"status": cell.status, "rules": list(cell.rules), "holders": holders}


def expected_cell(cell: Entry) -> Entry:
    """A cell of a case, its lists sorted."""
    holders = sorted(cell["holders"], key=lambda holder: str(holder["holder"]))
    return {"status": cell["status"], "rules": sorted(cell["rules"]), "holders": holders}


def judged(base: Entry, case: Entry) -> Verdict:
    """The verdict on the documents of a case."""
    return judge([base, *case.get("documents", {}).values()], date.fromisoformat(case["as_of"]))


def test_there_are_cases() -> None:
    """The folder of the cases is found and is not empty."""
    assert len(list(cases())) > 100


@pytest.mark.parametrize(("base", "case"), [pytest.param(b, c, id=name) for name, b, c in cases()])
def test_the_case_is_answered(base: Entry, case: Entry) -> None:
    """The cells that the case lists, all findings, and all that is waived."""
    verdict, expect = judged(base, case), case["expect"]
    listed = {(r, id_): cell for r, cells in expect.get("cells", {}).items() for id_, cell in cells.items()}
    assert {key: actual_cell(verdict.cells[key]) for key in listed} == {k: expected_cell(c) for k, c in listed.items()}
    assert sorted((actual_finding(f) for f in verdict.findings), key=repr) == expected_findings(expect["findings"])
    waived = [(w["waiver"], *one) for w in expect.get("waived", ()) for one in expected_findings([w["finding"]])]
    assert sorted(((w, *actual_finding(f)) for w, f in verdict.waived), key=repr) == sorted(waived, key=repr)
