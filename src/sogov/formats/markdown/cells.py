"""What `who -f markdown` writes: a table of cells."""

from collections.abc import Callable, Iterable, Iterator

from sogov.evaluation.cells import Cell, CellHolder
from sogov.evaluation.portfolios import Portfolio, Rows
from sogov.formats.escapes import markdown
from sogov.formats.markdown.writing import strong, table
from sogov.formats.prose import counted, in_reading_order, listed, money
from sogov.formats.style import Style
from sogov.values.shares import share_text

_TITLES = ("Resource", "responsibility", "status", "holder", "department", "share", "a month", "rules")
_NUMBERS = (5, 6)


def pieces(rows: Rows, style: Style) -> Iterator[str]:
    """The cells of resources, one row a holder; cells of which nothing is said only where all is wanted."""
    cells = (cell for cell in in_reading_order(rows.cells) if style.is_verbose or cell.status != "none")
    return (f"{line}\n" for line in _table(cells, rows.currency))


def portfolio_pieces(portfolio: Portfolio, _style: Style) -> Iterator[str]:
    """What one holder has, and what it pays a month in all."""
    return (f"{line}\n" for line in _portfolio(portfolio))


def _portfolio(portfolio: Portfolio) -> Iterator[str]:
    paid = [f"{money(amount)} {currency}" for currency, amount in portfolio.totals.items()]
    sum_text = f", and pays {listed(paid)} a month" if paid else ""
    resources = len({cell.resource for cell in portfolio.cells})
    yield f"{strong(portfolio.holder)} holds something of {counted(resources, 'resource')}{sum_text}."
    if portfolio.cells:
        yield ""
        yield from _table(in_reading_order(portfolio.cells), portfolio.rows.currency)


def _table(cells: Iterable[Cell], currency_of: Callable[[str], str]) -> Iterator[str]:
    return table(_TITLES, (row for cell in cells for row in _rows(cell, currency_of)), _NUMBERS)


def _rows(cell: Cell, currency_of: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    head = (markdown(cell.resource), markdown(cell.responsibility), cell.status)
    rules = ", ".join(map(markdown, cell.rules))
    if not cell.holders:
        yield (*head, "", "", "", "", rules)
    for holder in cell.holders:
        yield (*head, *_holder(holder, currency_of(cell.resource)), rules)


def _holder(holder: CellHolder, currency: str) -> tuple[str, str, str, str]:
    share = share_text(holder.share) if holder.share is not None else ""
    amount = f"{money(holder.amount)} {currency}" if holder.amount is not None else ""
    return markdown(holder.holder), markdown(holder.department or "?"), share, amount
