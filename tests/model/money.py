"""Money and time: the part of each funder, and what a department funds and spends (language §3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from tests.model.selectors import monthly
from tests.model.world import Entry, World


def half_up(value: Fraction) -> int:
    """The nearest whole number, a half upwards."""
    return floor(value + Fraction(1, 2))


def monthly_minor_units(world: World, entry: Entry) -> int:
    """A monthly amount that is not whole minor units is rounded once, half up, before it is divided."""
    return half_up(monthly(entry, "amount") * 10**world.minor_units)


def divide(cost: int, shares: Mapping[str, Fraction]) -> dict[str, int]:
    """The part of each funder is share × cost, in minor units by largest remainder (ties: by holder text)."""
    exact = {holder: share * cost for holder, share in shares.items()}
    parts = {holder: floor(part) for holder, part in exact.items()}
    # “Where the shares do not add to 100%, the parts add to the sum of the shares × cost, rounded once, half up.”
    total = half_up(sum(exact.values(), Fraction(0)))
    by_remainder = sorted(exact, key=lambda holder: (parts[holder] - exact[holder], holder))
    for holder in by_remainder[: total - sum(parts.values())]:
        parts[holder] += 1
    return parts


def effort_of(operators: set[str], manager: str | None, hours: Fraction) -> dict[str, Fraction]:
    """Effort falls evenly on the departments that operate, or if none does on the one that manages."""
    if operators:
        return {department: hours / len(operators) for department in operators}
    return {} if manager is None else {manager: hours}
