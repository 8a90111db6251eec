"""What `matrix --money -f markdown` writes: the funding table with its sums."""

from collections.abc import Iterator
from decimal import Decimal

from sogov.formats.escapes import markdown, markdown_prose
from sogov.formats.grids import headings, question
from sogov.formats.markdown.writing import table
from sogov.formats.prose import money
from sogov.formats.style import Style
from sogov.tables.funding import FundingRow, FundingTable, FundingTotal
from sogov.values.shares import share_text


def pieces(funding: FundingTable, _style: Style) -> Iterator[str]:
    """A funding table as a page."""
    return (f"{line}\n" for line in _lines(funding))


def _lines(funding: FundingTable) -> Iterator[str]:
    yield f"# {markdown(funding.organisation.name)}, {funding.as_of.isoformat()}"
    yield ""
    asked = question(funding)
    yield f"{markdown_prose(asked[0].upper() + asked[1:])}. Money is by the month."
    yield ""
    titles = ("Resource", "cost", *map(markdown, headings(funding.columns)), "sum", "left")
    yield from table(titles, _rows(funding), range(1, len(titles)))


def _rows(funding: FundingTable) -> Iterator[tuple[str, ...]]:
    columns = [column.id for column in funding.columns]
    for row in funding.rows:
        yield _row(row, columns)
    for total in funding.totals:
        yield _total(total, columns)


def _row(row: FundingRow, columns: list[str]) -> tuple[str, ...]:
    parts = (
        _part(share_text(row.parts[column].share), row.parts[column].amount) if column in row.parts else ""
        for column in columns
    )
    cost = f"{_amount(row.cost)} {row.currency}" if row.cost is not None else ""
    settled = _part(share_text(row.share), row.paid) if row.parts else row.status
    return markdown(row.resource.name), cost, *parts, settled, _amount(row.left)


def _total(total: FundingTotal, columns: list[str]) -> tuple[str, ...]:
    parts = (f"**{money(total.parts[column])}**" if column in total.parts else "" for column in columns)
    sums = (f"**{money(amount)}**" for amount in (total.paid, total.left))
    return f"**all in {total.currency}**", f"**{money(total.cost)} {total.currency}**", *parts, *sums


def _part(share: str, amount: Decimal | None) -> str:
    return share if amount is None else f"{share}, {money(amount)}"


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else money(amount)
