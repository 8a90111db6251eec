"""Listings: the resources in effect with what tables and drawings say of each."""

from collections.abc import Iterator

import attrs

from sogov.evaluation.evaluation import Evaluation
from sogov.organisation.columns import Columns, Description


@attrs.frozen
class Item:
    """A resource: its row and the number of its class, what it is, and its home after successors."""

    row: int
    number: int
    id: str
    name: str
    kind: str
    platform: str | None
    stage: str | None
    home: str


def listed(evaluation: Evaluation) -> tuple[Item, ...]:
    """The resources in effect, sorted by id."""
    resources, home_of = evaluation.organisation.resources, evaluation.tree.home_of
    found = []
    # In the order of the rows, which is that of the files: names are then read one after the other.
    for row, number, (description, department) in evaluation.rows(_described):
        resource = resources.resource(row)
        found.append(
            Item(
                row=row,
                number=number,
                id=resource.id,
                name=resource.name,
                kind=description.kind,
                platform=description.platform,
                stage=description.stage,
                home=home_of(department),
            )
        )
    return tuple(sorted(found, key=lambda item: item.id))


def _described(columns: Columns) -> Iterator[tuple[Description, str | None]]:
    descriptions = map(columns.tables.descriptions.__getitem__, columns.description)
    return zip(descriptions, map(columns.tables.departments.__getitem__, columns.department), strict=True)
