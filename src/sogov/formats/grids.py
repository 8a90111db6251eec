"""Words and shapes that the formats for tables of all resources share."""

from collections.abc import Iterable, Sequence

from sogov.evaluation.listing import Item
from sogov.formats.prose import counted
from sogov.tables.columns import Column
from sogov.tables.funding import FundingTable
from sogov.tables.matrix import Mark, Matrix
from sogov.values.shares import share_text

RESOURCE_TITLES = ("resource", "name", "platform", "kind", "home", "stage")

_SEPARATOR = " · "


def marks_text(marks: Iterable[Mark]) -> str:
    """A cell: the letters, with the share where there is one."""
    return _SEPARATOR.join(
        mark.letter if mark.share is None else f"{mark.letter} {share_text(mark.share)}" for mark in marks
    )


def unsettled_text(unsettled: Iterable[tuple[str, str]], letters: dict[str, str]) -> str:
    """What of a resource is in nobody's hands: the letters, each with the reason."""
    return _SEPARATOR.join(f"{letters[responsibility]} {status}" for responsibility, status in unsettled)


def letters_of(matrix: Matrix) -> dict[str, str]:
    """The letter of each responsibility."""
    return {one.id: one.letter for one in matrix.responsibilities}


def legend(matrix: Matrix) -> list[tuple[str, str]]:
    """The letters with the names of their responsibilities."""
    return [
        (one.letter, one.name if one.name == one.id else f"{one.name} ({one.id})") for one in matrix.responsibilities
    ]


def resource_cells(item: Item) -> tuple[str, str, str, str, str, str]:
    """What a row says of its resource, in the order of the titles."""
    return item.id, item.name, item.platform or "", item.kind, item.home, item.stage or ""


def headings(columns: Sequence[Column]) -> list[str]:
    """The names of columns, each with its id where another has the same name."""
    names = [column.name for column in columns]
    return [
        column.name if column.name and names.count(column.name) == 1 else f"{column.name} ({column.id})"
        for column in columns
    ]


def question(table: Matrix | FundingTable) -> str:
    """What the table answers, for its heading."""
    asked = "who funds it" if isinstance(table, FundingTable) else "who answers for it"
    would = f", if it were in the stage `{table.stage}`" if table.stage is not None else ""
    return f"{asked}, by {table.by}{would}: {counted(len(table.evaluation.class_of), 'resource')}"
