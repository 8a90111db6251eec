"""What `matrix --money -f json` writes: the funding table."""

from collections.abc import Iterator
from decimal import Decimal

from sogov.formats.json_.writing import VERSION, document
from sogov.formats.style import Style
from sogov.tables.funding import FundingRow, FundingTable, FundingTotal, Part
from sogov.values.shares import share_text


def pieces(table: FundingTable, _style: Style) -> Iterator[str]:
    """A funding table as one JSON object; `parts` has the columns that fund something."""
    return document(
        {
            "sogov": VERSION,
            "as_of": table.as_of.isoformat(),
            "by": table.by,
            "stage": table.stage,
            "columns": [{"id": column.id, "name": column.name} for column in table.columns],
            "rows": map(_row, table.rows),
            "totals": map(_total, table.totals),
        }
    )


def _row(row: FundingRow) -> dict[str, object]:
    return {
        "resource": row.resource.id,
        "home": row.resource.home,
        "status": row.status,
        "currency": row.currency or None,
        "cost": _amount(row.cost),
        "parts": {column: _part(row.parts[column]) for column in sorted(row.parts)},
        "share": share_text(row.share),
        "paid": _amount(row.paid),
        "left": _amount(row.left),
    }


def _part(part: Part) -> dict[str, str]:
    return {"share": share_text(part.share), **({} if part.amount is None else {"amount": f"{part.amount:f}"})}


def _total(total: FundingTotal) -> dict[str, object]:
    return {
        "currency": total.currency,
        "cost": f"{total.cost:f}",
        "parts": {column: f"{amount:f}" for column, amount in total.parts.items()},
        "paid": f"{total.paid:f}",
        "left": f"{total.left:f}",
    }


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"
