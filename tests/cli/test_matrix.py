"""`matrix`: who answers for what, and who pays how much."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.acme import BROKEN, CONFLICT, NO_RESOURCE, SOUND, Line

MATRIX = """\
Acme, 2026-11-23: who answers for it, by function: 2 resources

resource   communications  marketing  technology  department:it
acme-tool                             A           F 100%
acme-x     A               F 60%      F 40% · C

F funds, A manages, R operates, Ap approves, C consulted, I informed
"""

MONEY = """\
Acme, 2026-11-23: who funds it, by department: 2 resources

resource        cost       funder  share   a month  left
acme-tool      33.33  USD  it       100%     33.33
acme-x      1,500.00  EUR  it        40%    600.00
                           mkt       60%    900.00
                           sum      100%  1,500.00  0.00
all in EUR  1,500.00  EUR  it               600.00
                           mkt              900.00
                           sum            1,500.00  0.00
all in USD     33.33  USD  it                33.33
                           sum               33.33  0.00
"""


def test_text(line: Line) -> None:
    """The matrix with its legend."""
    line.write(SOUND)

    assert MATRIX == line.run("matrix").out


def test_money(line: Line) -> None:
    """The funding table with its sums."""
    line.write(SOUND)

    assert MONEY == line.run("matrix", "--money", "--by", "department").out


def test_formats(line: Line) -> None:
    """Both tables in the other formats, several of them at once."""
    line.write(CONFLICT)

    run = line.run("matrix", "-f", "csv", "-f", "json=matrix.out", "-f", "markdown=matrix.md", "-f", "xlsx=matrix.xlsx")

    rows = list(csv.DictReader(run.out.splitlines()))
    assert ("F 60%", "A conflict", "several are to be accountable") == tuple(
        rows[1][title] for title in ("marketing", "unsettled", "hints")
    )
    assert ["several-a"] == json.loads(Path("matrix.out").read_text())["rows"][1]["hints"]
    assert "- Several are to be accountable: 1 resource: acme-x\n" in Path("matrix.md").read_text()
    assert "F 60%" in [cell.value for cell in openpyxl.load_workbook("matrix.xlsx").worksheets[0][3]]
    money = line.run("matrix", "--money", "-f", "csv").out.splitlines()
    assert money[2].endswith('"assigned","EUR",1500.00,0.6,900.00,0.4,600.00,,,1,1500.00,0.00')


def test_stage(line: Line) -> None:
    """As it would be in another stage; one that there is not is named with the nearest."""
    rule = {"id": "early", "where": {"stage": "plan"}, "assign": {"approves": ["legal"]}}
    line.write({**SOUND, "early.json": {"policy": "early", "rules": [rule]}})

    assert "Ap " not in line.run("matrix").out.split("\n\n")[1]
    run = line.run("matrix", "--stage", "plan")
    assert "if it were in the stage `plan`" in run.out
    assert "Ap" in run.out.split("\n\n")[1]
    unknown = line.run("matrix", "--stage", "plam")
    assert (2, "sogov matrix: no stage `plam`; did you mean `plan`?\n") == (unknown.code, unknown.err)


def test_a_workbook_needs_a_file(line: Line) -> None:
    """What is no text does not go to a terminal."""
    line.write(SOUND)

    run = line.run("matrix", "-f", "xlsx")

    assert (2, "", "sogov matrix: `xlsx` is no text; write `-f xlsx=FILE`\n") == (run.code, run.out, run.err)
    assert 0 == line.run("matrix", "-f", "xlsx", "-o", "matrix.xlsx").code
    assert Path("matrix.xlsx").read_bytes().startswith(b"PK")


def test_refused(line: Line) -> None:
    """Input errors are said where a format cannot say them, and no file is written."""
    line.write(BROKEN)

    run = line.run("matrix", "-f", "xlsx=matrix.xlsx")

    assert (2, "") == (run.code, run.out)
    assert run.err.startswith("rival.json:")
    assert "unknown-reference" in run.err
    assert run.err.endswith("refused: 1 error; the documents cannot be evaluated\n")
    assert not Path("matrix.xlsx").exists()


@pytest.mark.parametrize("arguments", [[], ["--money"], ["-f", "markdown"], ["-f", "csv"]], ids=" ".join)
def test_nothing(line: Line, arguments: list[str]) -> None:
    """Where nothing is in effect the run says so."""
    line.write(NO_RESOURCE)

    assert 3 == line.run("matrix", *arguments).code
