"""What `matrix -f markdown` writes: the responsibility matrix, its legend, and the hints under it."""

from collections.abc import Iterator

from sogov.formats.escapes import markdown, markdown_prose
from sogov.formats.grids import headings, legend, letters_of, marks_text, question, unsettled_text
from sogov.formats.markdown.writing import bullet, table
from sogov.formats.prose import counted
from sogov.formats.style import Style
from sogov.tables.matrix import Matrix, MatrixRow

_SHOWN = 20


def pieces(matrix: Matrix, style: Style) -> Iterator[str]:
    """A matrix as a page."""
    return (f"{line}\n" for line in _lines(matrix, style))


def _lines(matrix: Matrix, style: Style) -> Iterator[str]:
    yield f"# {markdown(matrix.organisation.name)}, {matrix.as_of.isoformat()}"
    yield ""
    asked = question(matrix)
    yield f"{markdown_prose(asked[0].upper() + asked[1:])}."
    yield ""
    yield from table(("Resource", *map(markdown, headings(matrix.columns)), "unsettled"), _rows(matrix))
    yield ""
    yield ", ".join(f"{markdown(letter)}: {markdown(name)}" for letter, name in legend(matrix)) + "."
    if matrix.notes:
        yield ""
    for note in matrix.notes:
        shown = note.resources if style.is_verbose else note.resources[:_SHOWN]
        more = len(note.resources) - len(shown)
        rest = f", … and {more:,} more" if more else ""
        resources = ", ".join(map(markdown, shown))
        yield bullet(note.meaning.capitalize(), f"{counted(len(note.resources), 'resource')}: {resources}{rest}")


def _rows(matrix: Matrix) -> Iterator[tuple[str, ...]]:
    letters, columns = letters_of(matrix), [column.id for column in matrix.columns]

    def cells(row: MatrixRow) -> tuple[str, ...]:
        marks = (markdown(marks_text(row.marks.get(column, ()))) for column in columns)
        return (markdown(row.resource.name), *marks, markdown(unsettled_text(row.unsettled, letters)))

    return map(cells, matrix.rows)
