"""Cells: for a resource and a responsibility the status, the holders, and why (`language §3`)."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

import attrs

from sogov.evaluation.holdings import Holding
from sogov.evaluation.precedence import Decision

Status = Literal["assigned", "declared", "exempt", "conflict", "gap", "none"]


@attrs.frozen
class Outcome:
    """What all resources of a class have in one cell; `decision` is None where no rule speaks.

    In a conflict of the resource's own declaration `claimants` are the holders that it declares.
    """

    responsibility: str
    status: Status
    holdings: tuple[Holding, ...] = ()
    decision: Decision | None = None
    claimants: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that stand, sorted."""
        return self.decision.rules if self.decision is not None else ()


@attrs.frozen
class CellHolder:
    """A holder of one resource: the department that it is there (None: vacant or ambiguous), its share, its monthly amount."""

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
