"""What `who -f json` writes: cells, and the totals of one holder."""

from collections.abc import Iterator

from sogov.evaluation.cells import Cell, CellHolder
from sogov.evaluation.portfolios import Portfolio, Rows
from sogov.formats.json_.writing import VERSION, document
from sogov.formats.style import Style
from sogov.values.shares import share_text


def pieces(rows: Rows, _style: Style) -> Iterator[str]:
    """The cells of resources as one JSON object."""
    cells = (cell_object(cell) for cell in rows.cells)
    return document({"sogov": VERSION, "as_of": rows.as_of.isoformat(), "cells": cells})


def portfolio_pieces(portfolio: Portfolio, _style: Style) -> Iterator[str]:
    """What one holder has, as one JSON object."""
    return document(
        {
            "sogov": VERSION,
            "as_of": portfolio.as_of.isoformat(),
            "holder": portfolio.holder,
            "cells": (cell_object(cell) for cell in portfolio.cells),
            "totals": [{"currency": currency, "amount": str(amount)} for currency, amount in portfolio.totals.items()],
        }
    )


def cell_object(cell: Cell) -> dict[str, object]:
    """A cell; share and amount are there only where the holder has one."""
    return {
        "resource": cell.resource,
        "responsibility": cell.responsibility,
        "status": cell.status,
        "rules": cell.rules,
        "holders": [holder_object(holder) for holder in cell.holders],
    }


def holder_object(holder: CellHolder) -> dict[str, object]:
    """A holder of a cell."""
    found: dict[str, object] = {"holder": holder.holder, "department": holder.department}
    if holder.share is not None:
        found["share"] = share_text(holder.share)
    if holder.amount is not None:
        found["amount"] = f"{holder.amount:f}"
    return found
