"""Departments, functions, platforms, responsibilities and resources, as the documents state them (`language §2.1`)."""

from typing import Literal

import attrs

from sogov.selectors.selector import Selector
from sogov.values.money import Rate
from sogov.values.origins import Origin
from sogov.values.periods import ALWAYS, Period
from sogov.values.statements import Statement

Form = Literal["one", "many", "shares"]


def _origin() -> Origin:
    return attrs.field(eq=False, repr=False)  # type: ignore[no-any-return]  # attrs types a field as what it holds


@attrs.frozen
class Function:
    """Something an organisation does (marketing, technology); departments perform it."""

    id: str
    name: str
    origin: Origin = _origin()
    head: str = ""


@attrs.frozen
class Department:
    """A unit of the organisation; `serves` is the unit for which it performs its functions where it says so."""

    id: str
    name: str
    origin: Origin = _origin()
    parent: str | None = None
    performs: tuple[str, ...] = ()
    serves: str | None = None
    successor: str | None = None
    head: str = ""
    contact: str = ""
    budget: Rate | None = None
    capacity: Rate | None = None
    effective: Period = ALWAYS


@attrs.frozen
class Platform:
    """Where resources live; platforms of one `kind` can be selected together."""

    id: str
    name: str
    kind: str
    origin: Origin = _origin()
    vendor: str = ""
    url: str = ""
    effective: Period = ALWAYS


@attrs.frozen
class Responsibility:
    """What can be held of a resource: by one holder, by many, or in shares; `required` may depend on the resource."""

    id: str
    name: str
    form: Form
    required: bool | Selector
    letter: str
    origin: Origin | None = attrs.field(default=None, eq=False, repr=False)


@attrs.frozen
class Resource:
    """Something that costs money or time and needs somebody to answer for it."""

    id: str
    name: str
    kind: str
    origin: Origin = _origin()
    platform: str | None = None
    department: str | None = None
    stage: str | None = None
    tags: frozenset[str] = frozenset()
    cost: Rate | None = None
    effort: Rate | None = None
    url: str = ""
    declared: tuple[tuple[str, Statement], ...] = ()
    effective: Period = ALWAYS


BUILT_IN: tuple[Responsibility, ...] = (
    Responsibility("funds", "funds", "shares", True, "F"),
    Responsibility("manages", "manages", "one", True, "A"),
    Responsibility("operates", "operates", "many", False, "R"),
    Responsibility("approves", "approves", "many", False, "Ap"),
    Responsibility("consulted", "consulted", "many", False, "C"),
    Responsibility("informed", "informed", "many", False, "I"),
)

DEFAULT_STAGES = ("plan", "build", "run", "retire")
