"""What `matrix -f xlsx` writes: the responsibility matrix, and a sheet with its legend and the hints."""

from collections.abc import Iterator

from sogov.formats.grids import (
    RESOURCE_TITLES,
    headings,
    legend,
    letters_of,
    marks_text,
    question,
    resource_cells,
    unsettled_text,
)
from sogov.formats.style import Style
from sogov.formats.xlsx.writing import Cell, Heading, Sheet, workbook
from sogov.tables.hints import MEANINGS
from sogov.tables.matrix import Matrix

_WIDTHS = (24, 36, 14, 14, 20, 10)


def pieces(matrix: Matrix, _style: Style) -> Iterator[bytes]:
    """A matrix as a workbook."""
    titles = (*map(Heading, RESOURCE_TITLES, _WIDTHS), *map(Heading, headings(matrix.columns)))
    titles += (Heading("unsettled", 18), Heading("hints", 30))
    sheets = [
        Sheet("Responsibilities", titles, _rows(matrix), frozen=2),
        Sheet("Notes", (Heading("what", 30), Heading("", 60)), _notes(matrix)),
    ]
    return workbook(sheets, matrix.as_of, matrix.organisation.minor_units)


def _rows(matrix: Matrix) -> Iterator[tuple[Cell, ...]]:
    letters, columns = letters_of(matrix), [column.id for column in matrix.columns]
    for row in matrix.rows:
        yield (
            *resource_cells(row.resource),
            *(marks_text(row.marks.get(column, ())) for column in columns),
            unsettled_text(row.unsettled, letters),
            "; ".join(MEANINGS[hint] for hint in row.hints),
        )


def _notes(matrix: Matrix) -> Iterator[tuple[Cell, ...]]:
    yield matrix.organisation.name, f"{matrix.as_of.isoformat()}: {question(matrix)}"
    yield from legend(matrix)
    for column in matrix.columns:
        yield column.name, column.id
    for note in matrix.notes:
        for resource in note.resources:
            yield note.meaning, resource
