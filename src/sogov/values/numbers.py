"""Exact numbers from ASCII text, and back (`language §2`)."""

import re
from decimal import Decimal
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
    digits = integer_text(abs(units.numerator)).rjust(places + 1, "0")
    sign = "-" if units < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def integer_text(number: int) -> str:
    """The digits of an integer, however many there are."""
    # `str` refuses more than 4300 of them, which the sum of a few hundred fractions has.
    return str(Decimal(number))


def fraction_text(number: Fraction) -> str:
    """A number as numerator and denominator (`1/3`), or as an integer where it is one."""
    whole = integer_text(number.numerator)
    return whole if number.denominator == 1 else f"{whole}/{integer_text(number.denominator)}"


def exact_text(number: Fraction) -> str:
    """A number as a decimal where that is exact, otherwise as a fraction."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return fraction_text(number)
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    return decimal_text(number, places)


def shortest_text(number: Fraction, places: int = 2) -> str:
    """A number for people: exact where it is short, else rounded half up to so many decimals."""
    scaled = round_half_up(number * 10**places)
    text = decimal_text(Fraction(scaled, 10**places), places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def round_half_up(number: Fraction) -> int:
    """The nearest integer; a half goes up."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)
