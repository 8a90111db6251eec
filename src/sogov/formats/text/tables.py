"""Tables in aligned columns."""

from collections.abc import Iterator, Sequence

import attrs

from sogov.formats.style import Style
from sogov.formats.text.columns import cut, filled, width_of
from sogov.formats.text.paint import Hue, painted

_GAP = "  "
_NARROWEST = 8


@attrs.frozen
class Column:
    """A column with its heading; numbers stand on the right."""

    title: str
    right: bool = False
    hues: tuple[Hue, ...] = ()


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], style: Style) -> Iterator[str]:
    """The lines of a table; rows are texts without controls. A column in which nothing stands is left out."""
    used = [number for number in range(len(columns)) if any(row[number] for row in rows)]
    kept = [columns[number] for number in used]
    cells = [[row[number] for number in used] for row in rows]
    widths = _widths(kept, cells, style)
    titles = [column.title for column in kept]
    yield painted(_line(kept, titles, widths, style, plain=True), style, "dim")
    for row in cells:
        yield _line(kept, row, widths, style)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], style: Style) -> list[int]:
    widths = [
        max(width_of(column.title), *(width_of(row[number]) for row in rows)) for number, column in enumerate(columns)
    ]
    if style.width is not None:
        room = style.width - len(_GAP) * (len(widths) - 1)
        while sum(widths) > room and max(widths) > _NARROWEST:
            widths[widths.index(max(widths))] -= 1
    return widths


def _line(
    columns: Sequence[Column], row: Sequence[str], widths: Sequence[int], style: Style, *, plain: bool = False
) -> str:
    cells = []
    for column, text, width in zip(columns, row, widths, strict=True):
        shown = filled(cut(text, width), width, right=column.right)
        cells.append(shown if plain else painted(shown, style, *column.hues) if column.hues else shown)
    return _GAP.join(cells).rstrip()
