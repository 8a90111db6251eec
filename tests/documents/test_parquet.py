"""Parquet is read as the text that a document has of it, or refused where that would not be exact."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sogov.blocks import BlockFile
from sogov.documents import parquet_sheets
from sogov.documents.faults import Fault
from sogov.documents.limits import DEFAULT_LIMITS, Limits
from sogov.documents.parquet_cells import cells_of, misfit_of
from sogov.documents.parquet_sheets import ParquetSheet
from sogov.documents.tables import Cell, Part
from sogov.findings.errors import UnreadablePath


def write(path: Path, columns: Mapping[str, Any], rows: int = 1000) -> Path:
    """Write a table with groups of so many rows."""
    pq.write_table(pa.table(columns), path, row_group_size=rows)
    return path


def sheet_of(path: Path, limits: Limits = DEFAULT_LIMITS) -> ParquetSheet:
    """The sheet of a file."""
    return ParquetSheet("t.parquet", "o.json", BlockFile(path, limits.line), limits)


def parts_of(sheet: ParquetSheet, *chosen: int) -> list[Part]:
    """All rows of a sound sheet, with the cells of some columns or, where none is chosen, of all."""
    titles = sheet.titles()
    assert not isinstance(titles, Fault), titles.message
    return list(sheet.parts(chosen or range(len(titles)), lambda _: None))


def sort_of(given: object) -> str:
    """The type of a column, and all else as it is: what pyarrow says of a column is another text each time."""
    return str(given.type) if isinstance(given, pa.Array) else repr(given)


READ: list[tuple[Any, list[Cell]]] = [
    (["a", None, " b\t", ""], ["a", "", "b", ""]),
    (pa.array(["a", None], pa.large_string()), ["a", ""]),
    (pa.array(["a", "a", None]).dictionary_encode(), ["a", "a", ""]),
    (pa.nulls(2), ["", ""]),
    (pa.array([0, -1, None], pa.int8()), ["0", "-1", ""]),
    (pa.array([2**63], pa.uint64()), ["9223372036854775808"]),
    (pa.array([Decimal("1200.50"), Decimal("7.00"), None, Decimal("-0.10")]), ["1200.5", "7", "", "-0.1"]),
    (pa.array([Decimal("1.5")], pa.decimal128(38, 18)), ["1.5"]),
    (pa.array([Decimal(1200)], pa.decimal128(4, 0)), ["1200"]),
    (pa.array([Decimal("1.25")], pa.decimal256(40, 2)), ["1.25"]),
    (pa.array([date(2026, 11, 23), None, date(1, 1, 1)]), ["2026-11-23", "", "0001-01-01"]),
    (pa.array([date(2026, 11, 23)], pa.date64()), ["2026-11-23"]),
    (pa.array([datetime(2026, 11, 23)], pa.timestamp("s")), ["2026-11-23"]),  # noqa: DTZ001  # of no time zone
    (pa.array([datetime(1969, 12, 31), None], pa.timestamp("ns")), ["1969-12-31", ""]),  # noqa: DTZ001  # as above
    (pa.array([datetime(2026, 11, 23, tzinfo=UTC)], pa.timestamp("us", "UTC")), ["2026-11-23"]),
    (pa.array([datetime(2026, 11, 23, 12, 30, 5)], pa.timestamp("ms")), ["2026-11-23T12:30:05"]),  # noqa: DTZ001  # as above
    (pa.array([2**40], pa.timestamp("s")), ["12725829 days after 1970-01-01"]),
]


@pytest.mark.parametrize(("column", "cells"), READ, ids=sort_of)
def test_types_that_are_read(tmp_path: Path, column: object, cells: list[Cell]) -> None:
    """A cell is the text that a document would have; what is no day has the time in it, and is then refused as one."""
    sheet = sheet_of(write(tmp_path / "t", {"c": column}))
    (part,) = parts_of(sheet)

    assert cells == [row[0] for row in part.rows]
    assert [sheet.misfit(0, takes_lists=takes) for takes in (False, True)] == [None, None]


def test_views_of_text() -> None:
    """They are text, too; not every pyarrow can write them."""
    column = pa.array(["a", None, "b" * 20], pa.string_view())

    assert ["a", "", "b" * 20] == cells_of(column)
    assert misfit_of("c", column.type, takes_lists=False) is None


AB = ("a", "b")
LISTS: list[tuple[Any, list[Cell]]] = [
    (pa.array([["a", None, " b "], None, []]), [AB, (), ()]),
    (pa.array([["a", None, "b"], None, []], pa.large_list(pa.large_string())), [AB, (), ()]),
    (pa.array([["a", "b"], ["", "b"]], pa.list_(pa.string(), 2)), [AB, ("b",)]),
    (pa.array([["a", "b"]], pa.list_(pa.dictionary(pa.int32(), pa.string()))), [AB]),
]


@pytest.mark.parametrize(("column", "cells"), LISTS, ids=sort_of)
def test_lists_of_text(tmp_path: Path, column: object, cells: list[Cell]) -> None:
    """Where a list is taken it is one, without what is empty in it; elsewhere it is refused."""
    sheet = sheet_of(write(tmp_path / "t", {"c": column}))
    (part,) = parts_of(sheet)

    assert cells == [row[0] for row in part.rows]
    assert sheet.misfit(0, takes_lists=True) is None
    assert ("the column `c` holds lists", "only `tags` and `declared` take lists") == sheet.misfit(0, takes_lists=False)


REFUSED: list[tuple[Any, str]] = [
    (pa.array([1.5]), "the column `c` holds numbers that are not exact, `double`"),
    (pa.array([1.5], pa.float32()), "the column `c` holds numbers that are not exact, `float`"),
    (pa.array([True]), "the column `c` holds `bool`, which is not read"),
    (pa.array([b"x"]), "the column `c` holds `binary`, which is not read"),
    (pa.array([{"a": 1}]), "the column `c` holds `struct<a: int64>`, which is not read"),
    (pa.array([[1]]), "the column `c` holds `list<element: int64>`, which is not read"),
    (
        pa.array([0], pa.timestamp("s", "Europe/Berlin")),
        "the column `c` holds `timestamp[ms, tz=Europe/Berlin]`, which is not read",
    ),
    (pa.array([0], pa.time32("s")), "the column `c` holds `time32[ms]`, which is not read"),
]


@pytest.mark.parametrize(("column", "message"), REFUSED, ids=sort_of)
def test_types_that_are_refused(tmp_path: Path, column: object, message: str) -> None:
    """What is not exact, or not text, has a remedy."""
    sheet = sheet_of(write(tmp_path / "t", {"c": column}))
    misfit = (sheet.titles(), sheet.misfit(0, takes_lists=True))[1]

    assert misfit is not None
    assert message == misfit[0]
    assert misfit[1].startswith("store it as ")


def test_rows_of_several_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are counted through all groups and pieces, and each is found again, from a few groups that are kept."""
    monkeypatch.setattr(parquet_sheets, "_TOGETHER", 3)
    monkeypatch.setattr(parquet_sheets, "_KEPT", 2)
    sheet = sheet_of(write(tmp_path / "t", {"n": range(20), " a.b ": ["x"] * 20, "not": [1.5] * 20}, rows=5))
    parts = parts_of(sheet, 1, 0)

    assert ["n", "a.b", "not"] == sheet.titles()
    assert [0, 3, 5, 8, 10, 13, 15, 18] == [part.first for part in parts]
    assert [("x", str(number)) for number in range(20)] == [row for part in parts for row in part.rows]
    assert list(range(20)) == [at for part in parts for at in part.at]
    assert [(number, ("x", str(number))) for number in (19, 0, 7, 11, 1)] == [
        sheet.row(number) for number in (19, 0, 7, 11, 1)
    ]


