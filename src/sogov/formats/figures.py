"""Statistics in words, for the formats that people read."""

from collections.abc import Iterable
from fractions import Fraction

from sogov.formats.prose import counted, listed, money, percentage
from sogov.statistics.balance import Unallocated
from sogov.statistics.collaboration import Collaboration
from sogov.statistics.operating_model import OperatingModel
from sogov.statistics.sums import Sum
from sogov.values.money import amount, minor_units

BALANCE_TITLES = ("currency", "cost", "departments pay", "without department", "nobody pays", "beyond the cost")
FUNCTION_TITLES = ("function", "resources", "a month")
UNALLOCATED_TITLES = ("resource", "a month", "why")
STAGE_TITLES = ("stage", "resources in it", "technology", "communication", "both", "technology first")

MODEL_NAMES = {
    "centralised": "centralised",
    "hub-and-spoke": "hub and spoke",
    "several-hubs": "several hubs",
    "distributed": "distributed",
}

_REASONS = {
    "gap": "nobody funds it",
    "conflict": "rules differ on who funds it",
    "exempt": "nobody is meant to fund it",
    "none": "nobody has to fund it",
    "under-funded": "the shares leave this",
    "vacant": "no department stands for",
    "ambiguous": "several departments may stand for",
}


def sums_text(sums: Iterable[Sum]) -> str:
    """Sums of several currencies in one phrase."""
    return ", ".join(f"{money(one.amount)} {one.currency}" for one in sums)


def percent(portion: Fraction | None) -> str:
    """A portion in whole per cent, rounded down, for one look; empty where there is none."""
    return "" if portion is None else f"{int(portion * 100):,}%"


def hours_text(hours: Fraction) -> str:
    """Hours with two decimals."""
    return money(amount(minor_units(hours, 2), 2))


def reason_text(part: Unallocated) -> str:
    """Why no department pays."""
    return f"{_REASONS[part.reason]} `{part.holder}`" if part.holder else _REASONS[part.reason]


def by_size(parts: Iterable[Unallocated]) -> list[Unallocated]:
    """The largest first, each currency for itself."""
    return sorted(parts, key=lambda part: (part.currency, -part.amount, part.resource, part.holder))


def sides_text(found: Collaboration) -> tuple[str, str]:
    """Which functions count as technology, and which as communication."""
    technology, communication = (
        listed([f"`{function}`" for function in functions]) or "no function"
        for functions in (found.sides.technology, found.sides.communication)
    )
    return technology, communication


def together_text(found: Collaboration) -> str:
    """In how many resources both sides are involved."""
    if found.portion is None:
        return "there is no resource in which technology and communication could meet"
    numbers = f"{found.presence.together:,} of {counted(found.resources, 'resource')} ({percentage(found.portion)})"
    alone = found.presence.technology - found.presence.together
    others = found.presence.communication - found.presence.together
    return f"both are involved in {numbers}; technology without communication in {alone:,}, the reverse in {others:,}"


def first_text(found: Collaboration) -> str:
    """At which stage technology first appears."""
    if found.first_stage is None:
        return "technology would be involved in no stage of any resource"
    firsts = [f"in `{one.stage}` for {one.first:,}" for one in found.stages if one.first]
    never = f"; in no stage for {found.never:,}" if found.never else ""
    return f"technology would first be involved {listed(firsts)} of {counted(found.resources, 'resource')}{never}"


def model_text(model: OperatingModel) -> str:
    """What the operating model rests on."""
    if model.kind is None or model.portion is None:
        return "no department manages anything"
    portion = percentage(model.portion)
    manage = "manages" if model.managers == 1 else "manage"
    managed = f"{counted(model.managed, 'resource')} that {counted(model.managers, 'department')} {manage}"
    if model.kind == "centralised":
        return f"`{model.centre}` manages {portion} of the {managed}"
    if model.kind == "hub-and-spoke":
        return f"`{model.centre}` has a say in {portion} of what other departments manage"
    if not model.hubs:
        return f"no department has a say in what several others manage, of the {managed}"
    hubs = counted(len(model.hubs), "department") + (" has" if len(model.hubs) == 1 else " have")
    return f"{hubs} a say in what several others manage, which reaches {portion} of the {managed}"
