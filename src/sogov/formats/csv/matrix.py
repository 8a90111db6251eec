"""What `matrix -f csv` writes: a resource a row, a function or department a column."""

from collections.abc import Iterator

from sogov.formats.csv.writing import row
from sogov.formats.grids import RESOURCE_TITLES, letters_of, marks_text, resource_cells, unsettled_text
from sogov.formats.style import Style
from sogov.tables.hints import MEANINGS
from sogov.tables.matrix import Matrix


def pieces(matrix: Matrix, _style: Style) -> Iterator[str]:
    """The matrix as rows of RFC 4180 below a row of titles."""
    letters, columns = letters_of(matrix), [column.id for column in matrix.columns]
    yield row((*RESOURCE_TITLES, *columns, "unsettled", "hints"))
    for found in matrix.rows:
        yield row(
            (
                *resource_cells(found.resource),
                *(marks_text(found.marks.get(column, ())) for column in columns),
                unsettled_text(found.unsettled, letters),
                "; ".join(MEANINGS[hint] for hint in found.hints),
            )
        )
