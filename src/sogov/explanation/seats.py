"""Seats: how each holder came to the department that it is there, and to its part of the cost."""

from collections.abc import Iterator
from fractions import Fraction

from sogov.evaluation.cells import Cell, CellHolder, Outcome
from sogov.evaluation.holdings import Holding
from sogov.explanation.case import Case
from sogov.explanation.explanation import Seat
from sogov.values.money import minor_units


def seats(outcome: Outcome, cell: Cell, case: Case) -> tuple[Seat, ...]:
    """The holders of a cell in place, in its order."""
    return tuple(_seat(holding, holder, case) for holding, holder in zip(outcome.holdings, cell.holders, strict=True))


def _seat(holding: Holding, holder: CellHolder, case: Case) -> Seat:
    exact = _exact(holder, case)
    is_function = holding.holder.kind == "function"
    departments = () if holding.department is None else (holding.department,)
    return Seat(
        holder=holder,
        problem=holding.problem,
        climb=tuple(_climb(holding, case)) if is_function else (),
        performed_by=(holding.candidates or departments) if is_function else (),
        exact=exact,
        odd=exact is not None and holder.amount is not None and holder.amount > exact,
    )


def _climb(holding: Holding, case: Case) -> Iterator[str]:
    for unit in case.tree.upwards(case.home):
        yield unit
        if unit == holding.unit:
            return


def _exact(holder: CellHolder, case: Case) -> Fraction | None:
    cost, places = case.resource.cost, case.evaluation.organisation.minor_units
    if holder.amount is None or holder.share is None or cost is None:
        return None
    return holder.share * Fraction(minor_units(cost.monthly, places), 10**places)
