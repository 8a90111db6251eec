"""CSV: texts in it are shown and never act, numbers are numbers."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from sogov.formats.escapes import visible, without_commands

Cell = str | int | Decimal | Fraction | None

# What a spreadsheet takes for a formula: at the beginning of a cell, and behind a semicolon, which separates cells
# where the comma separates decimals. The last four are the forms of full width.
_FORMULA = re.compile('(\\A|;)([\\s"]*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])')


def row(cells: Iterable[Cell]) -> str:
    """A row of RFC 4180; None is an empty cell, and a fraction is written as a decimal of fifteen digits."""
    return f"{','.join(map(_cell, cells))}\r\n"


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        (harmless,) = without_commands([visible(value)])
        text = _FORMULA.sub(r"\1\2'", harmless).replace('"', '""')
        return f'"{text}"' if text else ""
    if isinstance(value, Fraction):
        # A spreadsheet has no more digits than these.
        return f"{float(value):.15g}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
