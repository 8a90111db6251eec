"""CSV is read as every other reader of it reads it, or refused where it goes wrong; nothing is half read."""

import csv
import io
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from sogov import blocks
from sogov.blocks import BlockFile
from sogov.documents import csv_records
from sogov.documents.csv_records import Flaw, cells_of, cuts_of, records_in
from sogov.documents.csv_sheets import CsvSheet
from sogov.documents.faults import Fault
from sogov.documents.limits import DEFAULT_LIMITS, Limits
from sogov.documents.tables import Part

MARK = b"\xef\xbb\xbf"
Found = tuple[str, int | None, int | None]
"""Name, line and column of a fault."""


def sheet_of(data: bytes, delimiter: str = ",", limits: Limits = DEFAULT_LIMITS) -> CsvSheet:
    """The sheet of a file with these bytes, which is read where they are asked for."""
    path = FOLDER[0] / f"{next(NUMBERS)}.csv"
    path.write_bytes(data)
    return CsvSheet("t.csv", "o.json", BlockFile(path, limits.line), delimiter, limits)


FOLDER: list[Path] = []
NUMBERS = count()


@pytest.fixture(autouse=True, scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    FOLDER[:] = [tmp_path_factory.mktemp("tables")]


def parts_of(sheet: CsvSheet) -> tuple[Sequence[str], list[Part]]:
    """The titles of a sound sheet, and all rows with the cells of all columns."""
    titles = sheet.titles()
    assert not isinstance(titles, Fault), titles.message
    return titles, list(sheet.parts(range(len(titles)), lambda pointer: int(pointer[0]) if pointer else None))


def faults_of(sheet: CsvSheet) -> list[Found]:
    """What is wrong with the titles, or else with the rows, of a sheet."""
    titles = sheet.titles()
    if isinstance(titles, Fault):
        faults = [titles]
    else:
        faults = [fault for part in sheet.parts(range(len(titles)), lambda _: None) for fault in part.faults]
    return [(fault.name, fault.place().line, fault.place().column) for fault in faults]


def others(text: str, delimiter: str) -> list[list[str]]:
    """The rows of a text as the reader of Python's own has them, without blanks, and without those that are empty."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    stripped = [[cell.strip() for cell in row] for row in rows]
    return [row for row in stripped if any(row)]


@pytest.fixture(params=[1, 7, 4 * 1024 * 1024])
def _blocks_of(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks so large, of two records at most that are read together."""
    monkeypatch.setattr(blocks, "_SIZE", request.param)
    monkeypatch.setattr(csv_records, "_TOGETHER", 2)


Quoting = Literal[0, 1, 2, 3]
QUOTING: st.SearchStrategy[Quoting] = st.sampled_from(
    [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE]
)
TOKENS = [
    "a",
    "é",
    "😀",
    '"',
    '"',
    '""',
    ",",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\0",
    "=1+1",
    "\x1b[31m",
]
cells = st.lists(st.sampled_from(TOKENS), max_size=6).map("".join)


@given(
    st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=8),
    st.sampled_from(",;\t|"),
    QUOTING,
)
def test_what_is_written_is_read(rows: list[list[str]], delimiter: str, quoting: Quoting) -> None:
    """Whatever Python's writer makes of cells, quoted or not, comes back; but for NUL, which is refused."""
    file = io.StringIO(newline="")
    try:
        csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(rows)
    except csv.Error:
        # Without quotes it cannot write them.
        return
    text = file.getvalue()
    expected = others(text, delimiter)
    event(f"rows: {len(expected)}")
    if quoting == csv.QUOTE_NONE or "\0" in text or not expected or len({*map(len, expected)}) > 1:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_SIZE", 7)
        patch.setattr(csv_records, "_TOGETHER", 2)
        sheet = sheet_of(text.encode(), delimiter)
        titles, parts = parts_of(sheet)

    assert expected == [list(titles), *(list(row) for part in parts for row in part.rows)]


