"""Resources, of which there may be very many: what they have in common is read once (`language §2.1`)."""

from sogov.organisation.entities import Resource
from sogov.structure.entries import Entry
from sogov.structure.figures import cost, hours
from sogov.structure.memos import Memo
from sogov.structure.references import References, Sort
from sogov.structure.statements import declared


class ResourceReader:
    """Reads resources one by one; a cost that names no currency is in the one given."""

    def __init__(self, references: References, currency: str) -> None:
        """Prepare for resources that name what the references know."""
        self._references = references
        self._tags = Memo("tags", lambda entry, key: frozenset(word for word, _ in entry.words(key)))
        self._cost = Memo("cost", lambda entry, key: cost(entry.entry(key), references, currency))
        self._effort = Memo("effort", lambda entry, key: hours(entry.entry(key)))
        self._declared = Memo("declared", lambda entry, key: declared(entry.entry(key), references))
        self._effective = Memo("effective", lambda entry, _: entry.effective())

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
            tags=self._tags.of(entry),
            cost=self._cost.of(entry),
            effort=self._effort.of(entry),
            url=entry.text("url"),
            declared=self._declared.of(entry),
            effective=self._effective.of(entry),
        )

    def _reference(self, entry: Entry, key: str, sort: Sort) -> str | None:
        value = entry.tree.get(key)
        if isinstance(value, str) and value in self._references.words[sort]:
            return value
        word = entry.word(key)
        if word is not None:
            self._references.check(sort, word, entry.at(key))
        return word
