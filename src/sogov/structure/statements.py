"""Statements: who holds what, as rules assign and contribute it and resources declare it (`language §2.2`)."""

from collections.abc import Iterator

from sogov.documents.excerpts import excerpt
from sogov.organisation.entities import Form
from sogov.structure.entries import Entry
from sogov.structure.figures import share
from sogov.structure.references import References
from sogov.values.origins import Origin
from sogov.values.statements import Claim, Statement, statement

_FORMS: dict[Form, tuple[str, str]] = {
    "one": ("has one holder", 'write it as a text: `"marketing"`'),
    "many": ("has a list of holders", 'write a list: `["marketing"]`'),
    "shares": ("is held in shares", 'write the share of each holder: `{"marketing": "100%"}`'),
}
_TYPES: dict[Form, type] = {"one": str, "many": list, "shares": dict}

Statements = tuple[tuple[str, Statement], ...]


def assigned(entry: Entry | None, references: References) -> Statements:
    """What `assign` states of each responsibility, sorted by these."""
    return _statements(entry, references, declared=False)


def declared(entry: Entry | None, references: References) -> Statements:
    """What `declared` states of each responsibility, sorted by these; a list counts for `one` too."""
    return _statements(entry, references, declared=True)


def contributed(entry: Entry | None, references: References) -> Statements:
    """What `contribute` states of each responsibility, which must be held in shares, sorted by these."""
    found = []
    for responsibility, value, origin, form in _members(entry, references):
        if form not in ("shares", None) and not references.faults.is_at(origin):
            message = f"{excerpt(responsibility)} is not held in shares, so nothing can be contributed to it"
            references.faults.add("schema", origin, message, "state it in `assign`", on_key=True)
        claims = _claims(value, origin, references)
        if not isinstance(value, dict):
            references.faults.malformed(origin)
        found.append((responsibility, statement(claims)))
    return tuple(found)


def _statements(entry: Entry | None, references: References, *, declared: bool) -> Statements:
    found: list[tuple[str, Statement]] = []
    for responsibility, value, origin, _ in _members(entry, references):
        found.append((responsibility, stated(responsibility, value, origin, references, declared=declared)))
    return tuple(found)


def stated(responsibility: str, value: object, origin: Origin, references: References, *, declared: bool) -> Statement:
    """What a value says of a responsibility; where it is `declared`, a list counts for `one` too."""
    if value is None:
        return None
    claims = _claims(value, origin, references)
    form = references.forms.get(responsibility)
    messy = declared and form == "one" and isinstance(value, list)
    if form is not None and not messy and not isinstance(value, _TYPES[form]):
        _misfit(responsibility, form, value, origin, references)
    return statement(claims)


def _members(entry: Entry | None, references: References) -> Iterator[tuple[str, object, Origin, Form | None]]:
    if entry is None:
        return
    for responsibility, value in sorted(entry.tree.items()):
        origin = entry.at(responsibility)
        references.check("responsibility", responsibility, origin, on_key=True)
        yield responsibility, value, origin, references.forms.get(responsibility)


def _claims(value: object, origin: Origin, references: References) -> list[Claim]:
    """Every claim that is sound, whatever the form."""
    if isinstance(value, str):
        return _claim(value, origin, references)
    if isinstance(value, list):
        items = [(item, origin.at(number)) for number, item in enumerate(value)]
        return [claim for item, place in items for claim in _claim(item, place, references)]
    if isinstance(value, dict):
        members = [(text, portion, origin.at(text)) for text, portion in value.items()]
        return [claim for text, portion, place in members for claim in _portion(text, portion, place, references)]
    references.faults.malformed(origin)
    return []


def _claim(item: object, origin: Origin, references: References) -> list[Claim]:
    if not isinstance(item, str):
        references.faults.malformed(origin)
        return []
    holder = references.holder(item, origin)
    return [Claim(holder)] if holder is not None else []


def _portion(text: str, portion: object, origin: Origin, references: References) -> list[Claim]:
    holder = references.holder(text, origin, on_key=True)
    try:
        return [Claim(holder, share(portion))] if holder is not None else []
    except ValueError:
        references.faults.malformed(origin)
        return []


def _misfit(responsibility: str, form: Form, value: object, origin: Origin, references: References) -> None:
    if isinstance(value, str | list | dict) and not references.faults.is_at(origin):
        message, remedy = _FORMS[form]
        references.faults.add("schema", origin, f"{excerpt(responsibility)} {message}", remedy)
