"""The engine against the cases of `tests/cases`, which are written from the specification alone."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sogov
from sogov.api import workspace_of
from sogov.documents.reader import read
from sogov.evaluation.cells import Cell
from sogov.evaluation.report import Report
from sogov.findings.findings import Finding
from sogov.values.shares import share_text

_CASES = Path(__file__).parent / "cases"

Entry = dict[str, Any]


def _cases(errors: bool) -> list[Any]:
    return list(_each_case(errors))


def _each_case(errors: bool) -> Iterator[Any]:
    for path in sorted(_CASES.rglob("*.json")):
        topic = json.loads(path.read_text("utf-8"))
        for case in topic["cases"]:
            if ("errors" in case["expect"]) == errors:
                yield pytest.param(topic.get("base"), case, id=f"{path.parent.name}/{path.stem}: {case['title']}")


def _workspace(base: Entry | None, case: Entry) -> sogov.Workspace:
    texts = {name: json.dumps(document) for name, document in case.get("documents", {}).items()}
    texts |= {} if base is None else {"base.json": json.dumps(base)}
    texts |= case.get("texts", {})
    return workspace_of(read(name, text.encode("utf-8", "surrogatepass")) for name, text in texts.items())


def test_there_are_cases() -> None:
    """The folder of the cases is found, and holds both kinds."""
    assert len(_cases(errors=False)) > 500
    assert len(_cases(errors=True)) > 100


@pytest.mark.parametrize(("base", "case"), _cases(errors=False))
def test_answers(base: Entry | None, case: Entry) -> None:
    """The cells that the case lists, all findings, all that is waived, and whether anything was checked."""
    report = sogov.evaluate(_workspace(base, case), as_of=date.fromisoformat(case["as_of"]))
    expect = case["expect"]

    for resource, cells in expect.get("cells", {}).items():
        for responsibility, cell in cells.items():
            assert _expected_cell(cell) == _cell(report.cell(resource, responsibility))
    assert _expected_findings(expect["findings"]) == _findings(report)
    assert _expected_waived(expect.get("waived", [])) == _waived(report)
    assert expect.get("nothing_checked", False) != report.checked


@pytest.mark.parametrize(("base", "case"), _cases(errors=True))
def test_input_errors(base: Entry | None, case: Entry) -> None:
    """Every input error in one run, in its place, with the words that the case mentions."""
    with pytest.raises(sogov.InputErrors) as raised:
        _workspace(base, case)
    found = list(raised.value.findings)

    expected = case["expect"]["errors"]
    assert sorted(error["name"] for error in expected) == sorted(error.name for error in found), found
    for error in expected:
        match = next((one for one in found if _is_as_expected(error, one)), None)
        assert match is not None, (error, found)
        found.remove(match)


def _is_as_expected(expected: Entry, error: Finding) -> bool:
    place = error.places[0]
    actual = {"file": place.file, "pointer": place.pointer, "line": place.line, "column": place.column}
    words = f"{error.message} {error.remedy}"
    return (
        expected["name"] == error.name
        and all(expected[key] == value for key, value in actual.items() if key in expected)
        and all(word in words for word in expected.get("mentions", ()))
    )


def _cell(cell: Cell) -> Entry:
    holders = []
    for holder in cell.holders:
        entry: Entry = {"holder": holder.holder, "department": holder.department}
        if holder.share is not None:
            entry["share"] = share_text(holder.share)
        if holder.amount is not None:
            entry["amount"] = str(holder.amount)
        holders.append(entry)
    return {"status": cell.status, "rules": list(cell.rules), "holders": holders}


def _expected_cell(cell: Entry) -> Entry:
    holders = sorted(cell["holders"], key=lambda holder: str(holder["holder"]))
    return {"status": cell["status"], "rules": sorted(cell["rules"]), "holders": holders}


_UNSETTLED_RULES = ("budget-exceeded", "capacity-exceeded")


def _flat(
    name: str, severity: str, responsibility: str | None, rules: Sequence[str], subjects: Sequence[str]
) -> list[tuple[Any, ...]]:
    told = None if name in _UNSETTLED_RULES else tuple(sorted(rules))
    about: Sequence[str | None] = subjects or [None]
    return [(name, severity, responsibility, told, subject) for subject in about]


def _flat_finding(finding: Finding) -> list[tuple[Any, ...]]:
    return _flat(finding.name, finding.severity, finding.responsibility, finding.rules, finding.subjects)


def _flat_entry(entry: Entry) -> list[tuple[Any, ...]]:
    return _flat(entry["name"], entry["severity"], entry["responsibility"], entry.get("rules", ()), entry["subjects"])


def _findings(report: Report) -> list[Any]:
    return sorted((flat for finding in report.findings for flat in _flat_finding(finding)), key=repr)


def _expected_findings(entries: list[Entry]) -> list[Any]:
    return sorted((flat for entry in entries for flat in _flat_entry(entry)), key=repr)


def _waived(report: Report) -> list[Any]:
    return sorted(((w.waiver, *flat) for w in report.waived for flat in _flat_finding(w.finding)), key=repr)


def _expected_waived(entries: list[Entry]) -> list[Any]:
    return sorted(((e["waiver"], *flat) for e in entries for flat in _flat_entry(e["finding"])), key=repr)
