"""Inventories: the resources of documents, streams and tables, taken in as fast as they are plain (`language §2.1`)."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from operator import itemgetter

import attrs

from sogov.documents.drafts import draft_of
from sogov.documents.limits import Limits
from sogov.documents.resources import PLAIN_DIGITS
from sogov.documents.schemas import check_resources
from sogov.documents.streams import Stream, read_line
from sogov.organisation.columns import Columns, Tables
from sogov.organisation.entities import Resource
from sogov.organisation.inventory import Batch, Inventory, Values
from sogov.selectors.questions import Questions
from sogov.structure.entries import Entry
from sogov.structure.intake import Intake, Taken, folded, joined
from sogov.structure.portions import Portioner
from sogov.structure.references import References
from sogov.structure.resources import ResourceReader
from sogov.structure.sections import report_repeated
from sogov.structure.tables import TableReader
from sogov.values.origins import Origin

_RESOURCES = "resources"

# So many trees are taken in at once: what is made of them stays in the processor's own memory.
_TREES = 1000

# The least that limits on depth and digits must allow for what is plain to be within them.
_DEPTH = 6


@attrs.frozen(eq=False)
class ReadBatch:
    """A batch of resources that were plain: their columns, and the entry of each where it is asked for by itself."""

    ids: Sequence[str]
    _columns: Columns
    _places: int
    _entry: Callable[[int], Entry]
    _reader: ResourceReader

    def resource(self, number: int) -> Resource:
        """One of them."""
        return self._reader.resource(self._entry(number))

    def columns(self, questions: Questions, places: int) -> Columns:
        """All of them in columns that answer at least these questions, costs in minor units of 10^-places."""
        if places == self._places and self._columns.tables.questions.covers(questions):
            return self._columns
        return self._values.columns(questions, places)

    @cached_property
    def _values(self) -> Values:
        return Values(tuple(map(self.resource, range(len(self.ids)))))


class Inventories:
    """Makes inventories of what documents, streams and tables state."""

    def __init__(
        self, references: References, questions: Questions, currency: str, places: int, limits: Limits
    ) -> None:
        """Prepare for resources that name what the references know, and of which these questions will be asked."""
        self._new_intake = partial(Intake, references, questions, currency, places)
        self._intake = self._new_intake()
        self._questions = questions
        self._reader = ResourceReader(references, currency)
        self._places = places
        self._limits = limits
        self._faults = references.faults
        self._seen: set[int] = set()
        self._stated = 0
        self._is_strict = limits.digits < PLAIN_DIGITS or limits.nesting < _DEPTH

    def inventory(
        self, documents: Iterable[Entry], streams: Mapping[int, Stream], tables: Iterable[TableReader] = ()
    ) -> Inventory:
        """The resources of documents, numbered streams and tables; what is wrong, or stated twice, is reported."""
        stated = [(document.origin.document, self._of_document(document)) for document in documents]
        stated += [(number, self._of_stream(streams[number], number)) for number in streams]
        stated += [(table.document, self._of_table(table)) for table in tables]
        inventory = Inventory(tuple(batch for _, batches in sorted(stated, key=itemgetter(0)) for batch in batches))
        self._check_ids(inventory)
        return inventory

    def _of_document(self, document: Entry) -> Iterator[Batch]:
        trees = document.tree.get(_RESOURCES)
        if not isinstance(trees, list) or not trees:
            return
        taken = self._taken_from(trees)
        if taken is not None:
            origin = document.at(_RESOURCES)
            yield self._batch(taken, lambda number: Entry(trees[number], origin.at(number), self._faults))
            return
        source = self._faults.sources[document.origin.document]
        self._faults.take(check_resources(source, document.tree, self._limits))
        yield Values(tuple(self._sound(document.entries(_RESOURCES))))

    def _taken_from(self, trees: Sequence[object]) -> Taken | None:
        """Trees that are plain, taken in by the thousand; None where one of them is not."""
        parts = []
        for start in range(0, len(trees), _TREES):
            draft = None if self._is_strict else draft_of(trees[start : start + _TREES])
            taken = self._intake.take(draft) if draft is not None else None
            if taken is None:
                return None
            parts.append(taken)
        return joined(parts)

    def _of_stream(self, stream: Stream, document: int) -> Iterator[Batch]:
        portioner = Portioner(self._new_intake(), self._limits, takes=not self._is_strict)
        all_tables: dict[int, Tables] = defaultdict(lambda: Tables(self._questions))
        for block, portion in stream.each(portioner.portion):
            tables = all_tables[block.reader]
            tables.grow(portion.growth)
            first = block.first
            for part in portion.parts:
                if isinstance(part, Taken):
                    yield self._of_lines(part.with_tables(tables), stream, document, first)
                    first += len(part.ids)
                else:
                    lines = stream.lines(block)[first - block.first :][:part]
                    yield Values(tuple(self._sound(self._one_by_one(lines, stream, document, first))))
                    first += part

    def _of_table(self, table: TableReader) -> Iterator[Batch]:
        parts: list[Taken] = []
        first = 0
        for part, trees in table.parts():
            taken = self._taken_from(trees) if trees and not part.faults else None
            if taken is not None:
                parts.append(taken)
                continue
            yield from self._of_rows(parts, table, first)
            yield Values(tuple(self._sound(table.entries(part, trees))))
            parts, first = [], part.first + len(trees)
        yield from self._of_rows(parts, table, first)

    def _of_rows(self, parts: Sequence[Taken], table: TableReader, first: int) -> Iterator[Batch]:
        if parts:
            yield self._batch(joined(parts), lambda number: table.entry(first + number))

    def _one_by_one(self, lines: Iterable[bytes], stream: Stream, document: int, first: int) -> Iterator[Entry]:
        for number, line in enumerate(lines, first):
            yield from self._entries(line, stream, document, number)

    def _of_lines(self, taken: Taken, stream: Stream, document: int, first: int) -> Batch:
        def entry(number: int) -> Entry:
            (found,) = self._entries(stream.line(first + number) or b"", stream, document, first + number)
            return found

        return self._batch(taken, entry)

    def _batch(self, taken: Taken, entry: Callable[[int], Entry]) -> Batch:
        self._see(taken.folded)
        return ReadBatch(taken.ids, taken.columns, self._places, entry, self._reader)

    def _entries(self, line: bytes, stream: Stream, document: int, number: int) -> Iterator[Entry]:
        """The entry that a line is, if it is one; what is wrong with its text and its shape is reported."""
        reading = read_line(stream.source, number, line, self._limits)
        self._faults.take(reading.faults)
        if reading.tree is not None:
            yield Entry(reading.tree, Origin(document, (number,)), self._faults)

    def _sound(self, entries: Iterable[Entry]) -> Iterator[Resource]:
        """The resources that have an id; the others are reported."""
        for entry in entries:
            resource = self._reader.resource(entry)
            if entry.identifier():
                yield resource

    def _see(self, hashes: "array[int]") -> None:
        # While other processes read, this one has time for it.
        self._seen.update(hashes)
        self._stated += len(hashes)

    def _check_ids(self, inventory: Inventory) -> None:
        for batch in inventory.batches:
            if isinstance(batch, Values):
                self._see(folded(map(str.lower, batch.ids)))
        seen = len(self._seen)
        self._seen.clear()
        if seen == self._stated:
            return
        rows: dict[str, int] = {}
        for row, name in enumerate(name for batch in inventory.batches for name in batch.ids):
            known = rows.setdefault(name.lower(), row)
            if known != row:
                self._report(inventory.resource(row), inventory.resource(known))

    def _report(self, resource: Resource, known: Resource) -> None:
        report_repeated(
            "resource", resource.id, resource.origin.at("id"), known.id, known.origin.at("id"), self._faults
        )
