"""Selectors, as documents write them (`language §2.3`)."""

from sogov.selectors.selector import Choice, Selector, TagCondition
from sogov.structure.entries import Entry, words
from sogov.structure.figures import amount, bound
from sogov.structure.references import References, Sort


def selector(entry: Entry, references: References) -> Selector:
    """The selector that an object states."""
    return Selector(
        resource=_choice(entry, "resource"),
        kind=_choice(entry, "kind"),
        platform=_choice(entry, "platform", references, "platform"),
        platform_kind=_choice(entry, "platform_kind"),
        stage=_choice(entry, "stage", references, "stage"),
        within=_choice(entry, "within", references, "department"),
        tags=_tags(entry),
        cost=bound(entry.entry("cost"), amount),
    )


def _choice(entry: Entry, key: str, references: References | None = None, sort: Sort = "department") -> Choice | None:
    if key not in entry.tree:
        return None
    value, origin = entry.tree[key], entry.at(key)
    excluded = isinstance(value, dict)
    if isinstance(value, dict):
        value, origin = value.get("not"), origin.at("not")
    chosen = words(value, origin, entry.faults)
    if references is not None:
        for word, place in chosen:
            references.check(sort, word, place)
    return Choice(frozenset(word for word, _ in chosen), excluded)


def _tags(entry: Entry) -> TagCondition | None:
    if "tags" not in entry.tree:
        return None
    if not isinstance(entry.tree["tags"], dict):
        return TagCondition(any=_all_of(entry, "tags"))
    condition = Entry(entry.tree["tags"], entry.at("tags"), entry.faults)
    some = _all_of(condition, "any") if "any" in condition.tree else None
    return TagCondition(_all_of(condition, "all"), some, _all_of(condition, "not"))


def _all_of(entry: Entry, key: str) -> frozenset[str]:
    return frozenset(word for word, _ in entry.words(key))
