"""Cells: for a resource and a responsibility the status, the holders, and why (`language §3`)."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

import attrs

from sogov.evaluation.holdings import Holding, Party, parties
from sogov.evaluation.precedence import Decision
from sogov.values.origins import Origin

Status = Literal["assigned", "declared", "exempt", "conflict", "gap", "none"]


@attrs.frozen(eq=False)
class Outcome:
    """What all resources of a class have in one cell; `decision` is None where no rule speaks.

    In a conflict of the resource's own declaration `claimants` are the holders that it declares.
    """

    responsibility: str
    status: Status
    home: str
    holdings: tuple[Holding, ...] = ()
    decision: Decision | None = None
    claimants: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that stand, sorted."""
        return self.decision.rules if self.decision is not None else ()

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where the rules that stand say it."""
        return tuple(speech.origin for speech in self.decision.stands) if self.decision is not None else ()

    @cached_property
    def shares(self) -> Mapping[str, Fraction]:
        """The share of each holder by its text, where it is held in shares."""
        return {str(held.holder): held.share for held in self.holdings if held.share is not None}

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The parties that hold it."""
        return parties(self.holdings, self.home)

    @cached_property
    def identities(self) -> frozenset[str]:
        """The identities of the parties."""
        return frozenset(party.identity for party in self.parties)


@attrs.frozen
class CellHolder:
    """A holder of one resource: its department there (None: vacant or ambiguous), its share, its monthly amount."""

    holder: str
    department: str | None
    share: Fraction | None = None
    amount: Decimal | None = None


@attrs.frozen
class Cell:
    """One cell of one resource; `rules` are those that stand, holders are sorted by text (`language §3.1`)."""

    resource: str
    responsibility: str
    status: Status
    holders: tuple[CellHolder, ...] = ()
    rules: tuple[str, ...] = ()
