"""Money and hours per month, and how an amount is divided without losing a cent (`language §3.3`)."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Literal

import attrs

from sogov.values.numbers import integer_text

Per = Literal["week", "month", "quarter", "year"]

_A_MONTH_IS: dict[str, tuple[int, int]] = {"week": (52, 12), "month": (1, 1), "quarter": (1, 3), "year": (1, 12)}


@attrs.frozen
class Rate:
    """So much in a period: money (with a currency) or hours (without)."""

    amount: Fraction
    per: Per
    currency: str = ""

    @property
    def monthly(self) -> Fraction:
        """The amount per month, not rounded: a quarter is 3 months, a year 12 months and 52 weeks."""
        return Fraction(*self.monthly_ratio)

    @property
    def monthly_ratio(self) -> tuple[int, int]:
        """The amount per month as a numerator and a denominator, which may have a common factor."""
        return monthly_ratio(self.amount.numerator, self.amount.denominator, self.per)


def monthly_ratio(over: int, under: int, per: str) -> tuple[int, int]:
    """So many parts (`over`) of a whole (`under`) in a period as parts of a whole a month.

    Raises KeyError for what is no period.
    """
    times, parts = _A_MONTH_IS[per]
    return over * times, under * parts


def minor_units(amount: Fraction, places: int) -> int:
    """The amount in whole minor units of 10^-places, rounded half up."""
    return rounded_units(amount.numerator, amount.denominator, places)


def rounded_units(over: int, under: int, places: int) -> int:
    """So many parts (`over`) of a whole (`under`) in whole minor units of 10^-places, rounded half up."""
    scale: int = 10**places
    return (2 * over * scale + under) // (2 * under)


def amount(units: int, places: int) -> Decimal:
    """So many minor units of 10^-places as an exact amount, whatever the decimal context of the program is."""
    return Decimal(f"{integer_text(units)}E-{places}")


def divided(units: int, shares: Mapping[str, Fraction]) -> dict[str, int]:
    """The part of each holder in minor units, by largest remainder; ties go to the first holder by text.

    The parts add up to units × the sum of the shares, rounded once, half up: to `units` where the shares are a whole.
    """
    # Whole numbers over one denominator: as exact as fractions, and without their price.
    whole = lcm(*(share.denominator for share in shares.values()))
    exact = {holder: units * share.numerator * (whole // share.denominator) for holder, share in shares.items()}
    parts = {holder: part // whole for holder, part in exact.items()}
    spare = (2 * sum(exact.values()) + whole) // (2 * whole) - sum(parts.values())
    by_remainder = sorted(exact, key=lambda holder: (-(exact[holder] % whole), holder)) if spare else ()
    for holder in by_remainder[:spare]:
        parts[holder] += 1
    return parts
