"""Figures: amounts, shares, counts, rates and bounds, as documents write them (`language §2`)."""

from collections.abc import Callable
from fractions import Fraction

from sogov.structure.entries import Entry
from sogov.structure.references import References
from sogov.values.bounds import Bound
from sogov.values.money import Per, Rate
from sogov.values.numbers import exact
from sogov.values.shares import Share, parse_share

_PERS: dict[object, Per] = {"week": "week", "month": "month", "quarter": "quarter", "year": "year"}


def amount(value: object) -> Fraction:
    """A number that is not negative, from an integer or a decimal text; raises ValueError for anything else."""
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return exact(value)
    raise ValueError(value)


def count(value: object) -> Fraction:
    """A whole number; raises ValueError for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    raise ValueError(value)


def share(value: object) -> Share:
    """A share as written; raises ValueError for anything else."""
    if isinstance(value, str):
        return parse_share(value)
    raise ValueError(value)


def portion(value: object) -> Fraction:
    """A share that is a percentage or a fraction; raises ValueError for anything else."""
    written = share(value)
    if written.parts:
        raise ValueError(value)
    return written.fixed


def bound(entry: Entry | None, number: Callable[[object], Fraction]) -> Bound | None:
    """The bound that an object states, its numbers read by a function that raises ValueError."""
    if entry is None:
        return None
    return Bound(entry.read("at_least", number), entry.read("at_most", number), entry.read("below", number))


def currency(entry: Entry, references: References, default: str) -> str:
    """The currency under `currency`, or the default."""
    code = entry.word("currency")
    if code is None:
        return default
    references.check("currency", code, entry.at("currency"))
    return code


def cost(entry: Entry | None, references: References, default: str) -> Rate | None:
    """The money that an object states, in the default currency where it names none."""
    return _rate(entry, "amount", currency(entry, references, default)) if entry is not None else None


def budget(entry: Entry | None, code: str) -> Rate | None:
    """The money in a currency that an object states."""
    return _rate(entry, "amount", code) if entry is not None else None


def hours(entry: Entry | None) -> Rate | None:
    """The time that an object states."""
    return _rate(entry, "hours", "") if entry is not None else None


def _rate(entry: Entry, key: str, code: str) -> Rate | None:
    number = entry.read(key, amount)
    per = entry.read("per", _per)
    if number is None or per is None:
        entry.faults.malformed(entry.origin)
        return None
    return Rate(number, per, code)


def _per(value: object) -> Per:
    if not isinstance(value, str) or value not in _PERS:
        raise ValueError(value)
    return _PERS[value]
