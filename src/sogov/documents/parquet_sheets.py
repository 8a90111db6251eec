"""Parquet: files of typed columns, read with pyarrow in pieces of rows, and only the columns that are named."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from sogov.documents.faults import Fault
from sogov.documents.limits import Limits
from sogov.documents.parquet_cells import cells_of, misfit_of
from sogov.documents.sources import Source
from sogov.documents.streams import Opened
from sogov.documents.tables import Part, Row, Spot, Words, cell_beyond, is_beyond
from sogov.values.origins import Pointer

_TOGETHER = 1000

# No file with an id a row has so many rows a byte; one that says so would take memory without end.
_ROWS_A_BYTE = 64

# So many groups of rows are kept when single rows are asked for.
_KEPT = 8

_INVALID = "invalid-table"


class ParquetSheet:
    """The rows of a Parquet file; raises ImportError where pyarrow is not installed."""

    def __init__(self, name: str, document: str, opened: Opened, limits: Limits) -> None:
        """Take a file by the name to report it by, and that of the document that names it."""
        import pyarrow.parquet

        self.source = Source(name, cells=self, named_by=document)
        self._arrow = pyarrow
        self._errors = (pyarrow.ArrowException, OSError, UnicodeDecodeError)
        self._opened = opened
        self._limits = limits
        self._file: Any = None
        self._chosen: list[str] = []
        self._starts: list[int] = []
        self._kept: dict[int, Any] = {}

    def titles(self) -> Sequence[str] | Fault:
        """The titles of its columns, or why there are none."""
        try:
            stream = self._arrow.PythonFile(_Bytes(self._opened), mode="r")
            self._file = self._arrow.parquet.ParquetFile(stream, pre_buffer=False)
            titles = [str(field.name).strip() for field in self._file.schema_arrow]
        except self._errors:
            message = "the file is not Parquet, or it is damaged"
            return Fault(_INVALID, self.source, (0,), message, "write it anew", offset=0)
        found = self._file.metadata
        if found.num_rows > self._opened.size() * _ROWS_A_BYTE:
            message = "the file has more rows than could be told apart in so few bytes"
            return Fault("limit", self.source, (0,), message, "state each resource once, by its own id", offset=0)
        sizes = (found.row_group(number).num_rows for number in range(found.num_row_groups))
        self._starts = list(accumulate(sizes, initial=0))
        return titles

    def misfit(self, column: int, *, takes_lists: bool) -> Words | None:
        """Why what is in a column cannot be read, if that is so; the titles have been asked for."""
        field = self._file.schema_arrow.field(column)
        return misfit_of(str(field.name), field.type, takes_lists=takes_lists)

    def parts(self, chosen: Sequence[int], spot: Spot) -> Iterator[Part]:  # noqa: ARG002  # all is in column 1
        """All rows, with the cells of the columns that are chosen; the titles have been asked for."""
        self._chosen = [self._file.schema_arrow.field(column).name for column in chosen]
        at = 0
        try:
            for group in range(len(self._starts) - 1):
                for batch in self._file.iter_batches(
                    _TOGETHER, row_groups=[group], columns=self._chosen, use_threads=False
                ):
                    yield self._part(at, self._rows(batch))
                    at += batch.num_rows
        except self._errors:
            message = "from this row on the file cannot be read"
            fault = Fault(_INVALID, self.source, (at,), message, "write it anew, with text in UTF-8", offset=0)
            yield Part(at, (), (), (fault,))

    def row(self, number: int) -> tuple[int, Row]:
        """A row again that has been read: its number, and its cells in the columns that were chosen."""
        group = bisect_right(self._starts, number) - 1
        table = self._kept.get(group)
        if table is None:
            if len(self._kept) == _KEPT:
                del self._kept[next(iter(self._kept))]
            table = self._file.read_row_group(group, columns=self._chosen, use_threads=False)
            self._kept[group] = table
        (batch,) = table.slice(number - self._starts[group], 1).to_batches()
        (row,) = self._rows(batch)
        return number, row

    def span(self, number: int, pointer: Pointer) -> None:
        """Nothing: a row has no text."""

    def line(self, number: int) -> None:
        """Nothing: a row has no text."""

    def _part(self, first: int, rows: list[Row]) -> Part:
        # A dict keeps them in order, and is asked for each row.
        long = dict.fromkeys(
            number for number, row in enumerate(rows) if any(is_beyond(cell, self._limits) for cell in row)
        )
        faults = [
            Fault("limit", self.source, (first + number,), *cell_beyond(self._limits), offset=0) for number in long
        ]
        kept = [number for number in range(len(rows)) if number not in long] if long else range(len(rows))
        return Part(first, [first + number for number in kept], [rows[number] for number in kept], faults)

    def _rows(self, batch: Any) -> list[Row]:  # noqa: ANN401  # pyarrow says no types
        if not self._chosen:
            return [()] * batch.num_rows
        return list(
            zip(*(cells_of(batch.column(batch.schema.names.index(name))) for name in self._chosen), strict=True)
        )


class _Bytes:
    """A file as pyarrow reads it, from anywhere in what is opened."""

    closed = False

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._size = opened.size()
        self._at = 0

    def read(self, size: int) -> bytes:
        found = self._opened.read(self._at, min(self._at + size, self._size))
        self._at += len(found)
        return found

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def tell(self) -> int:
        return self._at
