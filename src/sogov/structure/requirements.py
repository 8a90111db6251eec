"""Requirements, as rules state them (`language §3.4`)."""

from collections.abc import Iterator

from sogov.documents.excerpts import excerpt
from sogov.policy.requirements import INVOLVED, Requirement
from sogov.structure.entries import Entry
from sogov.structure.figures import bound, count, portion
from sogov.structure.references import References
from sogov.values.bounds import Bound
from sogov.values.holders import Holder


def requirements(rule: Entry, references: References) -> tuple[Requirement, ...]:
    """What a rule requires under each key, sorted by these."""
    return tuple(_requirement(key, entry, references) for key, entry in rule.members("require"))


def _requirement(key: str, entry: Entry, references: References) -> Requirement:
    if key != INVOLVED:
        references.check("responsibility", key, entry.origin, on_key=True)
    _check_shares(key, entry, references)
    only = _holders(entry, "only", references)
    return Requirement(
        key=key,
        includes=_holders(entry, "includes", references),
        includes_any=_holders(entry, "includes_any", references),
        only=only if "only" in entry.tree else None,
        excludes=_holders(entry, "excludes", references),
        count=bound(entry.entry("count"), count),
        share=tuple(_shares(entry, references)),
        largest=bound(entry.entry("largest"), portion),
        apart_from=_others(key, entry, references),
    )


def _holders(entry: Entry, key: str, references: References) -> tuple[Holder, ...]:
    holders = [references.holder(text, origin) for text, origin in entry.words(key)]
    return tuple(sorted((holder for holder in holders if holder is not None), key=str))


def _shares(entry: Entry, references: References) -> Iterator[tuple[Holder, Bound]]:
    for text, member in entry.members("share"):
        holder = references.holder(text, member.origin, on_key=True)
        within = bound(member, portion)
        if holder is not None and within is not None:
            yield holder, within


def _others(key: str, entry: Entry, references: References) -> tuple[str, ...]:
    listed = entry.words("apart_from")
    for word, origin in listed:
        if word == key:
            entry.faults.add("schema", origin, f"{excerpt(word)} cannot be held apart from itself", "leave it out")
        else:
            references.check("responsibility", word, origin)
    return tuple(sorted(word for word, _ in listed))


def _check_shares(key: str, entry: Entry, references: References) -> None:
    if key != INVOLVED and references.forms.get(key) in ("shares", None):
        return
    for test in ("share", "largest"):
        if test in entry.tree:
            message = f"`{test}` asks for shares, and {excerpt(key)} is not held in shares"
            entry.faults.add("schema", entry.at(test), message, f"leave `{test}` out", on_key=True)
