"""Exact numbers from ASCII text, and back (`language §2`)."""

import re
from fractions import Fraction

_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def exact(value: int | str) -> Fraction:
    """The number that an integer or a decimal text states; raises ValueError for any other text."""
    if isinstance(value, str) and _DECIMAL.fullmatch(value) is None:
        raise ValueError(value)
    return Fraction(value)


def decimal_text(number: Fraction, places: int) -> str:
    """A number that is whole in units of 10^-places, written with that many decimals."""
    units = number * 10**places
    if units.denominator != 1:
        raise ValueError(number)
    digits = str(abs(units.numerator)).rjust(places + 1, "0")
    sign = "-" if units < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def shortest_text(number: Fraction, places: int = 2) -> str:
    """A number for people: exact where it is short, else rounded half up to so many decimals."""
    scaled = round_half_up(number * 10**places)
    text = decimal_text(Fraction(scaled, 10**places), places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def round_half_up(number: Fraction) -> int:
    """The nearest integer; a half goes up."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)
