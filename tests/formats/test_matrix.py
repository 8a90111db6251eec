"""The tables in every format, where whatever can be named is named to do harm."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

import attrs
import openpyxl
import pytest

import sogov
from sogov.evaluation.stages import in_stage
from sogov.formats.csv.funding import pieces as funding_rows
from sogov.formats.csv.matrix import pieces as matrix_rows
from sogov.formats.csv.writing import row
from sogov.formats.escapes import visible
from sogov.formats.grids import headings
from sogov.formats.json_.funding import pieces as funding_json
from sogov.formats.json_.matrix import pieces as matrix_json
from sogov.formats.markdown.funding import pieces as funding_page
from sogov.formats.markdown.matrix import pieces as matrix_page
from sogov.formats.style import PLAIN, Style
from sogov.formats.text.funding import pieces as funding_text
from sogov.formats.text.matrix import pieces as matrix_text
from sogov.formats.xlsx import writing
from sogov.formats.xlsx.funding import pieces as funding_book
from sogov.formats.xlsx.matrix import pieces as matrix_book
from sogov.formats.xlsx.writing import Heading, Sheet, workbook
from sogov.tables.columns import By, Column
from sogov.tables.funding import FundingTable
from sogov.tables.matrix import Matrix
from tests.formats.tables import DAY, RESOURCES, hostile

MATRICES = [
    Matrix(hostile().evaluation, "function"),
    Matrix(in_stage(hostile().evaluation, "plan"), "department", "plan"),
]
FUNDING = [FundingTable(one.evaluation, one.by, one.stage) for one in MATRICES]

TEXTS: list[Iterable[str]] = [
    *(
        list(render(one, style))
        for one in MATRICES
        for render in (matrix_text, matrix_page)
        for style in (PLAIN, Style("verbose"))
    ),
    *(list(render(one, PLAIN)) for one in FUNDING for render in (funding_text, funding_page)),
]
ROWS = [*(list(matrix_rows(one, PLAIN)) for one in MATRICES), *(list(funding_rows(one, PLAIN)) for one in FUNDING)]
BOOKS: list[Callable[[], bytes]] = [
    *((lambda one=one: b"".join(matrix_book(one, PLAIN))) for one in MATRICES),
    *((lambda one=one: b"".join(funding_book(one, PLAIN))) for one in FUNDING),
]


@pytest.mark.parametrize("pieces", TEXTS)
def test_texts_are_harmless(pieces: Iterable[str]) -> None:
    """No control, no direction and no command to a build log is written."""
    out = "".join(pieces)

    assert out
    assert out.replace("\n", "") == visible(out.replace("\n", ""))
    assert "##[" not in out


@pytest.mark.parametrize(
    "page", [matrix_page(MATRICES[0], PLAIN), funding_page(FUNDING[0], PLAIN)], ids=("who", "money")
)
def test_markdown_is_harmless(page: Iterable[str]) -> None:
    """No markup, link or mention comes from a name, and every row has the columns of its table."""
    out = "".join(page)

    assert not re.search(r"<|\]\(|@|\[a\]", out)
    (table,) = (block.split("\n") for block in out.split("\n\n") if block.startswith("|"))
    assert 1 == len({line.count("|") for line in table if line})
    assert 2 + len(RESOURCES) <= len(table)


@pytest.mark.parametrize("pieces", ROWS)
def test_csv_calculates_nothing(pieces: list[str]) -> None:
    """Rows are of one length, and no text can be taken for a formula."""
    rows = list(csv.reader("".join(pieces).split("\r\n")[:-1]))
    numeric = re.compile(r"-?\d+(\.\d+)?")

    assert 1 + len(RESOURCES) == len(rows)
    assert 1 == len(set(map(len, rows)))
    cells = [cell for row in rows for cell in row]
    assert [] == [
        cell
        for cell in cells
        if re.match('[\\s"]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\0]', cell) and not numeric.fullmatch(cell)
    ]


def test_numbers_of_rows() -> None:
    """Numbers are bare, texts are quoted, and nothing is nothing."""
    cells = ("a", 'say "x"', "", None, 3, Decimal("-1.50"), Fraction(1, 3), Fraction(3, 5), "-1", "=1;=2")

    assert '"a","say ""x""",,,3,-1.50,0.333333333333333,0.6,"\'-1","\'=1;\'=2"\r\n' == row(cells)


@pytest.mark.parametrize("book", BOOKS, ids=("function", "department", "money", "money of departments"))
def test_workbooks(book: Callable[[], bytes]) -> None:
    """A workbook has texts and numbers and nothing else, a heading that stays, and the same bytes every time."""
    written = book()
    sheets = openpyxl.load_workbook(io.BytesIO(written)).worksheets

    assert written == book()
    assert 2 == len(sheets)
    assert 1 + len(RESOURCES) == sheets[0].max_row
    assert "C2" == sheets[0].freeze_panes
    assert sheets[0].column_dimensions["B"].width > 30
    for sheet in sheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert cells
        assert {"s", "n"} >= {cell.data_type for cell in cells}
        for cell in cells:
            assert cell.hyperlink is None
            if isinstance(cell.value, str):
                assert cell.value == visible(cell.value)
                assert cell.quotePrefix == bool(cell.row > 1 and re.match(r'[\s"]*[=+\-@]', cell.value))


