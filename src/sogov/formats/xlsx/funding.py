"""What `matrix --money -f xlsx` writes: the funding table in shares and in amounts, with its sums."""

from collections.abc import Iterator

from sogov.formats.grids import RESOURCE_TITLES, headings, resource_cells
from sogov.formats.style import Style
from sogov.formats.xlsx.writing import Cell, Heading, Sheet, workbook
from sogov.tables.funding import FundingRow, FundingTable

_WIDTHS = (24, 36, 14, 14, 20, 10)
_MONEY = 14
_SHARE = 10


def pieces(table: FundingTable, _style: Style) -> Iterator[bytes]:
    """A funding table as a workbook: the resources on one sheet, what each currency comes to on another."""
    titles = [*map(Heading, RESOURCE_TITLES, _WIDTHS), Heading("status"), Heading("currency", 9), Heading("cost")]
    for name in headings(table.columns):
        titles += [Heading(f"{name}, share", _SHARE), Heading(f"{name}, a month", _MONEY)]
    titles += [Heading("sum, share", _SHARE), Heading("sum, a month", _MONEY), Heading("left")]
    total_titles = [Heading("currency", 9), Heading("cost"), *map(Heading, headings(table.columns))]
    sheets = [
        Sheet("Funding", tuple(titles), _rows(table), frozen=2),
        Sheet("Sums", (*total_titles, Heading("sum"), Heading("left")), _totals(table), frozen=1),
    ]
    return workbook(sheets, table.as_of, table.organisation.minor_units)


def _rows(table: FundingTable) -> Iterator[tuple[Cell, ...]]:
    columns = [column.id for column in table.columns]
    for row in table.rows:
        yield (
            *resource_cells(row.resource),
            *(row.status, row.currency, row.cost),
            *(cell for column in columns for cell in _part(row, column)),
            *(row.share, row.paid, row.left),
        )


def _part(row: FundingRow, column: str) -> tuple[Cell, Cell]:
    part = row.parts.get(column)
    return (None, None) if part is None else (part.share, part.amount)


def _totals(table: FundingTable) -> Iterator[tuple[Cell, ...]]:
    columns = [column.id for column in table.columns]
    for total in table.totals:
        yield total.currency, total.cost, *(total.parts.get(column) for column in columns), total.paid, total.left
