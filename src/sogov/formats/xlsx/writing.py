"""Workbooks: sheets with a heading that stays, texts that are shown and never act, and true numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from sogov.findings.errors import SogovError
from sogov.formats.escapes import visible

Cell = str | int | Decimal | Fraction | None
"""What a cell shows: a text, a number, an amount of money, a share of a whole, or nothing."""

_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_MOST_CHARACTERS = 32_767

_FORMULA = re.compile('[\\s"]*[=+\\-@\uff1d\uff0b\uff0d\uff20]')


@attrs.frozen
class Heading:
    """The heading of a column, and how many characters wide the column is."""

    text: str
    width: int = 14


@attrs.frozen(eq=False)
class Sheet:
    """A sheet: its name, its headings, its rows, and how many columns stay in view."""

    name: str
    headings: tuple[Heading, ...]
    rows: Iterable[Sequence[Cell]]
    frozen: int = 0


class _Pieces:
    """Takes what is written to it, in the pieces in which it comes; what has been written is not changed again."""

    def __init__(self) -> None:
        self.all: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.all.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Everything is there already."""


def workbook(sheets: Iterable[Sheet], day: date, places: int) -> Iterator[bytes]:
    """The file of a workbook that says it was made on the day; money has so many decimals.

    Raises SogovError where the library for it is not installed, or a sheet has no room for the rows or columns.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise SogovError("to write `xlsx` install `sogov[xlsx]`") from None
    taken = _Pieces()
    # Without these options the library would make formulas and links of texts, and files of its own on the way.
    book = Workbook(
        taken,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False},
    )
    book.set_properties({"created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001  # a day has no time zone
    manner = _Manner(
        heading=book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        text=book.add_format({"num_format": "@"}),
        suspect=book.add_format({"num_format": "@", "quote_prefix": True}),
        number=book.add_format({"num_format": "#,##0"}),
        money=book.add_format({"num_format": "#,##0" + ("." + "0" * places if places else "")}),
        share=book.add_format({"num_format": "0.00%"}),
    )
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, manner)
    book.close()
    return iter(taken.all)


@attrs.frozen(eq=False)
class _Manner:
    """How cells look."""

    heading: Any
    text: Any
    suspect: Any
    number: Any
    money: Any
    share: Any


def _write(page: Any, sheet: Sheet, manner: _Manner) -> None:  # noqa: ANN401  # the library has no types
    if len(sheet.headings) > _MOST_COLUMNS:
        raise SogovError(f"`xlsx` has room for {_MOST_COLUMNS:,} columns, and {len(sheet.headings):,} are needed")
    for number, heading in enumerate(sheet.headings):
        page.set_column(number, number, heading.width)
        page.write_string(0, number, _shown(heading.text), manner.heading)
    line = 0
    for line, row in enumerate(sheet.rows, 1):
        if line >= _MOST_ROWS:
            raise SogovError(f"`xlsx` has room for {_MOST_ROWS:,} rows, and more are needed; write `csv`")
        for number, cell in enumerate(row):
            _write_cell(page, line, number, cell, manner)
    page.freeze_panes(1, sheet.frozen)
    page.autofilter(0, 0, line, len(sheet.headings) - 1)
    page.set_landscape()
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)


def _write_cell(page: Any, line: int, number: int, cell: Cell, manner: _Manner) -> None:  # noqa: ANN401  # as above
    if isinstance(cell, str):
        text = _shown(cell)
        if text:
            page.write_string(line, number, text, manner.suspect if _FORMULA.match(text) else manner.text)
    elif cell is not None:
        look = (
            manner.share if isinstance(cell, Fraction) else manner.money if isinstance(cell, Decimal) else manner.number
        )
        page.write_number(line, number, float(cell), look)


def _shown(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _MOST_CHARACTERS else f"{shown[: _MOST_CHARACTERS - 1]}…"