def test_numbers_of_workbooks() -> None:
    """Shares are percentages and amounts are money, as numbers."""
    sheet, sums = openpyxl.load_workbook(io.BytesIO(BOOKS[2]())).worksheets
    titles = [cell.value for cell in sheet[1]]
    first = dict(zip(titles, sheet[2], strict=True))

    assert (100.01, "#,##0.00") == (first["cost"].value, first["cost"].number_format)
    (share,) = (title for title in titles if title.endswith("legal, share"))
    assert (pytest.approx(1 / 6), "0.00%") == (first[share].value, first[share].number_format)
    assert (pytest.approx(5 / 6), 83.34) == (first["sum, share"].value, first["sum, a month"].value)
    assert ["EUR", 1700.17] == [cell.value for cell in sums[2][:2]]


def test_text_where_it_fits() -> None:
    """A matrix that is too wide for its reader is a list of who holds what."""
    organisation = {
        "functions": [{"id": "marketing"}],
        "departments": [{"id": "mkt", "performs": ["marketing"]}],
        "resources": [
            {"id": "a", "kind": "k", "declared": {"manages": "marketing", "funds": {"marketing": "1/1"}}},
            {"id": "b", "kind": "k"},
            {"id": "c", "kind": "k", "declared": {"manages": None, "funds": None}},
        ],
    }
    matrix = Matrix(sogov.evaluate(sogov.parse(organisation), as_of=DAY).evaluation, "department")
    wide, narrow = ("".join(matrix_text(matrix, style)).split("\n")[2:6] for style in (PLAIN, Style(width=28)))

    assert [
        "resource  mkt         unsettled",
        "a         F 100% · A",
        "b                     F gap · A gap",
        "c",
    ] == wide
    assert ["resource  holder  holds", "a         mkt     F 100% · A"] == narrow[:2]
    assert ["b                 F gap · A…", "c"] == narrow[2:]


def test_notes_are_cut() -> None:
    """Hints name a few resources, and all of them where all is wanted."""
    organisation = {"resources": [{"id": f"r{number:02}", "kind": "k"} for number in range(25)]}
    matrix = Matrix(sogov.evaluate(sogov.parse(organisation), as_of=DAY).evaluation, "function")
    note = "note: nobody is accountable: 25 resources: r00, r01, r02, r03, r04"

    assert f"{note}, … and 20 more" in "".join(matrix_text(matrix, PLAIN))
    assert "r24\n" in "".join(matrix_text(matrix, Style("verbose")))
    assert "r19, … and 5 more" in "".join(matrix_page(matrix, PLAIN))
    assert "r24\n" in "".join(matrix_page(matrix, Style("verbose")))


@pytest.mark.parametrize("by", ["function", "department"])
def test_json(by: By) -> None:
    """Both tables can be read back, and names are kept to the letter."""
    evaluation = hostile().evaluation
    matrix = json.loads("".join(matrix_json(Matrix(evaluation, by), PLAIN)))
    funding = json.loads("".join(funding_json(FundingTable(evaluation, by), PLAIN)))

    assert (
        sorted(RESOURCES) == [row["resource"] for row in matrix["rows"]] == [row["resource"] for row in funding["rows"]]
    )
    names = {column["name"] for column in matrix["columns"]}
    assert evaluation.organisation.department["end"].name in names
    assert {"manages": "conflict", "funds": "conflict"} == next(
        row["unsettled"] for row in matrix["rows"] if row["resource"] == "torn"
    )


def test_headings() -> None:
    """Columns of one name are told apart by their ids."""
    assert ["A", "B (b)", "B (c)", " (d)"] == headings(
        [Column("a", "A"), Column("b", "B"), Column("c", "B"), Column("d", "")]
    )


def test_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet that has no room for everything is refused, and never cut; a text that is too long is."""
    monkeypatch.setattr(writing, "_MOST_ROWS", 2)
    monkeypatch.setattr(writing, "_MOST_COLUMNS", 1)
    monkeypatch.setattr(writing, "_MOST_CHARACTERS", 4)
    one = (Heading("long title"),)

    with pytest.raises(sogov.SogovError, match="`xlsx` has room for 2 rows, and more are needed; write `csv`"):
        list(workbook([Sheet("a", one, [["x"], ["y"]])], DAY, 0))
    with pytest.raises(sogov.SogovError, match="`xlsx` has room for 1 columns, and 2 are needed"):
        list(workbook([Sheet("a", one * 2, [])], DAY, 0))
    (sheet,) = openpyxl.load_workbook(io.BytesIO(b"".join(workbook([Sheet("a", one, [[7]])], DAY, 0)))).worksheets
    assert [["lon…"], [7]] == [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library the answer names what to install."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(sogov.SogovError, match=r"to write `xlsx` install `sogov\[xlsx\]`"):
        matrix_book(MATRICES[0], PLAIN)


def test_the_day_of_a_workbook() -> None:
    """A workbook says that it was made on the day of the evaluation, and no other clock is asked."""
    properties = openpyxl.load_workbook(io.BytesIO(BOOKS[0]())).properties

    assert {DAY} == {properties.created.date(), properties.modified.date()}
    assert attrs.fields(Heading).width.default == 14
