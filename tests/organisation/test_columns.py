from fractions import Fraction

import pytest

from sogov.organisation.columns import Columns, registered
from sogov.organisation.entities import Resource
from sogov.selectors.questions import Questions
from sogov.values.money import Rate
from sogov.values.origins import Origin

LARGE = Fraction(10**15 - 1)


def costing(*amounts: Fraction | None, places: int) -> Columns:
    """The columns of resources with these costs a month."""
    resources = [
        Resource(f"r{number}", "r", "k", Origin(0), cost=Rate(amount, "month", "EUR") if amount is not None else None)
        for number, amount in enumerate(amounts)
    ]
    return registered(resources, Questions(), places)


@pytest.mark.parametrize(
    ("amounts", "units"),
    [
        ((Fraction(1), None, Fraction(2)), [10**4, None, 2 * 10**4]),
        ((Fraction(1), LARGE, None, Fraction(2), LARGE), [10**4, LARGE * 10**4, None, 2 * 10**4, LARGE * 10**4]),
        ((None, Fraction(10) ** 40), [None, 10**44]),
        ((Fraction(0), Fraction(1, 30000)), [0, 0]),
        ((), []),
    ],
    ids=str,
)
def test_costs_of_any_size_are_kept(amounts: tuple[Fraction | None, ...], units: list[int | None]) -> None:
    """Beyond 64 bits too, which the smallest units make of 15 digits; what follows is kept as well."""
    columns = costing(*amounts, places=4)

    assert units == [columns.cost(number) for number in range(len(columns))]
    assert len(amounts) == len(columns) == len(columns.costs)
