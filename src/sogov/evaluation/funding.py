"""Funding and effort: what each holder of one resource pays a month, and who works on it (`language §3.3`)."""

from collections.abc import Iterable

from sogov.evaluation.cells import Cell, CellHolder, Outcome
from sogov.values.money import amount, divided

FUNDS = "funds"
MANAGES = "manages"
OPERATES = "operates"


def cell_of(outcome: Outcome, resource: str, cost: int | None, places: int) -> Cell:
    """The cell of one resource in a class: the class's outcome with what each pays of the resource's own monthly cost.

    The cost is in minor units of 10^-places; None without one.
    """
    parts = divided(cost, outcome.shares) if cost is not None and outcome.responsibility == FUNDS else {}
    holders = tuple(
        CellHolder(
            holder=str(held.holder),
            department=held.department,
            share=held.share,
            amount=amount(parts[str(held.holder)], places) if str(held.holder) in parts else None,
        )
        for held in outcome.holdings
    )
    return Cell(resource, outcome.responsibility, outcome.status, holders, outcome.rules)


def workers_of(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """The departments that effort falls on, evenly: those that operate, or the one that manages where none does.

    The outcomes are those in `operates` and `manages`.
    """
    for outcome in outcomes:
        departments = {held.department for held in outcome.holdings if held.department is not None}
        if departments:
            return tuple(sorted(departments))
    return ()
