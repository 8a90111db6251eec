"""What the check finds in the example of web addresses, as its README tells."""

import csv
from datetime import date
from pathlib import Path

import sogov

EXAMPLE = Path(__file__).parents[2] / "policies" / "examples" / "domains"
DAY = date(2026, 11, 23)
LIST = EXAMPLE / "current-federal.csv"


def test_what_the_check_finds() -> None:
    """Two managers of 13 addresses, and two addresses that are nobody's, each in its row."""
    report = sogov.evaluate(sogov.load(EXAMPLE), as_of=DAY)
    found = {finding.name: finding for finding in report.findings}

    assert ["competing-holders", "unfunded", "unmanaged"] == sorted(found)
    assert 13 == found["competing-holders"].count
    assert ("commerce.gov", "doc.gov") == found["unfunded"].subjects == found["unmanaged"].subjects
    place = found["unfunded"].places[0]
    assert "commerce.gov" == LIST.read_text().splitlines()[(place.line or 0) - 1].partition(",")[0]


def test_all_rows_are_resources() -> None:
    """The file is the excerpt that its source tells of, without the column of contacts."""
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    resources = sogov.load(EXAMPLE).organisation.resources

    assert 38 == len(rows)
    assert sorted(row["Domain name"] for row in rows) == [resource.id for resource in resources]
    assert "Security contact email" not in rows[0]
    assert {"Department of Commerce"} == {row["Organization name"] for row in rows}
