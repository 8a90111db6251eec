"""Holdings: holders in place, each with its department there, and the parties they make (`language §3.2`)."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Literal

import attrs

from sogov.organisation.tree import Tree
from sogov.values.holders import DEPARTMENT_PREFIX, Holder
from sogov.values.identifiers import ROOT


@attrs.frozen
class Holding:
    """One holder of a resource: the department that it is there, or why it is none; the share where there are shares.

    `unit` is where a function was found, `candidates` are the departments found there when they are several.
    """

    holder: Holder
    department: str | None
    share: Fraction | None = None
    problem: Literal["vacant", "ambiguous"] | None = None
    unit: str | None = None
    candidates: tuple[str, ...] = ()


@attrs.frozen
class Party:
    """The holders that are one department, or one holder without a department; shares are added."""

    department: str | None
    words: frozenset[str]
    share: Fraction = Fraction(0)

    @property
    def identity(self) -> str:
        """What two parties that are the same have in common: the department as a holder, or the one word."""
        return f"{DEPARTMENT_PREFIX}{self.department}" if self.department is not None else min(self.words)


def in_place(holder: Holder, share: Fraction | None, home: str, tree: Tree) -> Holding:
    """The holder at a home: which department it is there."""
    if holder.kind == "function":
        found = tree.performer_of(holder.id, home)
        if len(found.departments) > 1:
            return Holding(holder, None, share, "ambiguous", found.unit, found.departments)
        return Holding(holder, found.department, share, None if found.department else "vacant", found.unit)
    department = home if holder.kind == "home" else holder.id
    if department in tree.in_effect:
        return Holding(holder, department, share)
    return Holding(holder, None, share, "vacant")


def parties(holdings: Iterable[Holding], home: str) -> tuple[Party, ...]:
    """The parties that holdings make, in the order of their first holders."""
    made: dict[str, Party] = {}
    for holding in holdings:
        party = Party(holding.department, frozenset((word_of(holding.holder, home),)), holding.share or Fraction(0))
        known = made.get(party.identity)
        made[party.identity] = party if known is None else _joined(known, party)
    return tuple(made.values())


def is_named(party: Party, name: Holder, home: str, tree: Tree) -> bool:
    """Whether a party is a named holder: by its department or a function that it performs, without one by its word.

    The other words of a department need not be asked: it is found by them because it performs them, or is it.
    """
    if word_of(name, home) == party.identity:
        return True
    return name.kind == "function" and party.department is not None and tree.performs(party.department, name.id)


def word_of(holder: Holder, home: str) -> str:
    """The holder's text; `@home` is the home department where there is one."""
    return f"{DEPARTMENT_PREFIX}{home}" if holder.kind == "home" and home != ROOT else str(holder)


def total_share(holdings: Sequence[Holding]) -> Fraction:
    """The sum of the shares."""
    return sum((holding.share for holding in holdings if holding.share is not None), Fraction(0))


def _joined(one: Party, other: Party) -> Party:
    return Party(one.department, one.words | other.words, one.share + other.share)