def test_no_column_is_chosen(tmp_path: Path) -> None:
    """A mapping may say the same of all rows, of which there are as many."""
    sheet = sheet_of(write(tmp_path / "t", {"n": [1, 2]}))
    sheet.titles()
    (part,) = sheet.parts([], lambda _: None)

    assert [(), ()] == part.rows


def test_places(tmp_path: Path) -> None:
    """A row has its number for a line, column 1 and a pointer, and no text to show."""
    sheet = sheet_of(write(tmp_path / "t", {"n": [1, 2]}))
    place = sheet.source.place((1, "cost", "amount"))

    assert ("t.parquet", 2, 1, "/cost/amount", None, None) == (
        place.file,
        place.line,
        place.column,
        place.pointer,
        place.end_line,
        place.end_column,
    )
    assert sheet.source.line(1) is None
    assert not sheet.source.is_shown


def sound(folder: Path) -> bytes:
    """A file with one column of text that says what it is."""
    return write(folder / "sound", {"c": ["some text that cannot be missed"]}).read_bytes()


@pytest.mark.parametrize("data", [b"", b"id\na\n", b"PAR1" + b"x" * 50 + b"PAR1", None], ids=repr)
def test_what_is_no_parquet(tmp_path: Path, data: bytes | None) -> None:
    """It is refused as a whole, and so is a file that lacks its end."""
    (tmp_path / "t").write_bytes(sound(tmp_path)[:-1] if data is None else data)
    fault = sheet_of(tmp_path / "t").titles()

    assert isinstance(fault, Fault)
    assert ("invalid-table", "the file is not Parquet, or it is damaged") == (fault.name, fault.message)
    assert (1, 1) == (fault.place().line, fault.place().column)


