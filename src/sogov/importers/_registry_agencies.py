"""The agencies of a US Digital Registry export, as departments with parents."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256

import attrs

from sogov.importers._registry_ids import distinct, slug
from sogov.importers._registry_records import Account, Agency, Export
from sogov.importers.imports import Remark

_ACRONYM = re.compile(r"\s*\(([A-Za-z][A-Za-z0-9&.-]{1,11})\)$")
_WORD = re.compile(r"\w+")
_COUNTRY = re.compile(r"\b(?:u\.\s?s\.|us\b|united states\b)\s*", re.IGNORECASE)
_SMALL_WORDS = frozenset({"and", "for", "of", "the"})
_RANKS = re.compile(r"^(?:department|bureau) of (?:the )?|\s(?:department|bureau)$", re.IGNORECASE)


@attrs.frozen
class Hierarchy:
    """The departments by id, with the one above each.

    ``ids`` has the department of every agency by what its spellings share, ``called`` those that have an acronym, or
    share that.
    """

    names: Mapping[str, str]
    addresses: Mapping[str, str]
    parents: Mapping[str, str]
    ids: Mapping[str, str]
    called: Mapping[str, Collection[str]]

    def line(self, department: str) -> Iterator[str]:
        """The department and all above it, from below."""
        yield department
        while department in self.parents:
            department = self.parents[department]
            yield department

    def entries(self) -> list[dict[str, object]]:
        """The `departments` section (`language §2.1`), sorted by id."""
        found = []
        for department in sorted(self.names):
            entry: dict[str, object] = {"id": department, "name": self.names[department]}
            if department in self.parents:
                entry["parent"] = self.parents[department]
            if self.addresses.get(department):
                entry["contact"] = self.addresses[department]
            found.append(entry)
        return found


def hierarchy(export: Export, remarks: list[Remark]) -> Hierarchy:
    """The departments of all agencies that register an account, and of those that the agency list puts above them."""
    spellings = _spellings(export)
    titles = _titles(export)
    listed = _listed_parents(export, remarks)
    shared = _shared_registrations(export.accounts)
    registering = {identity(agency.name) for account in export.accounts for agency in account.agencies}

    parents: dict[str, str] = {}
    reached, waiting = set(registering), sorted(registering)
    while waiting:
        key = waiting.pop()
        above = listed.get(key)
        if above is not None:
            spellings.setdefault(above, {Agency(None, titles[above], "")})
        elif key not in listed and key in registering:
            above = _parent_by_registration(key, shared[key], spellings, remarks)
        if above is not None:
            parents[key] = above
        if above is not None and above not in reached:
            reached.add(above)
            waiting.append(above)
    _cut_circles(parents, spellings, remarks)
    ids = distinct({key: _wishes(spellings[key]) for key in reached})
    _remark_spellings(reached, spellings, ids, remarks)
    return Hierarchy(
        names={ids[key]: _name(spellings[key]) for key in reached},
        addresses={ids[key]: max((agency.url for agency in spellings[key]), default="") for key in reached},
        parents={ids[key]: ids[above] for key, above in parents.items()},
        ids=ids,
        called=_called(ids, {key: acronym(_name(spellings[key])) for key in reached}),
    )


def _called(ids: Mapping[str, str], acronyms: Mapping[str, str]) -> dict[str, set[str]]:
    called: dict[str, set[str]] = defaultdict(set)
    for key, department in ids.items():
        called[key].add(department)
        if acronyms[key]:
            called[acronyms[key]].add(department)
    return dict(called)


def identity(name: str) -> str:
    """What two spellings of one agency share: its words without country, small words, acronym and order."""
    words = set(_WORD.findall(_COUNTRY.sub("", _without_acronym(name)).casefold())) - _SMALL_WORDS
    return " ".join(sorted(words)) or name.casefold()


def acronym(name: str) -> str:
    """The acronym that a name declares in brackets at its end, or nothing."""
    found = _ACRONYM.search(name)
    return found.group(1) if found else ""


def _without_acronym(name: str) -> str:
    return _ACRONYM.sub("", name)


def _spellings(export: Export) -> dict[str, set[Agency]]:
    found: dict[str, set[Agency]] = defaultdict(set)
    for agency in [*(tally.agency for tally in export.tallies), *_named(export.accounts)]:
        found[identity(agency.name)].add(agency)
    return dict(found)


def _named(accounts: Iterable[Account]) -> Iterator[Agency]:
    return (agency for account in accounts for agency in account.agencies)


def _name(spellings: Iterable[Agency]) -> str:
    """The spelling that declares an acronym, else the shortest, else the first by alphabet."""
    return min((agency.name for agency in spellings), key=lambda name: (not acronym(name), len(name), name))


def _wishes(spellings: Iterable[Agency]) -> list[str]:
    name = _name(spellings)
    plain = _COUNTRY.sub("", _without_acronym(name)).strip()
    numbers = sorted(agency.number for agency in spellings if agency.number is not None)
    wishes = [slug(acronym(name)), slug(_RANKS.sub("", plain)), slug(_without_acronym(name)), slug(name)]
    wishes += [f"agency-{number}" for number in numbers]
    # Numbers may be used twice; this is the one thing that is surely no other agency's.
    return [*filter(None, wishes), f"agency.{sha256(identity(name).encode()).hexdigest()}"]


def _titles(export: Export) -> dict[str, str]:
    """One title for every agency that the list of agencies names."""
    written = {title for listing in export.listings for title in (listing.title, listing.parent) if title}
    return {identity(title): title for title in sorted(written, key=lambda title: (len(title), title), reverse=True)}


def _listed_parents(export: Export, remarks: list[Remark]) -> dict[str, str | None]:
    """The parent that the agency list states for each agency; those with several parents are left out."""
    titles = _titles(export)
    stated: dict[str, set[str | None]] = defaultdict(set)
    for listing in export.listings:
        stated[identity(listing.title)].add(identity(listing.parent) if listing.parent else None)
    repeated = len(export.listings) - len(set(export.listings))
    if repeated:
        sentence = f"{repeated} of {len(export.listings)} entries repeat another one; the list may be incomplete."
        remarks.append(Remark("repeated-listing", "list of agencies", sentence))
    for key, parents in sorted(stated.items()):
        if len(parents) > 1:
            named = " and ".join(f"`{titles[parent]}`" if parent else "nothing" for parent in sorted(parents, key=str))
            sentence = f"The list of agencies puts it below {named}; none of it is taken."
            remarks.append(Remark("several-parents", f"agency {titles[key]}", sentence))
    return {key: next(iter(parents)) for key, parents in stated.items() if len(parents) == 1}


def _shared_registrations(accounts: Iterable[Account]) -> dict[str, Counter[str]]:
    """For each agency, how often a department registers an account together with it and nobody else."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        keys = {identity(agency.name) for agency in account.agencies}
        if len(keys) == 2:
            one, other = sorted(keys)
            found[one][other] += 1
            found[other][one] += 1
    return found


