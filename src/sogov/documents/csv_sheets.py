"""CSV: files of rows that are read in pieces and never all at once, and read again where one row is asked for."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs

from sogov.documents.csv_records import Cut, Flaw, Group, cells_of, cuts_of, groups, records_in
from sogov.documents.faults import Fault
from sogov.documents.limits import Limits
from sogov.documents.locator import Span
from sogov.documents.sources import Source
from sogov.documents.streams import Opened
from sogov.documents.tables import Part, Row, Spot, cell_beyond, is_beyond
from sogov.values.origins import Pointer

_MARKS_OF_OTHERS = (b"\xff\xfe", b"\xfe\xff")
_NOTHING = -1


@attrs.frozen
class _Piece:
    """Where records stand that were read together: in bytes, from which line, and the number of their first row."""

    start: int
    end: int
    line: int
    row: int


@attrs.frozen(eq=False)
class _Index:
    """Where each record of a piece begins, in bytes and in lines from its beginning, and which records are rows."""

    starts: "array[int]"
    lines: "array[int]"
    rows: "array[int]"


@attrs.frozen(eq=False)
class _Sifted:
    """What becomes of records: the numbers of those that are rows, all their cells, and what is wrong with others."""

    numbers: Sequence[int]
    cells: Sequence[Sequence[str]]
    faults: Sequence[Fault] = ()
    is_last: bool = False


class CsvSheet:
    """The rows of a file of comma-separated values, in which titles stand before them."""

    def __init__(self, name: str, document: str, opened: Opened, delimiter: str, limits: Limits) -> None:
        """Take a file by the name to report it by, and that of the document that names it."""
        self.source = Source(name, cells=self, named_by=document)
        self._opened = opened
        self._delimiter = delimiter
        self._limits = limits
        self._titles: Sequence[str] = ()
        self._titles_at = _NOTHING
        self._chosen: Sequence[int] = ()
        self._spot: Spot = lambda _: None
        self._pieces: list[_Piece] = []
        self._indexes: dict[_Piece, _Index] = {}

    def titles(self) -> Sequence[str] | Fault:
        """The titles of its columns, or why there are none."""
        for group in self._groups():
            for number, record in enumerate(group.records):
                line = group.line + group.lines[number]
                text = self._text(record, is_first=not line)
                cuts = self._cuts(text)
                if isinstance(cuts, Flaw):
                    return self._flawed(line, text, cuts)
                if any(cut.text.strip() for cut in cuts):
                    self._titles, self._titles_at = tuple(cut.text.strip() for cut in cuts), line
                    return self._titles
        return self._flawed(0, "", Flaw(0, "the table is empty", "begin it with the titles of its columns"))

    def misfit(self, column: int, *, takes_lists: bool) -> None:
        """Nothing: text can be read everywhere."""

    def parts(self, chosen: Sequence[int], spot: Spot) -> Iterator[Part]:
        """All rows, with the cells of the columns that are chosen; the titles have been asked for."""
        self._chosen, self._spot = chosen, spot
        row = 0
        for group in self._groups():
            sifted = self._sifted(group)
            self._pieces[-1] = attrs.evolve(self._pieces[-1], row=row)
            lines = group.lines
            at = array("Q", (group.line + lines[number] for number in sifted.numbers))
            yield Part(row, at, list(map(self._chosen_of, sifted.cells)), sifted.faults)
            if sifted.is_last:
                return
            row += len(sifted.numbers)

    def row(self, number: int) -> tuple[int, Row]:
        """A row again that has been read: the number of its line, and its cells in the columns that were chosen."""
        piece = self._pieces[bisect_right(self._pieces, number, key=lambda piece: piece.row) - 1]
        index = self._index(piece)
        record = index.rows[number - piece.row]
        line = piece.line + index.lines[record]
        (cells,) = self._sifted(Group(0, line, [self._record(piece, record)])).cells
        return line, self._chosen_of(cells)

    def span(self, number: int, pointer: Pointer) -> Span | None:
        """Where a part of the resource that begins in a line is from; None where that is not in this line."""
        column = self._spot(pointer)
        found = self._located(number)
        if column is None or found is None:
            return None
        text = self._text(self._record(*found))
        cuts = self._cuts(text)
        return None if isinstance(cuts, Flaw) else _within_line(str(text), cuts[self._chosen[column]])

    def line(self, number: int) -> str | None:
        """The text of a line; None where there is none."""
        found = self._located(number)
        if found is None:
            return None
        piece, record = found
        lines = self._record(piece, record).split(b"\n")
        at = number - piece.line - self._index(piece).lines[record]
        return lines[at].removesuffix(b"\r").decode(errors="replace") if at < len(lines) else None

    def _groups(self) -> Iterator[Group]:
        """All records, and a note of where they are."""
        self._pieces.clear()
        self._indexes.clear()
        for group in groups(((start, block) for start, _, _, block in self._opened.each(bytes)), self._limits):
            self._pieces.append(_Piece(group.start, group.end, group.line, 0))
            yield group

    def _sifted(self, group: Group) -> _Sifted:
        """The rows among records; what stands up to the titles is none."""
        lines = group.lines
        first = bisect_right(lines, self._titles_at - group.line, hi=len(group.records))
        return self._sifted_at_once(group, first) or self._sifted_one_by_one(group, first)

    def _sifted_at_once(self, group: Group, first: int) -> _Sifted | None:
        try:
            texts = [record.decode().removesuffix("\r") for record in group.records[first:]]
        except UnicodeDecodeError:
            return None
        if max(map(len, group.records)) > min(self._limits.text, self._limits.line):
            return None
        rows = cells_of(texts, self._delimiter)
        if rows is None or not set(map(len, rows)) <= {len(self._titles)}:
            return None
        stated = [(number, cells) for number, cells in enumerate(rows, first) if any(map(str.strip, cells))]
        return _Sifted([number for number, _ in stated], [cells for _, cells in stated])

    def _sifted_one_by_one(self, group: Group, first: int) -> _Sifted:
        rows: list[tuple[int, Sequence[str]]] = []
        faults: list[Fault] = []
        is_last = False
        for number, record in enumerate(group.records[first:], first):
            text = self._text(record)
            cuts = self._cuts(text)
            if isinstance(cuts, Flaw):
                # Nobody knows where the next record begins.
                faults.append(self._flawed(group.line + group.lines[number], text, cuts))
                is_last = True
                break
            if not any(cut.text.strip() for cut in cuts):
                continue
            flaw = self._flaw_of(cuts)
            if flaw is not None:
                faults.append(self._flawed(group.line + group.lines[number], text, flaw))
            else:
                rows.append((number, [cut.text for cut in cuts]))
        return _Sifted([number for number, _ in rows], [cells for _, cells in rows], faults, is_last)

    def _flaw_of(self, cuts: Sequence[Cut]) -> Flaw | None:
        """What is wrong with the cells of a row, each of which can be read."""
        width = len(self._titles)
        if len(cuts) != width:
            message = f"the row has {_counted(len(cuts))}, and there are {width} titles"
            remedy = "leave no cell out, and put a cell that has the delimiter in it in quotes"
            return Flaw(cuts[width].start if len(cuts) > width else 0, message, remedy)
        long = next((cut for cut in cuts if is_beyond(cut.text, self._limits)), None)
        return Flaw(long.start, *cell_beyond(self._limits), "limit") if long is not None else None

    def _text(self, record: bytes, *, is_first: bool = False) -> str | Flaw:
        if len(record) > self._limits.line:
            message = f"the row has more than {self._limits.line} bytes"
            return Flaw(0, message, "close every quote that is opened, or shorten it", "limit")
        if is_first and (record.startswith(_MARKS_OF_OTHERS) or b"\0" in record[:4]):
            message = "the file is not in UTF-8; it looks like UTF-16 or UTF-32"
            return Flaw(0, message, "save it as CSV in UTF-8")
        try:
            return record.decode().removesuffix("\r")
        except UnicodeDecodeError as error:
            message = f"the byte {record[error.start]:02x} is not UTF-8 here"
            return Flaw(len(record[: error.start].decode()), message, "save the file as CSV in UTF-8")

    def _cuts(self, text: str | Flaw) -> list[Cut] | Flaw:
        return text if isinstance(text, Flaw) else cuts_of(text, self._delimiter)

    def _flawed(self, line: int, text: str | Flaw, flaw: Flaw) -> Fault:
        """A flaw of a record that begins in a line, where it is."""
        before = text[: flaw.offset] if isinstance(text, str) else ""
        offset = flaw.offset - (before.rfind("\n") + 1)
        pointer = (line + before.count("\n"),)
        return Fault(flaw.name, self.source, pointer, flaw.message, flaw.remedy, offset=offset)

    def _chosen_of(self, cells: Sequence[str]) -> Row:
        return [cells[column].strip() for column in self._chosen]

    def _located(self, line: int) -> tuple[_Piece, int] | None:
        """The piece that a line is in, and the number of its record there."""
        found = bisect_right(self._pieces, line, key=lambda piece: piece.line) - 1
        if found < 0:
            return None
        piece = self._pieces[found]
        lines = self._index(piece).lines
        return piece, min(bisect_right(lines, line - piece.line), len(lines) - 1) - 1

    def _record(self, piece: _Piece, number: int) -> bytes:
        starts = self._index(piece).starts
        return self._opened.read(piece.start + starts[number], piece.start + starts[number + 1]).removesuffix(b"\n")

    def _index(self, piece: _Piece) -> _Index:
        known = self._indexes.get(piece)
        if known is None:
            group = Group(piece.start, piece.line, records_in(self._opened.read(piece.start, piece.end)))
            rows = array("I", self._sifted(group).numbers)
            known = self._indexes[piece] = _Index(group.starts, group.lines, rows)
        return known


def _within_line(text: str, cut: Cut) -> Span | None:
    """The span of a cell as far as it is in the first line of a record; None where it begins later."""
    end = text.find("\n")
    end = len(text) if end < 0 else end
    return Span(cut.start, min(cut.end, end)) if cut.start <= end else None


def _counted(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"
