"""Which department a holder is, and what is one party (language §3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.model.departments import department_in_effect, served_unit, successor_of, units_from
from tests.model.world import HOME, ROOT, World

VACANT = "vacant"
AMBIGUOUS = "ambiguous"
FOUND = "found"


def department_of(world: World, word: str, home: str) -> tuple[str, str | None]:
    """What is found for a holder: FOUND and the department, or VACANT, or AMBIGUOUS."""
    if word == HOME:
        # “`@home` where there is no home or it is not in effect: *vacant*.”
        return itself(world, home)
    if word.startswith("department:"):
        return itself(world, successor_of(world, word.removeprefix("department:")))
    return performer(world, word, home)


def itself(world: World, unit: str) -> tuple[str, str | None]:
    """A department not in effect holds nothing, nor does the root."""
    if unit == ROOT or not department_in_effect(world, unit):
        return VACANT, None
    return FOUND, unit


def performs(world: World, unit: str, function: str) -> bool:
    """Only departments in effect perform."""
    if unit == ROOT or not department_in_effect(world, unit):
        return False
    return function in world.departments[unit].get("performs", ())


def performer(world: World, function: str, home: str) -> tuple[str, str | None]:
    """Go up from the home to the first unit that performs the function, or that is served by one that performs it."""
    for unit in units_from(world, home):
        # “the unit itself if it performs, else the one that serves it”
        if performs(world, unit, function):
            return FOUND, unit
        serving = [d for d in world.departments if performs(world, d, function) and served_unit(world, d) == unit]
        if len(serving) > 1:
            return AMBIGUOUS, None
        if serving:
            return FOUND, serving[0]
    return VACANT, None


@dataclass(frozen=True)
class Party:
    """Holders with the same department; a holder without a department is a party of its own."""

    key: tuple[str, str]
    words: frozenset[str]
    department: str | None
    share: Fraction


def spoken(world: World, word: str, home: str) -> str:
    """`@home` is `department:` the home; without a home it is just its word. Departments are after successors."""
    if word == HOME:
        return HOME if home == ROOT else f"department:{home}"
    if word.startswith("department:"):
        return f"department:{successor_of(world, word.removeprefix('department:'))}"
    return word


def parties(world: World, holders: Mapping[str, Fraction | None], home: str) -> list[Party]:
    """The parties that some holders are, their shares added."""
    each = []
    for holder, share in holders.items():
        word = spoken(world, holder, home)
        _, department = department_of(world, holder, home)
        # “a holder without a department is a party of its own, one with the holders of the same word”
        key = ("word", word) if department is None else ("department", department)
        each.append(Party(key, frozenset([word]), department, share or Fraction(0)))
    return merged(each)


def merged(each: Iterable[Party]) -> list[Party]:
    """Parties of the same key as one party."""
    by_key: dict[tuple[str, str], Party] = {}
    for party in each:
        if party.key in by_key:
            other = by_key[party.key]
            both = Party(party.key, party.words | other.words, party.department, party.share + other.share)
            by_key[party.key] = both
        else:
            by_key[party.key] = party
    return list(by_key.values())


def is_named(world: World, party: Party, named: str, home: str) -> bool:
    """A party is x when x is a holder's word, or `department:` its department, or a function that that performs."""
    x = spoken(world, named, home)
    if x in party.words:
        return True
    if party.department is None:
        return False
    return x == f"department:{party.department}" or performs(world, party.department, x)