def test_damage_within(tmp_path: Path) -> None:
    """What was read before it is taken, and what comes after it is not."""
    text = pa.StringArray.from_buffers(2, pa.py_buffer(b"\0\0\0\0\1\0\0\0\2\0\0\0"), pa.py_buffer(b"a\xff"))
    sheet = sheet_of(write(tmp_path / "t", {"c": text}, rows=1))
    first, second = parts_of(sheet)

    assert ([("a",)], []) == (first.rows, list(first.faults))
    assert [] == list(second.rows)
    assert [("invalid-table", 2, 1)] == [
        (fault.name, fault.place().line, fault.place().column) for fault in second.faults
    ]


def test_limits(tmp_path: Path) -> None:
    """A cell that is too long is told of in its row, and so is a list."""
    texts = ["x" * 11, "x" * 10, "x"]
    lists = [["y"], ["y" * 10, "y" * 10], ["y" * 10, "y" * 10, "y"]]
    sheet = sheet_of(write(tmp_path / "t", {"c": texts, "l": lists}), Limits(text=10, line=20))
    (part,) = parts_of(sheet)

    assert [1] == list(part.at)
    assert [("limit", 1), ("limit", 3)] == [(fault.name, fault.place().line) for fault in part.faults]


def test_rows_without_end(tmp_path: Path) -> None:
    """A small file that says the same a hundred million times is not read."""
    file = write(tmp_path / "t", {"c": pa.array(["a"]).take(pa.array([0] * 200_000))}, rows=1_000_000)
    fault = sheet_of(file).titles()

    assert file.stat().st_size * 64 < 200_000
    assert isinstance(fault, Fault)
    assert "limit" == fault.name


def test_a_file_that_changes(tmp_path: Path) -> None:
    """What was looked at is not read again from another file."""
    file = write(tmp_path / "t", {"c": ["a", "b"]})
    sheet = sheet_of(file)
    parts_of(sheet)
    file.write_bytes(file.read_bytes() + b" ")

    with pytest.raises(UnreadablePath, match="has changed since"):
        sheet.row(1)
