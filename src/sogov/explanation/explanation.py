"""What an explanation holds: the facts of a resource, the argument for each of its cells, its requirements."""

from datetime import date
from fractions import Fraction
from typing import Literal

import attrs

from sogov.evaluation.cells import Cell, CellHolder
from sogov.evaluation.precedence import Step
from sogov.findings.findings import Place, Severity
from sogov.organisation.entities import Form, Resource
from sogov.selectors.conditions import Unmet

Fate = Literal["stands", "elsewhere", "set-aside", "does-not-match", "not-in-effect"]


@attrs.frozen
class Voice:
    """A rule that speaks on a responsibility: where, and what it says in words."""

    rule: str
    place: Place
    says: str


@attrs.frozen
class Yielding:
    """A rule that gives way: in which step, to which rules, and why in words."""

    voice: Voice
    step: Step
    by: tuple[str, ...]
    because: str


@attrs.frozen
class Silent:
    """A rule that speaks on the responsibility and not on this resource, and the conditions that the resource fails."""

    voice: Voice
    unmet: tuple[Unmet, ...]


@attrs.frozen
class Seat:
    """A holder in place, and how it was found.

    `climb` are the units that were asked for a function, from the home upwards; the last one is where it was found,
    unless nobody performs it. `performed_by` are the departments found there. `exact` is its part of the monthly cost
    before whole minor units were made of it, and `odd` whether it was given one that was left over.
    """

    holder: CellHolder
    problem: Literal["vacant", "ambiguous"] | None = None
    climb: tuple[str, ...] = ()
    performed_by: tuple[str, ...] = ()
    exact: Fraction | None = None
    odd: bool = False


@attrs.frozen
class Argument:
    """Why one cell is what it is. `declared` is what the resource itself says, in words."""

    cell: Cell
    form: Form
    is_required: bool
    requirement: Literal["always", "never", "selected"]
    seats: tuple[Seat, ...] = ()
    stands: tuple[Voice, ...] = ()
    yielding: tuple[Yielding, ...] = ()
    silent: tuple[Silent, ...] = ()
    declared: str | None = None


@attrs.frozen
class Duty:
    """A requirement that matches; `waits` while what it asks about is a conflict or a gap."""

    rule: str
    place: Place
    severity: Severity
    responsibility: str | None
    failures: tuple[str, ...] = ()
    waits: bool = False


@attrs.frozen
class Mention:
    """A rule that names an expected holder, by a word that could mean it here, and what became of that."""

    voice: Voice
    responsibility: str
    word: str
    fate: Fate
    because: str = ""
    unmet: tuple[Unmet, ...] = ()


@attrs.frozen
class WhyNot:
    """Why a holder that was expected does not hold a resource; `holds` are responsibilities that it does hold."""

    holder: str
    holds: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@attrs.frozen(eq=False)
class Explanation:
    """Everything that there is to say on why a resource is in whose hands."""

    as_of: date
    resource: Resource
    place: Place
    home: str
    home_name: str
    platform_kind: str | None
    monthly: Fraction | None
    places: int
    arguments: tuple[Argument, ...]
    duties: tuple[Duty, ...]
    why_not: WhyNot | None = None
