"""Portions: what is taken in of a block of a stream by the process that reads it, and sent to the one that asked."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

import attrs

from sogov.documents.limits import Limits
from sogov.documents.streams import draft_of_lines, lines_in, lines_of, pieces_of
from sogov.organisation.columns import Growth, Tables
from sogov.selectors.questions import Questions
from sogov.structure.intake import Intake, Taken, joined

_NO_TABLES = Tables(Questions())


@attrs.frozen(eq=False)
class Portion:
    """What one block holds: resources that are plain, in columns, and numbers of lines that are not.

    The columns lack their tables, which are those of the process that read it and have grown by so much since its last
    portion.
    """

    growth: Growth
    parts: Sequence[Taken | int]

    def __len__(self) -> int:
        """The number of lines in the block."""
        return sum(part if isinstance(part, int) else len(part.ids) for part in self.parts)


class Portioner:
    """Makes portions of blocks, each with what the tables have grown by since the last one."""

    def __init__(self, intake: Intake, limits: Limits, *, takes: bool) -> None:
        """Take in what an intake does; nothing at all where it does not take."""
        self._intake = intake
        self._limits = limits
        self._takes = takes
        self._sizes = _NO_TABLES.sizes

    def portion(self, block: bytes) -> Portion:
        """What a block of whole lines holds."""
        found = self._found(block) if self._takes else iter((lines_in(block),))
        parts = tuple(chain.from_iterable(map(_together, groupby(found, type))))
        growth, self._sizes = self._intake.tables.growth(self._sizes), self._intake.tables.sizes
        return Portion(growth, parts)

    def _found(self, block: bytes) -> Iterator[Taken | int]:
        return chain.from_iterable(map(self._in_piece, pieces_of(block)))

    def _in_piece(self, piece: bytes) -> Iterator[Taken | int]:
        """What is in a piece, in parts as large as can be."""
        draft = draft_of_lines(piece, self._limits)
        taken = self._intake.take(draft) if draft is not None else None
        if taken is not None:
            yield taken
        elif (count := lines_in(piece)) == 1:
            yield 1
        else:
            lines = lines_of(piece)
            for part in (lines[: count // 2], lines[count // 2 :]):
                yield from self._in_piece(b"\n".join(part) + b"\n")


def _together(run: tuple[type, Iterator[Taken | int]]) -> Iterator[Taken | int]:
    sort, parts = run
    if sort is int:
        yield sum(part for part in parts if isinstance(part, int))
    else:
        yield joined([part for part in parts if isinstance(part, Taken)]).with_tables(_NO_TABLES)
