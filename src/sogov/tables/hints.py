"""Hints: the rules of thumb of those who draw up responsibility matrices (RACI), as notes under one."""

from collections.abc import Mapping
from typing import Literal

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.funding import MANAGES, OPERATES

HintName = Literal["no-a", "several-a", "everyone-consulted"]

CONSULTED = "consulted"

MEANINGS: Mapping[HintName, str] = {
    "no-a": "nobody is accountable",
    "several-a": "several are to be accountable",
    "everyone-consulted": "everyone else is consulted",
}

_MANY = 3


@attrs.frozen
class Note:
    """A hint with the resources that it is about, sorted."""

    hint: HintName
    resources: tuple[str, ...]

    @property
    def meaning(self) -> str:
        """What the hint says, as a clause."""
        return MEANINGS[self.hint]


def hints_of(outcomes: Mapping[str, Outcome], marked: Mapping[str, frozenset[str]]) -> tuple[HintName, ...]:
    """The hints that apply to resources with these outcomes; `marked` has what each column holds of them.

    Everyone is consulted where three columns are or more, and every other column manages or operates the resource.
    What is meant to be in nobody's hands is no hint.
    """
    found: list[HintName] = []
    status = outcomes[MANAGES].status
    if status == "conflict":
        found.append("several-a")
    elif status in ("gap", "none"):
        found.append("no-a")
    asked = {column for column, held in marked.items() if CONSULTED in held}
    doing = {column for column, held in marked.items() if held & {MANAGES, OPERATES}}
    if len(asked) >= _MANY and asked | doing == set(marked):
        found.append("everyone-consulted")
    return tuple(found)
