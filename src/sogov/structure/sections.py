"""Sections: the entries of all documents, merged, with the ids that they state (`language §2`)."""

from collections.abc import Iterable

import attrs

from sogov.documents.excerpts import excerpt
from sogov.structure.entries import Entry
from sogov.structure.fault_list import FaultList
from sogov.values.identifiers import is_identifier
from sogov.values.origins import Origin

_UNIQUE = "ids are unique in their section over all files, and capitals do not tell them apart"


@attrs.frozen(eq=False)
class PolicySection:
    """A policy document, and the entries in it; `rule_ids` are written `policy/rule`.

    Its id is empty where it has none that is one.
    """

    entry: Entry
    id: str
    rules: tuple[Entry, ...]
    waivers: tuple[Entry, ...]
    rule_ids: frozenset[str]


@attrs.frozen(eq=False)
class Section:
    """The entries of a section, those without a sound id too, and the ids of the others."""

    entries: tuple[Entry, ...]
    ids: frozenset[str]


@attrs.frozen(eq=False)
class Sections:
    """What is stated in all documents, section by section; of `organisations` there is at most one without a fault."""

    organisations: tuple[Entry, ...]
    stages: tuple[str, ...] | None
    functions: Section
    departments: Section
    platforms: Section
    responsibilities: Section
    policies: tuple[PolicySection, ...]


def merged(organisations: Iterable[Entry], policies: Iterable[Entry], faults: FaultList) -> Sections:
    """The sections of organisation documents and of policy documents; what is stated twice is reported."""
    documents = tuple(organisations)
    return Sections(
        organisations=_organisations(documents, faults),
        stages=_stages(documents, faults),
        functions=section("function", "functions", documents),
        departments=section("department", "departments", documents),
        platforms=section("platform", "platforms", documents),
        responsibilities=section("responsibility", "responsibilities", documents),
        policies=_policies(tuple(policies)),
    )


def section(sort: str, key: str, documents: Iterable[Entry]) -> Section:
    """The entries under a key of documents; an id that was there before is reported."""
    entries = tuple(entry for document in documents for entry in document.entries(key))
    return Section(entries, frozenset(_ids(sort, entries)))


def _policies(documents: tuple[Entry, ...]) -> tuple[PolicySection, ...]:
    _ids("policy", documents, "policy")
    return tuple(map(_policy, documents))


def _policy(document: Entry) -> PolicySection:
    policy = document.identifier("policy")
    rules = tuple(document.entries("rules"))
    waivers = tuple(document.entries("waivers"))
    rule_ids = frozenset(f"{policy}/{rule}" for rule in _ids("rule", rules) if policy)
    _ids("waiver", waivers)
    return PolicySection(document, policy, rules, waivers, rule_ids)


def _ids(sort: str, entries: Iterable[Entry], key: str = "id") -> list[str]:
    """The ids of the entries; one that was there before is reported."""
    found: list[str] = []
    first: dict[str, Entry] = {}
    for entry in entries:
        word = entry.identifier(key)
        if not word:
            continue
        found.append(word)
        known = first.setdefault(word.lower(), entry)
        if known is not entry:
            report_repeated(sort, word, entry.at(key), known.text(key), known.at(key), entry.faults)
    return found


def report_repeated(sort: str, word: str, origin: Origin, known: str, known_at: Origin, faults: FaultList) -> None:
    """Report an id that was there before, perhaps in other capitals."""
    as_what = "" if known == word else f", as `{known}`,"
    message = f"the {sort} `{word}` is stated already{as_what} in {faults.whereabouts(known_at)}"
    faults.add("duplicate-id", origin, message, _UNIQUE)


def _stated_once(key: str, documents: Iterable[Entry], faults: FaultList) -> list[Entry]:
    stating = [document for document in documents if key in document.tree]
    for document in stating[1:]:
        where = faults.whereabouts(stating[0].at(key))
        message = f"`{key}` is stated once for all files, and is stated already in {where}"
        faults.add("duplicate-id", document.at(key), message, "leave one of the two out", on_key=True)
    return stating


def _organisations(documents: Iterable[Entry], faults: FaultList) -> tuple[Entry, ...]:
    entries = [document.entry("organisation") for document in _stated_once("organisation", documents, faults)]
    return tuple(entry for entry in entries if entry is not None)


def _stages(documents: Iterable[Entry], faults: FaultList) -> tuple[str, ...] | None:
    lists = [_stage_list(document) for document in _stated_once("stages", documents, faults)]
    return tuple(stage for stages in lists for stage in stages) if lists else None


def _stage_list(document: Entry) -> list[str]:
    found = [(word, origin) for word, origin in document.words("stages") if is_identifier(word)]
    first: dict[str, tuple[str, Origin]] = {}
    for word, origin in found:
        known, place = first.setdefault(word.lower(), (word, origin))
        if place != origin:
            where = document.faults.whereabouts(place)
            message = f"the stage {excerpt(word)} is stated already, as `{known}`, in {where}"
            document.faults.add("duplicate-id", origin, message, _UNIQUE)
    return [word for word, _ in found]
