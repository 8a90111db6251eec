"""Tables: the rows of files that documents name, as entries of resources (`language §2.1`)."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from sogov.documents.excerpts import excerpt
from sogov.documents.faults import Fault
from sogov.documents.limits import Limits
from sogov.documents.schemas import check_resources
from sogov.documents.tables import PARQUET_ENDING, Part, Sheet, Table
from sogov.structure.entries import Entry
from sogov.structure.fault_list import FaultList
from sogov.structure.mappings import Field, RowMapping, Tree, mapping_of
from sogov.structure.meanings import check_meanings
from sogov.structure.references import References
from sogov.values.identifiers import nearest
from sogov.values.origins import Origin

_INVALID = "invalid-table"
_DELIMITERS = ",;|\t"

# Each comparison takes microseconds; a row of a million titles must not take hours.
_COMPARED = 1000


@attrs.frozen(eq=False)
class TableReader:
    """Reads the resources of a table whose columns are all there; `document` is its number among the sources."""

    sheet: Sheet
    mapping: RowMapping
    document: int
    chosen: Sequence[int]
    limits: Limits
    faults: FaultList

    def parts(self) -> Iterator[tuple[Part, list[Tree]]]:
        """All rows with the resources that they state; what is wrong with others is reported."""
        for part in self.sheet.parts(self.chosen, self.mapping.spot):
            self.faults.take(part.faults)
            yield part, list(map(self.mapping.tree, part.rows))

    def entries(self, part: Part, trees: Iterable[Tree]) -> Iterator[Entry]:
        """The entries of rows, one by one; what is wrong with their shape is reported."""
        source = self.sheet.source
        for at, tree in zip(part.at, trees, strict=True):
            shape = check_resources(source, {"resources": [tree]}, self.limits)
            self.faults.take(attrs.evolve(fault, pointer=(at, *fault.pointer[2:])) for fault in shape)
            yield self._entry(tree, at)

    def entry(self, number: int) -> Entry:
        """The entry of a row that has been read, by its number among them."""
        at, row = self.sheet.row(number)
        return self._entry(self.mapping.tree(row), at)

    def _entry(self, tree: Tree, at: int) -> Entry:
        return Entry(tree, Origin(self.document, (at,)), self.faults)


def table_readers(
    documents: Iterable[Entry], tables: Iterable[Table], limits: Limits, references: References
) -> list[TableReader]:
    """The readers of the tables that documents name; those that cannot be read, or lack a column, are reported."""
    faults = references.faults
    opened = {(table.document, table.number): table for table in tables}
    found = []
    for document in documents:
        source = faults.sources[document.origin.document]
        for entry in document.entries("tables"):
            if not faults.is_around(entry.origin):
                reader = _reader(entry, opened.get((source, int(entry.origin.pointer[-1]))), limits, references)
                found += [reader] if reader is not None else []
    return found


def _reader(entry: Entry, table: Table | None, limits: Limits, references: References) -> TableReader | None:
    file, faults = entry.text("file"), entry.faults
    if table is None:
        message = f"{excerpt(file)} cannot be looked for: what names it is no file itself, and has no folder"
        faults.add(_INVALID, entry.at("file"), message, "name tables in files, and give the paths of these")
    elif table.sheet is None:
        faults.add(_INVALID, entry.at("file"), *table.problem)
    elif file.endswith(PARQUET_ENDING) and "delimiter" in entry.tree:
        message = "a Parquet file has no delimiter"
        faults.add("schema", entry.at("delimiter"), message, "leave it out", on_key=True)
    else:
        return _reader_of(entry, table.sheet, limits, references)
    return None


def _reader_of(entry: Entry, sheet: Sheet, limits: Limits, references: References) -> TableReader | None:
    mapping, titles, faults = mapping_of(entry.tree), sheet.titles(), entry.faults
    before = len(faults)
    (columns,) = filter(None, [entry.entry("columns")])
    check_meanings(mapping, columns, references, limits)
    if isinstance(titles, Fault):
        faults.take([titles])
        return None
    for field in mapping.fields:
        if field.title is not None:
            _check(field, field.title, entry, sheet, titles)
    if len(faults) > before:
        return None
    document = faults.sources.index(sheet.source)
    chosen = [titles.index(title) for title in mapping.titles]
    return TableReader(sheet, mapping, document, chosen, limits, faults)


def _check(field: Field, title: str, entry: Entry, sheet: Sheet, titles: Sequence[str]) -> None:
    """Report a title that is not that of one column, of which the cells can be read."""
    origin, name = entry.at("columns", *field.titled), excerpt(entry.text("file"))
    if title not in titles:
        near = nearest(title, filter(None, titles[:_COMPARED]))
        hint = f"; did you mean {excerpt(near)}?" if near is not None else ""
        remedy = "state the `delimiter`" if len(titles) == 1 and any(mark in titles[0] for mark in _DELIMITERS) else ""
        entry.faults.add("unknown-reference", origin, f"no column {excerpt(title)} in {name}{hint}", remedy)
    elif titles.count(title) > 1:
        message = f"{titles.count(title)} columns of {name} have the title {excerpt(title)}"
        entry.faults.add(_INVALID, origin, message, "give each column a title of its own")
    else:
        misfit = sheet.misfit(titles.index(title), takes_lists=field.takes_lists)
        if misfit is not None:
            entry.faults.add(_INVALID, origin, *misfit)
