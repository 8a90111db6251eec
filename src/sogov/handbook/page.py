"""A page of the handbook: sections of paragraphs, lists, tables and charts, from which every format is made."""

from collections.abc import Iterator

import attrs

from sogov.handbook.phrases import Phrase, Target


@attrs.frozen
class Paragraph:
    """A paragraph."""

    text: Phrase


@attrs.frozen
class Quotation:
    """What somebody gave as a reason, in their words."""

    text: Phrase


@attrs.frozen
class Bullets:
    """A list."""

    items: tuple[Phrase, ...]


@attrs.frozen
class Column:
    """A column of a table; numbers stand on the right."""

    title: str
    is_number: bool = False


@attrs.frozen
class Row:
    """A row: a cell for each column; `target` is what it is the place of."""

    cells: tuple[Phrase, ...]
    target: Target | None = None


@attrs.frozen
class Table:
    """A table; `title` says what it holds to those who cannot see it."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@attrs.frozen
class Bar:
    """A bar of a chart: its name, how long it is (from 0 to 1), and the figure that it stands for."""

    name: Phrase
    length: float
    figure: str


@attrs.frozen
class Chart:
    """Bars under a title."""

    title: str
    bars: tuple[Bar, ...]


@attrs.frozen
class Figure:
    """A number that is seen at a glance, what it counts, and where there is more on it."""

    number: str
    label: str
    target: Target | None = None
    is_alarm: bool = False


@attrs.frozen
class Figures:
    """Numbers that are seen at a glance."""

    figures: tuple[Figure, ...]


@attrs.frozen
class Section:
    """Blocks under a heading; `targets` are the things of which it is the place."""

    title: str
    blocks: "tuple[Block, ...]"
    targets: tuple[Target, ...] = ()


Block = Paragraph | Quotation | Bullets | Table | Chart | Figures | Section


@attrs.frozen
class Page:
    """A page: its path without an ending, its title, what it holds, and the things of which it is the place."""

    path: str
    title: str
    blocks: tuple[Block, ...]
    targets: tuple[Target, ...] = ()


def sections(blocks: tuple[Block, ...], depth: int = 2) -> Iterator[tuple[int, Section]]:
    """The sections among blocks and within each other from the top down, with their depths."""
    for block in blocks:
        if isinstance(block, Section):
            yield depth, block
            yield from sections(block.blocks, depth + 1)
