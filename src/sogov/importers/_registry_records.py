"""The records of a US Digital Registry export, read from the bytes of its files."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NoReturn

import attrs

from sogov.importers.imports import Remark, UnreadableExport

LONGEST_TEXT = 10_000
LONGEST_NUMBER = 15

# Embeddings, overrides and isolates can make a terminal show another text than the one that is stored.
_DIRECTION_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_BREAKS = frozenset("\t\n\v\f\r\u0085\u2028\u2029")


@attrs.frozen
class Agency:
    """An agency as a record names it; ``number`` is None where only the list of parents knows it."""

    number: int | None
    name: str
    url: str


@attrs.frozen
class Account:
    """One registration of an account; ``updated`` is the register's own time stamp, as written."""

    number: int
    service: str
    service_name: str
    handle: str
    url: str
    organization: str
    language: str
    tags: tuple[str, ...]
    agencies: tuple[Agency, ...]
    updated: str


@attrs.frozen
class Listing:
    """An entry of the list of agencies with parents; ``parent`` is None where the list says that there is none."""

    title: str
    parent: str | None


@attrs.frozen
class Tally:
    """An entry of the register's own list of agencies; ``accounts`` is how many accounts it counts for that agency."""

    agency: Agency
    accounts: int | None


@attrs.frozen
class Export:
    """All the records of an export, in the order of the files."""

    accounts: tuple[Account, ...]
    listings: tuple[Listing, ...]
    tallies: tuple[Tally, ...]


def read_export(files: Mapping[str, bytes], remarks: list[Remark]) -> Export:
    """Read the files, each recognised by the keys of its records; raises UnreadableExport."""
    accounts: list[Account] = []
    listings: list[Listing] = []
    tallies: list[Tally] = []
    for file in sorted(files):
        for record in _records(file, files[file], remarks):
            if record.has("service_key", "service_url"):
                accounts.append(_account(record))
            elif record.has("title", "parent"):
                listings.append(_listing(record))
            elif record.has("name", "social_media_count"):
                tallies.append(_tally(record))
            else:
                record.fail("is neither an account nor an agency", "give the accounts or agency lists of the register")
    if not accounts:
        named = ", ".join(f"`{file}`" for file in sorted(files)) or "the export"
        raise UnreadableExport(f"There is no account in {named}; give the register's accounts file too.")
    return Export(tuple(accounts), tuple(listings), tuple(tallies))


@attrs.frozen
class _Record:
    """One JSON object of a file, with the sentence openings that its faults and remarks need."""

    file: str
    position: int
    fields: Mapping[str, object]
    remarks: list[Remark]

    def has(self, *keys: str) -> bool:
        return all(key in self.fields for key in keys)

    def fail(self, fault: str, remedy: str) -> NoReturn:
        raise UnreadableExport(f"Record {self.position} of `{self.file}` {fault}; {remedy}.")

    def number(self, key: str = "id") -> int:
        value = self.fields.get(key)
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(text, str) or not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
            self.fail(f"has no usable number under `{key}`", "export the file again")
        return int(text)

    def text(self, key: str) -> str:
        value = self.fields.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.fail(f"has something else than text under `{key}`", "export the file again")
        return self._plain(value, key)

    def parts(self, key: str) -> Iterator["_Record"]:
        value = self.fields.get(key)
        items = [] if value is None else value
        if not isinstance(items, list):
            self.fail(f"has something else than a list under `{key}`", "export the file again")
        for item in items:
            if not isinstance(item, dict):
                self.fail(f"has an entry under `{key}` that is not an object", "export the file again")
            yield attrs.evolve(self, fields=item)

    def _plain(self, text: str, key: str) -> str:
        spaced = "".join(" " if mark in _LINE_BREAKS else mark for mark in text.strip())
        kept = "".join(
            mark
            for mark in spaced
            if unicodedata.category(mark) not in ("Cc", "Cs") and mark not in _DIRECTION_CONTROLS
        )
        subject = self._subject()
        if kept != text.strip():
            self.remarks.append(Remark("control-characters", subject, f"Control characters were taken out of `{key}`."))
        if len(kept) > LONGEST_TEXT:
            sentence = f"`{key}` has {len(kept)} characters and was cut to {LONGEST_TEXT}."
            self.remarks.append(Remark("long-text", subject, sentence))
        return kept[:LONGEST_TEXT].strip()

    def _subject(self) -> str:
        """Name the record by its number and never by its position: remarks do not depend on the order of records."""
        value = self.fields.get("id")
        return f"record {value}" if str(value).isdigit() else "a record without number"


def _records(file: str, content: bytes, remarks: list[Remark]) -> Iterator[_Record]:
    document = _json(file, content)
    # The register's web service wraps its records; a saved export is the bare list.
    entries = document.get("results") if isinstance(document, dict) else document
    if not isinstance(entries, list):
        raise UnreadableExport(f"`{file}` is not a list of records; give the register's JSON export.")
    for position, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            raise UnreadableExport(f"Record {position} of `{file}` is not an object; give the register's JSON export.")
        yield _Record(file, position, entry, remarks)


def _json(file: str, content: bytes) -> object:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableExport(f"`{file}` is not UTF-8 at byte {fault.start}; save it as UTF-8.") from None
    try:
        document: object = json.loads(
            text, parse_int=_short, parse_constant=_reject_constant, object_pairs_hook=_without_repeats
        )
    except RecursionError:
        raise UnreadableExport(f"`{file}` is nested too deep; give the register's JSON export.") from None
    except json.JSONDecodeError as fault:
        place = f"line {fault.lineno}, column {fault.colno}"
        raise UnreadableExport(f"`{file}` is not JSON at {place}; export it again.") from None
    except ValueError as fault:
        raise UnreadableExport(f"`{file}` is not strict JSON ({fault}); export it again.") from None
    return document


def _short(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(f"a number has more than {LONGEST_NUMBER} digits")
    return int(digits)


def _reject_constant(name: str) -> NoReturn:
    raise ValueError(f"`{name}` is not a number")


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a key occurs twice in one object")
    return fields


def _account(record: _Record) -> Account:
    service = record.text("service_key")
    return Account(
        number=record.number(),
        service=service,
        service_name=record.text("service_display_name") or service,
        handle=record.text("account"),
        url=record.text("service_url"),
        organization=record.text("organization"),
        language=record.text("language"),
        tags=tuple(sorted({part.text("tag_text") for part in record.parts("tags")} - {""})),
        agencies=tuple(
            sorted(
                {_agency(part) for part in record.parts("agencies")},
                key=lambda agency: (agency.name, agency.url, agency.number),
            )
        ),
        updated=record.text("updated_at"),
    )


def _agency(record: _Record) -> Agency:
    return Agency(record.number(), _name(record, "name"), record.text("info_url"))


def _name(record: _Record, key: str) -> str:
    name = record.text(key)
    if not name:
        name = f"Agency {record.number()}"
        record.remarks.append(Remark("blank-name", f"agency {record.number()}", "Its number stands for its name."))
    return name


def _listing(record: _Record) -> Listing:
    if record.fields["parent"] is None:
        return Listing(_name(record, "title"), None)
    if not isinstance(record.fields["parent"], dict):
        record.fail("has something else than an object under `parent`", "export the file again")
    return Listing(_name(record, "title"), _name(attrs.evolve(record, fields=record.fields["parent"]), "title"))


def _tally(record: _Record) -> Tally:
    counted = None if record.fields["social_media_count"] is None else record.number("social_media_count")
    return Tally(_agency(record), counted)
