"""What `matrix --money` says to people: a resource with its funders, what they pay, and the sums."""

from collections.abc import Iterator
from decimal import Decimal

from sogov.formats.escapes import visible, without_commands
from sogov.formats.grids import question
from sogov.formats.prose import money
from sogov.formats.style import Style
from sogov.formats.text.paint import painted
from sogov.formats.text.tables import Column, table
from sogov.tables.funding import FundingRow, FundingTable
from sogov.values.shares import share_text

_COLUMNS = (
    Column("resource", hues=("bold",)),
    Column("cost", right=True),
    Column(""),
    Column("funder"),
    Column("share", right=True),
    Column("a month", right=True),
    Column("left", right=True),
)


def pieces(funding: FundingTable, style: Style) -> Iterator[str]:
    """A funding table for a terminal or a log, line by line."""
    return (f"{line}\n" for line in without_commands(_lines(funding, style)))


def _lines(funding: FundingTable, style: Style) -> Iterator[str]:
    name = painted(visible(funding.organisation.name), style, "bold")
    yield f"{name}, {funding.as_of.isoformat()}: {visible(question(funding))}"
    yield ""
    columns = [column.id for column in funding.columns]
    rows = [line for row in funding.rows for line in _row(row, columns)]
    for total in funding.totals:
        head = (f"all in {total.currency}", money(total.cost), total.currency)
        parts = [(visible(column), "", money(total.parts[column]), "") for column in columns if column in total.parts]
        parts.append(("sum", "", money(total.paid), money(total.left)))
        rows += [(*(head if not number else ("", "", "")), *part) for number, part in enumerate(parts)]
    yield from table(_COLUMNS, rows, style)


def _row(row: FundingRow, columns: list[str]) -> Iterator[tuple[str, ...]]:
    head = (visible(row.resource.id), _amount(row.cost), row.currency)
    parts = [
        (visible(column), share_text(row.parts[column].share), _amount(row.parts[column].amount), "")
        for column in columns
        if column in row.parts
    ]
    if len(parts) != 1 or row.left:
        parts.append((row.status if not parts else "sum", share_text(row.share), _amount(row.paid), _amount(row.left)))
    for number, part in enumerate(parts):
        yield (*(head if not number else ("", "", "")), *part)


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else money(amount)
