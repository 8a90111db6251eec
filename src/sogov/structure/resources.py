"""Resources, of which there may be very many: what they have in common is read once (`language §2.1`)."""

from collections.abc import Iterable
from operator import attrgetter

import attrs

from sogov.organisation.entities import Resource
from sogov.structure.entries import Entry
from sogov.structure.figures import cost, hours
from sogov.structure.memos import Memo
from sogov.structure.references import References, Sort
from sogov.structure.statements import Statements, declared
from sogov.values.money import Rate
from sogov.values.periods import Period


def resources(entries: Iterable[Entry], references: References, currency: str) -> tuple[Resource, ...]:
    """The resources that entries state, sorted by id; a cost that names no currency is in the one given."""
    reader = _Reader(
        references,
        tags=Memo("tags", lambda entry, key: frozenset(word for word, _ in entry.words(key))),
        cost=Memo("cost", lambda entry, key: cost(entry.entry(key), references, currency)),
        effort=Memo("effort", lambda entry, key: hours(entry.entry(key))),
        declared=Memo("declared", lambda entry, key: declared(entry.entry(key), references)),
        effective=Memo("effective", lambda entry, _: entry.effective()),
    )
    return tuple(sorted(map(reader.resource, entries), key=attrgetter("id")))


@attrs.frozen(eq=False)
class _Reader:
    """What all resources of a set of documents are read with."""

    references: References
    tags: Memo[frozenset[str]]
    cost: Memo[Rate | None]
    effort: Memo[Rate | None]
    declared: Memo[Statements]
    effective: Memo[Period]

    def resource(self, entry: Entry) -> Resource:
        """The resource that an entry states."""
        # Whether it is an id was asked when the ids of the section were gathered.
        name = entry.text("id")
        return Resource(
            id=name,
            name=entry.text("name", name),
            kind=entry.needed("kind"),
            origin=entry.origin,
            platform=self._reference(entry, "platform", "platform"),
            department=self._reference(entry, "department", "department"),
            stage=self._reference(entry, "stage", "stage"),
            tags=self.tags.of(entry),
            cost=self.cost.of(entry),
            effort=self.effort.of(entry),
            url=entry.text("url"),
            declared=self.declared.of(entry),
            effective=self.effective.of(entry),
        )

    def _reference(self, entry: Entry, key: str, sort: Sort) -> str | None:
        value = entry.tree.get(key)
        if isinstance(value, str) and value in self.references.words[sort]:
            return value
        word = entry.word(key)
        if word is not None:
            self.references.check(sort, word, entry.at(key))
        return word
