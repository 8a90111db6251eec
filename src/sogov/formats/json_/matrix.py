"""What `matrix -f json` writes: the responsibility matrix."""

from collections.abc import Iterator

from sogov.formats.json_.writing import VERSION, document
from sogov.formats.style import Style
from sogov.tables.matrix import Mark, Matrix, MatrixRow
from sogov.values.shares import share_text


def pieces(matrix: Matrix, _style: Style) -> Iterator[str]:
    """A matrix as one JSON object; `cells` has the columns in which something stands."""
    return document(
        {
            "sogov": VERSION,
            "as_of": matrix.as_of.isoformat(),
            "by": matrix.by,
            "stage": matrix.stage,
            "responsibilities": [
                {"id": one.id, "name": one.name, "letter": one.letter} for one in matrix.responsibilities
            ],
            "columns": [{"id": column.id, "name": column.name} for column in matrix.columns],
            "rows": map(_row, matrix.rows),
            "notes": [{"hint": note.hint, "resources": note.resources} for note in matrix.notes],
        }
    )


def _row(row: MatrixRow) -> dict[str, object]:
    return {
        "resource": row.resource.id,
        "home": row.resource.home,
        "cells": {column: [_mark(mark) for mark in row.marks[column]] for column in sorted(row.marks)},
        "unsettled": dict(sorted(row.unsettled)),
        "hints": sorted(row.hints),
    }


def _mark(mark: Mark) -> dict[str, str]:
    share = {} if mark.share is None else {"share": share_text(mark.share)}
    return {"responsibility": mark.responsibility, **share}
