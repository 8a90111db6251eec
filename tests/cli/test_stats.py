"""`stats`: the numbers of an organisation."""

import csv
import json

import pytest

from tests.cli.acme import BROKEN, NO_RESOURCE, ORGANISATION, POLICY, SOUND, Line

TEXT = """\
Acme, 2026-11-23: 2 resources

Money a month
currency      cost  departments pay  without department  nobody pays  beyond the cost
EUR       1,500.00         1,500.00                0.00         0.00             0.00
USD          33.33            33.33                0.00         0.00             0.00

Departments, each with all below it, a month
department  funds EUR  hours  other currencies
@root        1,500.00  10.00         33.33 USD
  group      1,500.00  10.00         33.33 USD
    comms        0.00  10.00
    it         600.00   0.00         33.33 USD
    mkt        900.00   0.00

Functions, what is paid in their name
function          resources     a month
marketing                 1  900.00 EUR
technology                1  600.00 EUR
(named directly)          1   33.33 USD

Technology and communication
technology is `technology`; communication is `communications` and `marketing`
both are involved in 1 of 2 resources (50.0%); technology without communication in 1, the reverse in 0
technology would first be involved in `plan` for 2 of 2 resources
stage   resources in it  technology  communication  both  technology first
plan                  0           2              1     1                 2
build                 0           2              1     1                 0
run                   1           2              1     1                 0
retire                0           2              1     1                 0

Operating model
distributed: no department has a say in what several others manage, of the 2 resources that 2 departments manage
"""


def test_text(line: Line) -> None:
    """Money, departments, functions, collaboration and the operating model, one after the other."""
    line.write(SOUND)

    assert TEXT == line.run("stats").out
    assert "legal" in line.run("stats", "-v").out


def test_formats(line: Line) -> None:
    """The same in the other formats."""
    line.write(SOUND)

    assert "1500.00" == json.loads(line.run("stats", "-f", "json").out)["money"][0]["cost"]
    assert "| EUR | 1,500.00 |" in line.run("stats", "-f", "markdown").out
    rows = list(csv.reader(line.run("stats", "-f", "csv").out.splitlines()))
    assert ["department", "mkt", "Marketing", "funds", "EUR", "900.00"] in rows


def test_sides(line: Line) -> None:
    """What counts as technology and as communication can be said."""
    line.write(SOUND)

    told = json.loads(
        line.run("stats", "-f", "json", "--technology", "legal,marketing", "--communication", "technology").out
    )["collaboration"]

    assert (["legal", "marketing"], ["technology"]) == (told["technology"], told["communication"])
    run = line.run("stats", "--technology", "marketin")
    assert (2, "sogov stats: no function `marketin`; did you mean `marketing`?\n") == (run.code, run.err)


@pytest.mark.parametrize("name", ["text", "json", "markdown", "csv"])
def test_nothing(line: Line, name: str) -> None:
    """Where nothing is in effect the run says so, and documents with errors are refused."""
    line.write(NO_RESOURCE)
    assert 3 == line.run("stats", "-f", name).code
    line.write(BROKEN)
    assert 2 == line.run("stats", "-f", name).code


def test_limits(line: Line) -> None:
    """What a department has is set against what it uses; what is exceeded is marked."""
    departments = [
        {"id": "mkt", "performs": ["marketing"], "budget": {"amount": 100, "per": "month"}},
        {"id": "it", "performs": ["technology"], "budget": {"amount": 1200, "per": "month"}},
        {"id": "comms", "performs": ["communications"], "capacity": {"hours": 9, "per": "month"}},
    ]
    line.write({**SOUND, "organisation.json": {**ORGANISATION, "departments": departments}, "policy.json": POLICY})
    line.write({"organisation.json": _without_homes(departments)})

    text = line.run("stats").out
    page = line.run("stats", "-f", "markdown").out

    assert "  mkt          900.00    100.00  900%!" in text
    assert "  it           600.00  1,200.00    50%" in text
    assert "10.00      9.00  111%!" in text
    assert "| **900%** |" in page
    assert "| **111%** |" in page


def _without_homes(departments: object) -> dict[str, object]:
    resources = ORGANISATION["resources"]
    assert isinstance(resources, list)
    homeless = [{key: value for key, value in one.items() if key != "department"} for one in resources]
    return {**ORGANISATION, "departments": departments, "resources": homeless}