@given(st.lists(st.sampled_from(TOKENS), max_size=24).map("".join), st.sampled_from([1, 5, 1000]), st.integers(1, 3))
@example('a,b\n"x"y,z\n', 1, 1)
@example('a,b\n"x\n', 1000, 3)
@example("a,b\n\nx,y\n,\n", 1, 2)
def test_hostile_text_is_right_or_refused(text: str, size: int, together: int) -> None:
    """Where there is no fault, all rows are those of Python's own reader, and each is found again by itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_SIZE", size)
        patch.setattr(csv_records, "_TOGETHER", together)
        sheet = sheet_of(text.encode())
        titles = sheet.titles()
        faults = [titles] if isinstance(titles, Fault) else []
        parts = [] if isinstance(titles, Fault) else list(sheet.parts(range(len(titles)), lambda _: 0))
        faults += [fault for part in parts for fault in part.faults]
        places = [fault.place() for fault in faults]
        rows = [
            (part.first + number, at, row)
            for part in parts
            for number, (at, row) in enumerate(zip(part.at, part.rows, strict=True))
        ]
        event(f"refused: {bool(faults)}")

        assert all(place.line and place.column and place.file == "t.csv" for place in places)
        lines = text.split("\n")
        for place in places:
            assert (place.line or 0) <= len(lines)
            assert (place.column or 0) <= len(lines[(place.line or 0) - 1]) + 1
        assert [(at, row) for _, at, row in rows] == [sheet.row(number) for number, _, _ in rows]
        for _, at, _ in rows:
            line = sheet.source.line(at + 1)
            assert line is not None
            assert lines[at].removesuffix("\r") == line.piece(0, len(line))
        if not faults:
            assert not isinstance(titles, Fault)
            assert others(text, ",") == [list(titles), *(list(row) for _, _, row in rows)]


@given(st.lists(cells, min_size=1, max_size=4))
def test_records_are_read_alike_at_once_and_one_by_one(lines: list[str]) -> None:
    """What is sound for all at once has no flaw alone, and has the same cells."""
    records = [record.decode() for record in records_in("\n".join(lines).encode())]
    at_once = cells_of(records, ",")
    alone = [cuts_of(record, ",") for record in records]
    event(f"sound: {at_once is not None}")

    if at_once is not None:
        assert not any(isinstance(cuts, Flaw) for cuts in alone)
        one_by_one = [[cut.text for cut in cuts] for cuts in alone if not isinstance(cuts, Flaw)]
        assert [row or [""] for row in at_once] == one_by_one


@given(st.lists(cells, min_size=1, max_size=5))
def test_a_cell_is_where_it_is_said_to_be(stated: list[str]) -> None:
    """What stands between the two ends is the cell, with its quotes."""
    record = ",".join('"' + cell.replace("\0", "").replace('"', '""') + '"' for cell in stated)
    cuts = cuts_of(record, ",")

    assert not isinstance(cuts, Flaw)
    assert [cell.replace("\0", "") for cell in stated] == [cut.text for cut in cuts]
    assert record == ",".join(record[cut.start : cut.end] for cut in cuts)


SOUND: list[tuple[bytes, list[tuple[int, list[str]]]]] = [
    (b"id\na\n", [(1, ["a"])]),
    (b"id\na", [(1, ["a"])]),
    (b"id\r\na\r\n", [(1, ["a"])]),
    (MARK + b"id\na\n", [(1, ["a"])]),
    (MARK + b'"id"\n"a"\n', [(1, ["a"])]),
    (b"\n\nid\n\n\na\n\n", [(5, ["a"])]),
    (b"id,n\n,\n , \t\na,\n,,,\n\n", [(3, ["a", ""])]),
    (b" id , n \n a ,\xc2\xa0x y\t\n", [(1, ["a", "x y"])]),
    (b'id,n\n"a","x\r\n""y"", z"\nb,\n', [(1, ["a", 'x\r\n"y", z']), (3, ["b", ""])]),
    (b'id,n\na,"\n\n"\nb,\n', [(1, ["a", ""]), (4, ["b", ""])]),
    (b"id,n\na,=1+1\nb,@SUM(A1)\n", [(1, ["a", "=1+1"]), (2, ["b", "@SUM(A1)"])]),
    (b"id,n\na,\x1b[31mred\n", [(1, ["a", "\x1b[31mred"])]),
    ("id,n\na,😀\u2028é\x85b\n".encode(), [(1, ["a", "😀\u2028é\x85b"])]),
]


@pytest.mark.usefixtures("_blocks_of")
@pytest.mark.parametrize(("data", "rows"), SOUND, ids=repr)
def test_sound_files(data: bytes, rows: list[tuple[int, list[str]]]) -> None:
    """Marks, line ends, empty rows and quotes are no faults, and a row is where its first line is."""
    sheet = sheet_of(data)
    titles, parts = parts_of(sheet)

    assert ["id", "n"][: len(titles)] == list(titles)
    assert rows == [(at, list(row)) for part in parts for at, row in zip(part.at, part.rows, strict=True)]
    assert [] == [fault for part in parts for fault in part.faults]
    assert rows == [(at, list(row)) for at, row in map(sheet.row, range(len(rows)))]


UNSOUND: list[tuple[bytes, list[Found]]] = [
    (b"", [("invalid-table", 1, 1)]),
    (MARK, [("invalid-table", 1, 1)]),
    (b"\n \r\n,,\n", [("invalid-table", 1, 1)]),
    ("id\na\n".encode("utf-16"), [("invalid-table", 1, 1)]),
    ("id\na\n".encode("utf-16-le"), [("invalid-table", 1, 1)]),
    (b"id,n\n\na,b\nc,caf\xe9\nd,\xff\n", [("invalid-table", 4, 6)]),
    (b"i\xe9,n\na,b\n", [("invalid-table", 1, 2)]),
    (b"id,n\na\nb,c\nd,e,f\n", [("invalid-table", 2, 1), ("invalid-table", 4, 5)]),
    (b'id,n\na,b"c"\n', [("invalid-table", 2, 4)]),
    (b'id,n\na,b"c\nd,"e\n', [("invalid-table", 2, 4)]),
    (b'id,n\na, "b"\n', [("invalid-table", 2, 4)]),
    (b'id,n\na,"b" \n', [("invalid-table", 2, 6)]),
    (b'id,n\na,"b\nc\nd,e\n', [("invalid-table", 2, 3)]),
    (b'id,n\n"a\nb","c"d\n', [("invalid-table", 3, 7)]),
    (b'id,n\na,"', [("invalid-table", 2, 3)]),
    (b"id,n\na,b\0c\n", [("invalid-table", 2, 4)]),
    (b'id,n\na,"b\0"\n', [("invalid-table", 2, 5)]),
    (b"id,n\ra,b\r", [("invalid-table", 1, 5)]),
    (b"id,n\na,b\rc,d\n", [("invalid-table", 2, 4)]),
    (b'"id', [("invalid-table", 1, 1)]),
]


@pytest.mark.usefixtures("_blocks_of")
@pytest.mark.parametrize(("data", "found"), UNSOUND, ids=repr)
def test_unsound_files(data: bytes, found: list[Found]) -> None:
    """Each fault is in its place; after one that leaves open where the next row begins there is no other."""
    sheet = sheet_of(data)

    assert found == faults_of(sheet)
    assert sheet.source.line(100) is None
    assert sheet.source.line(0) is None


LIMITED: list[tuple[bytes, Limits, list[Found]]] = [
    (b"id,n\na,12345678901\nb,1\n", Limits(text=10), [("limit", 2, 3)]),
    (b'id,n\na,"1234567890"\nb,""""""""""""""""""""""\n', Limits(text=10), []),
    (b"id,n\na,1234567\nb,1\nc\n", Limits(line=8), [("limit", 2, 1)]),
    (b"id,n,more\na,1\n", Limits(line=8), [("limit", 1, 1)]),
    (b'id,n\na,"1\n2\n3\n4\n5\n6"\nb,2\n"', Limits(line=8), [("limit", 2, 1)]),
    (b'id,n\na,"1\n2\n3\n4\n5\n6"\nb,2\n', Limits(line=8), [("limit", 2, 1)]),
    (b'id,n\na,"1\n2\n3\n4\n5\n6\nb,2\n', Limits(line=8), [("limit", 2, 1)]),
    (b"id,n\na," + b"x" * 140_000 + b"\n", Limits(text=200_000), []),
    (b"id,n\na,x\n", Limits(file=3), []),
]


