"""The digits of numbers, which are counted before anybody makes a number of them (`language §2`)."""

import re

_between_numbers = re.compile(r"[^0-9.]+")


def digits_of(number: str) -> int:
    """How many digits a number has as it is written, those of its exponent included."""
    return sum(map(str.isdigit, number))


def most_digits(text: str) -> int:
    """How many digits the longest of the numbers in a text has: of `1/3` either has one, `33.25%` has four."""
    return max(map(digits_of, _between_numbers.split(text)))
