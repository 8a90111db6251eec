"""What `who` says to people: a table of cells."""

from collections.abc import Callable, Iterable, Iterator

from sogov.evaluation.cells import Cell, CellHolder
from sogov.evaluation.portfolios import Portfolio, Rows
from sogov.formats.escapes import visible, without_commands
from sogov.formats.prose import counted, in_reading_order, listed, money
from sogov.formats.style import Style
from sogov.formats.text.paint import painted
from sogov.formats.text.tables import Column, table
from sogov.values.shares import share_text

_COLUMNS = (
    Column("resource", hues=("bold",)),
    Column("responsibility"),
    Column("status"),
    Column("holder"),
    Column("department"),
    Column("share", right=True),
    Column("a month", right=True),
    Column("rules", hues=("dim",)),
)


def pieces(rows: Rows, style: Style) -> Iterator[str]:
    """The cells of resources, one line a holder; cells of which nothing is said only where all is wanted."""
    cells = [cell for cell in in_reading_order(rows.cells) if style.is_verbose or cell.status != "none"]
    return (f"{line}\n" for line in without_commands(_table(cells, rows.currency, style)))


def portfolio_pieces(portfolio: Portfolio, style: Style) -> Iterator[str]:
    """What one holder has, and what it pays a month in all."""
    return (f"{line}\n" for line in without_commands(_portfolio(portfolio, style)))


def _portfolio(portfolio: Portfolio, style: Style) -> Iterator[str]:
    organisation = portfolio.rows.currency
    yield from _table(in_reading_order(portfolio.cells), organisation, style)
    numbers: dict[str, int] = {}
    for cell in in_reading_order(portfolio.cells):
        numbers[cell.responsibility] = numbers.get(cell.responsibility, 0) + 1
    deeds = [f"{visible(name)} {counted(number, 'resource')}" for name, number in numbers.items()]
    paid = [f"{money(amount)} {currency}" for currency, amount in portfolio.totals.items()]
    if numbers:
        yield ""
    name = painted(visible(portfolio.holder), style, "bold")
    yield f"{name}: {listed(deeds) or 'holds nothing'}" + (f"; pays {listed(paid)} a month" if paid else "")


def _table(cells: Iterable[Cell], currency_of: Callable[[str], str], style: Style) -> Iterator[str]:
    rows: list[tuple[str, ...]] = []
    last = ""
    for cell in cells:
        name = "" if cell.resource == last else visible(cell.resource)
        last = cell.resource
        head = (name, visible(cell.responsibility), cell.status)
        rules = ", ".join(map(visible, cell.rules))
        currency = currency_of(cell.resource)
        if not cell.holders:
            rows.append((*head, "", "", "", "", rules))
        for number, holder in enumerate(cell.holders):
            middle = _holder(holder, currency)
            rows.append((*head, *middle, rules) if not number else ("", "", "", *middle, ""))
    if rows:
        yield from table(_COLUMNS, rows, style)


def _holder(holder: CellHolder, currency: str) -> tuple[str, str, str, str]:
    share = share_text(holder.share) if holder.share is not None else ""
    amount = f"{money(holder.amount)} {currency}" if holder.amount is not None else ""
    return visible(holder.holder), visible(holder.department or "?"), share, amount