def _is_department(name: str) -> bool:
    return "department" in name.casefold().split()


def _parent_by_registration(
    key: str, partners: Mapping[str, int], spellings: Mapping[str, set[Agency]], remarks: list[Remark]
) -> str | None:
    name = _name(spellings[key])
    if _is_department(name):
        return None
    above = sorted(partner for partner in partners if _is_department(_name(spellings[partner])))
    subject = f"agency {name}"
    if len(above) == 1:
        times = partners[above[0]]
        sentence = f"It is placed below `{_name(spellings[above[0]])}`, for they register {times} accounts together."
        remarks.append(Remark("parent-by-registration", subject, sentence))
        return above[0]
    reason = "several departments register" if above else "no department registers"
    sentence = f"No list states what it belongs to, and {reason} accounts together with it; it has no parent."
    remarks.append(Remark("unknown-parent", subject, sentence))
    return None


def _cut_circles(parents: dict[str, str], spellings: Mapping[str, set[Agency]], remarks: list[Remark]) -> None:
    """Take the parents away from all agencies of a circle: nothing says which of them is wrong."""
    circling: set[str] = set()
    settled: set[str] = set()
    for key in parents:
        path: dict[str, None] = {}
        step: str | None = key
        while step is not None and step not in settled and step not in path:
            path[step] = None
            step = parents.get(step)
        if step in path:
            way = list(path)
            circling.update(way[way.index(step) :])
        settled.update(path)
    for key in sorted(circling):
        del parents[key]
        sentence = "The list of agencies puts it below itself; it has no parent."
        remarks.append(Remark("unknown-parent", f"agency {_name(spellings[key])}", sentence))


def _remark_spellings(
    reached: Iterable[str], spellings: Mapping[str, set[Agency]], ids: Mapping[str, str], remarks: list[Remark]
) -> None:
    for key in reached:
        names = sorted({agency.name for agency in spellings[key]})
        if len(names) > 1:
            written = " and ".join(f"`{name}`" for name in names)
            sentence = f"{written} are taken as spellings of one agency."
            remarks.append(Remark("two-spellings", f"department {ids[key]}", sentence))
