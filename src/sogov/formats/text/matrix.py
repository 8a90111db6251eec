"""What `matrix` says to people: the matrix where it fits, else who holds what of each resource; and the hints."""

from collections.abc import Iterator

from sogov.formats.escapes import visible, without_commands
from sogov.formats.grids import legend, letters_of, marks_text, question, unsettled_text
from sogov.formats.prose import counted
from sogov.formats.style import Style
from sogov.formats.text.columns import width_of
from sogov.formats.text.paint import painted
from sogov.formats.text.tables import Column, table
from sogov.tables.matrix import Matrix

_SHOWN = 5
_WIDEST = 160
_GAP = 2


def pieces(matrix: Matrix, style: Style) -> Iterator[str]:
    """A matrix for a terminal or a log, line by line."""
    return (f"{line}\n" for line in without_commands(_lines(matrix, style)))


def _lines(matrix: Matrix, style: Style) -> Iterator[str]:
    name = painted(visible(matrix.organisation.name), style, "bold")
    yield f"{name}, {matrix.as_of.isoformat()}: {visible(question(matrix))}"
    yield ""
    titles = ("resource", *(visible(column.id) for column in matrix.columns), "unsettled")
    room = (style.width or _WIDEST) - _GAP * (len(titles) - 1)
    rows = _grid(matrix) if sum(map(width_of, titles)) <= room else []
    if rows and sum(max(width_of(row[number]) for row in (titles, *rows)) for number in range(len(titles))) <= room:
        yield from table([Column(titles[0], hues=("bold",)), *map(Column, titles[1:])], rows, style)
    else:
        yield from table((Column("resource", hues=("bold",)), Column("holder"), Column("holds")), _list(matrix), style)
    yield ""
    yield painted(", ".join(f"{visible(letter)} {visible(what)}" for letter, what in legend(matrix)), style, "dim")
    for note in matrix.notes:
        shown = note.resources if style.is_verbose else note.resources[:_SHOWN]
        more = len(note.resources) - len(shown)
        resources = ", ".join(map(visible, shown)) + (f", … and {more:,} more" if more else "")
        yield f"note: {note.meaning}: {counted(len(note.resources), 'resource')}: {resources}"


def _grid(matrix: Matrix) -> list[tuple[str, ...]]:
    """The matrix as it is."""
    letters, columns = letters_of(matrix), [column.id for column in matrix.columns]
    return [
        (
            visible(row.resource.id),
            *(visible(marks_text(row.marks.get(column, ()))) for column in columns),
            visible(unsettled_text(row.unsettled, letters)),
        )
        for row in matrix.rows
    ]


def _list(matrix: Matrix) -> list[tuple[str, str, str]]:
    """The cells in which something stands, a line each."""
    letters, order = letters_of(matrix), {column.id: number for number, column in enumerate(matrix.columns)}
    lines = []
    for row in matrix.rows:
        columns = sorted(row.marks, key=order.__getitem__)
        found = [(visible(column), marks_text(row.marks[column])) for column in columns]
        if row.unsettled:
            found.append(("", unsettled_text(row.unsettled, letters)))
        for number, (holder, held) in enumerate(found or [("", "")]):
            lines.append(("" if number else visible(row.resource.id), holder, visible(held)))
    return lines
