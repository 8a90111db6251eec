"""`check -f csv`: a spreadsheet that calculates nothing."""

import csv
import re

import attrs
import pytest

from sogov.formats.csv.findings import pieces
from sogov.formats.escapes import visible
from sogov.formats.results import Result
from sogov.formats.style import PLAIN
from tests.formats.world import based, evaluated, placeless, refused, sound


def rows(result: Result, delimiter: str = ",") -> list[list[str]]:
    """What a spreadsheet reads."""
    return list(csv.reader("".join(pieces(result, PLAIN)).split("\r\n")[:-1], delimiter=delimiter))


@pytest.mark.parametrize("result", [evaluated(), based(), refused(), sound(), placeless()])
def test_rows(result: Result) -> None:
    """A row for each finding below the titles, all of one length."""
    found = rows(result)

    assert 1 + len(result.findings) + len(result.waived) + len(result.known_findings) == len(found)
    assert {18} == set(map(len, found))


def test_cells() -> None:
    """What the cells hold; what could be a formula has an apostrophe in front."""
    finding = evaluated().findings[0]
    result = attrs.evolve(sound(), findings=(attrs.evolve(finding, message='"a", b', remedy='-1 ;=2;"+3'),))
    titles, cells = rows(result)
    row = dict(zip(titles, cells, strict=True))
    place = finding.places[0]

    assert (finding.severity, finding.kind, finding.name) == (row["severity"], row["kind"], row["name"])
    assert ('"a", b', "'-1 ;'=2;\"'+3") == (row["message"], row["remedy"])
    assert (str(finding.count), str(place.line), str(place.column)) == (row["count"], row["line"], row["column"])
    assert visible(place.file) == row["file"].replace("'=", "=").replace("'@", "@").replace(r"#\x23[", "##[")
    assert [place.pointer, finding.fingerprint, "", "", "", ""] == cells[-6:]


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("result", [evaluated(), based(), refused()])
def test_no_cell_is_a_formula(result: Result, delimiter: str) -> None:
    """Also not where the semicolon separates cells."""
    cells = [cell for row in rows(result, delimiter) for cell in row]

    assert [] == [cell for cell in cells if re.match('[\\s"]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\0]', cell)]


def test_known() -> None:
    """What the baseline knows is told by the last cell."""
    assert {"yes"} == {row[-1] for row in rows(based())[1:]}
    assert {""} == {row[-1] for row in rows(evaluated())[1:]}


@pytest.mark.parametrize("result", [evaluated(), based()])
def test_it_is_harmless(result: Result) -> None:
    """No control and no direction is written but the ends of the rows."""
    out = "".join(pieces(result, PLAIN)).replace("\r\n", "")

    assert out == visible(out)
    assert "##[" not in out