@pytest.mark.usefixtures("_blocks_of")
@pytest.mark.parametrize(("data", "limits", "found"), LIMITED, ids=lambda value: repr(value)[:60])
def test_limits_hold_in_tables(data: bytes, limits: Limits, found: list[Found]) -> None:
    """A cell is a text and a row a line; a file may be as long as it likes."""
    assert found == faults_of(sheet_of(data, limits=limits))


@pytest.mark.usefixtures("_blocks_of")
def test_places_of_cells() -> None:
    """A cell is told by line and column where it begins in the line in which its row does."""
    sheet = sheet_of('id,n,m\n"a","x\ny",z\r\n\nb,😀,c\n'.encode())
    _, parts = parts_of(sheet)
    found = [sheet.source.place((at, column)) for at in (1, 4) for column in (0, 1, 2)]

    assert [2, 5] == [at for part in parts for at in map((1).__add__, part.at)]
    assert [(2, 1, 2, 4), (2, 5, 2, 7), (2, 1, None, None), (5, 1, 5, 2), (5, 3, 5, 4), (5, 5, 5, 6)] == [
        (place.line, place.column, place.end_line, place.end_column) for place in found
    ]
    assert ["/0", "/1", "/2"] * 2 == [place.pointer for place in found]
    assert (3, 1, "") == attrs_of(sheet, (2,))
    assert (1, 1, "") == attrs_of(sheet, ())
    assert ["id,n,m", '"a","x', 'y",z', "", "b,😀,c", None] == [text_of(sheet, number) for number in range(1, 7)]
    assert sheet.source.is_shown
    assert "o.json" == sheet.source.document


def attrs_of(sheet: CsvSheet, pointer: tuple[int, ...]) -> tuple[int | None, int | None, str]:
    """The line, the column and the pointer of a place."""
    place = sheet.source.place(pointer)
    return place.line, place.column, place.pointer


def text_of(sheet: CsvSheet, number: int) -> str | None:
    """The text of a line; None where there is none."""
    line = sheet.source.line(number)
    return None if line is None else line.piece(0, len(line))
