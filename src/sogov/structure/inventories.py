"""Inventories: the resources of documents and of streams, taken in as fast as they are plain (`language §2.1`)."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from operator import eq, itemgetter
from typing import TypeVar, cast

import attrs

from sogov.documents.drafts import draft_of
from sogov.documents.limits import Limits
from sogov.documents.resources import PLAIN_DIGITS
from sogov.documents.schemas import check_resources
from sogov.documents.streams import Stream, draft_of_lines, read_line
from sogov.organisation.columns import Columns
from sogov.organisation.entities import Resource
from sogov.organisation.inventory import Batch, Inventory, Values
from sogov.selectors.questions import Questions
from sogov.structure.entries import Entry
from sogov.structure.intake import Intake, Taken, folded
from sogov.structure.references import References
from sogov.structure.resources import ResourceReader
from sogov.structure.sections import report_repeated
from sogov.values.origins import Origin

T = TypeVar("T")

_RESOURCES = "resources"

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
        if places == self._places and self._columns.questions.covers(questions):
            return self._columns
        return self._values.columns(questions, places)

    @cached_property
    def _values(self) -> Values:
        return Values(tuple(map(self.resource, range(len(self.ids)))))


class Inventories:
    """Makes inventories of what documents and streams state."""

    def __init__(
        self, references: References, questions: Questions, currency: str, places: int, limits: Limits
    ) -> None:
        """Prepare for resources that name what the references know, and of which these questions will be asked."""
        self._intake = Intake(references, questions, currency, places)
        self._reader = ResourceReader(references, currency)
        self._places = places
        self._limits = limits
        self._faults = references.faults
        self._folded: list[array[int]] = []
        self._shared: dict[object, object] = {}
        self._is_strict = limits.digits < PLAIN_DIGITS or limits.nesting < _DEPTH

    def inventory(self, documents: Iterable[Entry], streams: Mapping[int, Stream]) -> Inventory:
        """The resources of documents and of numbered streams; what is wrong with one, or stated twice, is reported."""
        stated = [(document.origin.document, self._of_document(document)) for document in documents]
        stated += [(number, self._of_stream(streams[number], number)) for number in streams]
        inventory = Inventory(tuple(batch for _, batches in sorted(stated, key=itemgetter(0)) for batch in batches))
        self._check_ids(inventory)
        return inventory

    def _of_document(self, document: Entry) -> Iterator[Batch]:
        trees = document.tree.get(_RESOURCES)
        if not isinstance(trees, list) or not trees:
            return
        draft = None if self._is_strict else draft_of(trees)
        taken = self._intake.take(draft) if draft is not None else None
        if taken is not None:
            origin = document.at(_RESOURCES)
            yield self._batch(taken, lambda number: Entry(trees[number], origin.at(number), self._faults))
            return
        source = self._faults.sources[document.origin.document]
        self._faults.take(check_resources(source, document.tree, self._limits))
        yield Values(tuple(self._sound(document.entries(_RESOURCES))))

    def _of_stream(self, stream: Stream, document: int) -> Iterator[Batch]:
        for block, taken in stream.each(self._take):
            if taken is not None:
                yield self._of_lines(taken, stream, document, block.first)
            else:
                yield from self._in_halves(stream.lines(block), stream, document, block.first)

    def _take(self, lines: Sequence[bytes]) -> Taken | None:
        draft = None if self._is_strict else draft_of_lines(lines, self._limits)
        return self._intake.take(draft) if draft is not None else None

    def _in_halves(self, lines: Sequence[bytes], stream: Stream, document: int, first: int) -> Iterator[Batch]:
        """The batches of lines that cannot be taken together: as large as they can be, and of single lines."""
        if len(lines) == 1:
            yield Values(tuple(self._sound(self._entries(lines[0], stream, document, first))))
            return
        middle = len(lines) // 2
        for part, start in ((lines[:middle], first), (lines[middle:], first + middle)):
            taken = self._take(part)
            if taken is not None:
                yield self._of_lines(taken, stream, document, start)
            else:
                yield from self._in_halves(part, stream, document, start)

    def _of_lines(self, taken: Taken, stream: Stream, document: int, first: int) -> Batch:
        def entry(number: int) -> Entry:
            (found,) = self._entries(stream.line(first + number) or b"", stream, document, first + number)
            return found

        return self._batch(taken, entry)

    def _batch(self, taken: Taken, entry: Callable[[int], Entry]) -> Batch:
        self._folded.append(taken.folded)
        columns = taken.columns
        # What other processes have read, each block for itself, is the same in most blocks.
        shared = attrs.evolve(
            columns,
            descriptions=list(map(self._known, columns.descriptions)),
            tag_sets=list(map(self._known, columns.tag_sets)),
            declarations=list(map(self._known, columns.declarations)),
        )
        return ReadBatch(taken.ids, shared, self._places, entry, self._reader)

    def _known(self, value: T) -> T:
        return cast("T", self._shared.setdefault(value, value))

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

    def _check_ids(self, inventory: Inventory) -> None:
        one_by_one = (batch.ids for batch in inventory.batches if isinstance(batch, Values))
        hashes = sorted(chain(chain.from_iterable(self._folded), chain.from_iterable(map(folded, one_by_one))))
        if not any(map(eq, hashes, islice(hashes, 1, None))):
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
