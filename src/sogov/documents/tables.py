"""Tables: files of rows that documents name, and what whoever takes their rows in knows of them (`language §2.1`)."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import attrs

from sogov.documents.faults import Fault
from sogov.documents.limits import Limits
from sogov.documents.sources import Source
from sogov.values.origins import Pointer

PARQUET_ENDING = ".parquet"
"""How the name of a file ends that is Parquet; any other is CSV."""

Cell = str | tuple[str, ...]
"""What stands in a cell, without the blanks around it; a list where the file has lists; empty where it is empty."""

Row = Sequence[Cell]

Words = tuple[str, str]
"""What is wrong, and the remedy."""

Spot = Callable[[Pointer], int | None]
"""The column, counted from 0, that a part of a resource is from; None where it is from none."""


@attrs.frozen(eq=False)
class Part:
    """Rows that stand one after the other: the number of the first, from 0, and their cells in the columns chosen.

    `at` has the number of each in the file: of its first line, or of the row, from 0. What is wrong with rows that are
    not among these is in `faults`.
    """

    first: int
    at: Sequence[int]
    rows: Sequence[Row]
    faults: Sequence[Fault] = ()


class Sheet(Protocol):
    """A file of rows."""

    @property
    def source(self) -> Source:
        """Where its places are."""

    def titles(self) -> Sequence[str] | Fault:
        """The titles of its columns, or why there are none."""

    def misfit(self, column: int, *, takes_lists: bool) -> Words | None:
        """Why what is in a column cannot be read, if that is so."""

    def parts(self, chosen: Sequence[int], spot: Spot) -> Iterator[Part]:
        """All rows, with the cells of the columns that are chosen; the parts of resources are found by `spot`."""

    def row(self, number: int) -> tuple[int, Row]:
        """A row again that has been read: its number in the file, and its cells in the columns that were chosen."""


@attrs.frozen(eq=False)
class Table:
    """A file that an entry of `tables` names, by its number there; without a sheet where it cannot be opened."""

    source: Source
    document: Source
    number: int
    sheet: Sheet | None
    problem: Words = ("", "")


def is_beyond(cell: Cell, limits: Limits) -> bool:
    """Whether a cell is beyond a limit."""
    if isinstance(cell, str):
        return len(cell) > limits.text
    return max(map(len, cell), default=0) > limits.text or sum(map(len, cell)) > limits.line


def cell_beyond(limits: Limits) -> Words:
    """What is said of a cell that is beyond a limit."""
    return f"a cell has more than {limits.text:,} characters".replace(",", " "), "shorten it"
