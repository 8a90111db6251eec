"""What `matrix --money -f csv` writes: a resource a row, two columns a funder."""

from collections.abc import Iterator

from sogov.formats.csv.writing import Cell, row
from sogov.formats.grids import RESOURCE_TITLES, resource_cells
from sogov.formats.style import Style
from sogov.tables.funding import FundingRow, FundingTable


def pieces(table: FundingTable, _style: Style) -> Iterator[str]:
    """The funding table as rows of RFC 4180 below a row of titles; shares are parts of 1, amounts by the month."""
    columns = [column.id for column in table.columns]
    funders = [title for column in columns for title in (f"{column} share", f"{column} amount")]
    yield row((*RESOURCE_TITLES, "status", "currency", "cost", *funders, "sum share", "sum amount", "left"))
    for found in table.rows:
        yield row(
            (
                *resource_cells(found.resource),
                *(found.status, found.currency, found.cost),
                *(cell for column in columns for cell in _part(found, column)),
                *(found.share, found.paid, found.left),
            )
        )


def _part(found: FundingRow, column: str) -> tuple[Cell, Cell]:
    part = found.parts.get(column)
    return (None, None) if part is None else (part.share, part.amount)
