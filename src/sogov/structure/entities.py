"""Functions, departments, platforms and responsibilities, as documents state them (`language §2.1`)."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import TypeVar

from sogov.documents.excerpts import excerpt
from sogov.organisation.entities import BUILT_IN, Department, Form, Function, Platform, Responsibility
from sogov.selectors.selector import Selector
from sogov.structure.entries import Entry
from sogov.structure.figures import budget, hours
from sogov.structure.references import References
from sogov.structure.selectors import selector

Named = TypeVar("Named", Function, Department, Platform, Responsibility)

_FORMS: Mapping[object, Form] = {"one": "one", "many": "many", "shares": "shares"}
_BUILT_IN = {responsibility.id: responsibility for responsibility in BUILT_IN}


def by_id(entities: Iterable[Named]) -> tuple[Named, ...]:
    """The entities sorted by id."""
    return tuple(sorted(entities, key=attrgetter("id")))


def function(entry: Entry) -> Function:
    """The function that an entry states."""
    name = entry.identifier()
    return Function(name, entry.text("name", name), entry.origin, entry.text("head"))


def department(entry: Entry, references: References, currency: str) -> Department:
    """The department that an entry states, its budget in the currency given."""
    name = entry.identifier()
    performs = entry.words("performs")
    for word, origin in performs:
        references.check("function", word, origin)
    parent, serves, successor = entry.word("parent"), entry.word("serves"), entry.word("successor")
    for key, above in (("parent", parent), ("successor", successor)):
        if above is not None:
            references.check("department", above, entry.at(key))
    if serves is not None:
        references.check_unit(serves, entry.at("serves"))
    return Department(
        id=name,
        name=entry.text("name", name),
        origin=entry.origin,
        parent=parent,
        performs=tuple(sorted(word for word, _ in performs)),
        serves=serves,
        successor=successor,
        head=entry.text("head"),
        contact=entry.text("contact"),
        budget=budget(entry.entry("budget"), currency),
        capacity=hours(entry.entry("capacity")),
        effective=entry.effective(),
    )


def platform(entry: Entry) -> Platform:
    """The platform that an entry states."""
    name = entry.identifier()
    return Platform(
        id=name,
        name=entry.text("name", name),
        kind=entry.needed("kind"),
        origin=entry.origin,
        vendor=entry.text("vendor"),
        url=entry.text("url"),
        effective=entry.effective(),
    )


def form(entry: Entry) -> Form | None:
    """How a responsibility is held: as the entry says, or as it is built in; None where neither is known."""
    stated = _FORMS.get(entry.text("holders")) if "holders" in entry.tree else None
    built_in = _BUILT_IN.get(entry.identifier())
    return built_in.form if built_in is not None else stated


def responsibility(entry: Entry, references: References) -> Responsibility:
    """The responsibility that an entry states, or the built-in one that it changes."""
    name = entry.identifier()
    _check_form(entry, name)
    known = _BUILT_IN.get(name) or Responsibility(name, name, form(entry) or "many", required=False, letter=name)
    return Responsibility(
        id=name,
        name=entry.text("name", known.name),
        form=known.form,
        required=_required(entry, known.required, references),
        letter=entry.text("letter", known.letter),
        origin=entry.origin,
    )


def responsibilities(entries: Iterable[Entry], references: References) -> tuple[Responsibility, ...]:
    """The responsibilities that entries state and the built-in ones, sorted by id."""
    stated = {entry.identifier(): responsibility(entry, references) for entry in entries}
    return by_id({**_BUILT_IN, **stated}.values())


def _check_form(entry: Entry, name: str) -> None:
    stated = entry.word("holders")
    if stated is not None and stated not in _FORMS:
        entry.faults.malformed(entry.at("holders"))
    built_in = _BUILT_IN.get(name.lower())
    if built_in is None:
        if "holders" not in entry.tree:
            message = f"{excerpt(name) if name else 'this responsibility'} does not say how it is held"
            entry.faults.add("schema", entry.origin, message, "add `holders`: `one`, `many` or `shares`")
    elif built_in.id != name:
        if not entry.faults.is_reported(entry.at("id")):
            message = f"the responsibility `{name}` is there already, as `{built_in.id}`, which is built in"
            entry.faults.add("duplicate-id", entry.at("id"), message, f"write `{built_in.id}` to change it")
    elif stated in _FORMS and stated != built_in.form:
        message = f"`{name}` is built in and its `holders` are `{built_in.form}`; they cannot be `{stated}`"
        entry.faults.add("schema", entry.at("holders"), message, "leave `holders` out")


def _required(entry: Entry, default: bool | Selector, references: References) -> bool | Selector:
    value = entry.tree.get("required", default)
    if isinstance(value, bool):
        return value
    choice = entry.entry("required")
    return selector(choice, references) if choice is not None else default
