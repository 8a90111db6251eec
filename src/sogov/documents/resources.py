"""Resources, of which there may be very many: their schema once more, by hand (`language §2.1`).

A test holds both against each other. What is not plain here is looked at by the schema, which then says why.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from sogov.values.periods import parse_date

_ID = r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}"
_DECIMAL = r"[0-9]+(?:\.[0-9]+)?"

_is_id = re.compile(_ID).fullmatch
_is_holder = re.compile(rf"@home|(?:department:)?{_ID}").fullmatch
_is_share = re.compile(rf"{_DECIMAL}%|[0-9]+/0*[1-9][0-9]*|{_DECIMAL} parts?|rest").fullmatch
_is_decimal = re.compile(_DECIMAL).fullmatch
_is_currency = re.compile("[A-Z]{3}").fullmatch

# A number of so many digits is within the limit, and so is every one in a text of so many characters.
PLAIN_DIGITS = 15
_TOO_LONG: int = 10**PLAIN_DIGITS

_NEEDED = {"id", "kind"}


def resource_is_plain(entry: object) -> bool:
    """Whether an entry of `resources` is what its schema asks for; False also of a very long number."""
    if type(entry) is not dict or not entry.keys() >= _NEEDED:
        return False
    for key, value in entry.items():
        check = _CHECKS.get(key)
        if check is None or not check(value):
            return False
    return True


def _id(value: object) -> bool:
    return type(value) is str and _is_id(value) is not None


@lru_cache(maxsize=4096)
def _known_id(value: str) -> bool:
    return _is_id(value) is not None


def _shared_id(value: object) -> bool:
    return type(value) is str and _known_id(value)


def _text(value: object) -> bool:
    return type(value) is str


def _tags(value: object) -> bool:
    return type(value) is list and set(map(type, value)) == {str} and "" not in value


def _amount(value: object) -> bool:
    if type(value) is int:
        return 0 <= value < _TOO_LONG
    return type(value) is str and len(value) <= PLAIN_DIGITS and _is_decimal(value) is not None


def cost_is_plain(value: object) -> bool:
    """Whether a value is what the schema asks of a cost; False also of a very long number."""
    if type(value) is not dict or "amount" not in value or value.get("per") not in _PERIODS_OF_MONEY:
        return False
    if len(value) == 2:
        return _amount(value["amount"])
    return len(value) == 3 and _currency(value.get("currency")) and _amount(value["amount"])


def _currency(value: object) -> bool:
    return type(value) is str and _is_currency(value) is not None


def effort_is_plain(value: object) -> bool:
    """Whether a value is what the schema asks of an effort; False also of a very long number."""
    if type(value) is not dict or len(value) != 2 or value.get("per") not in _PERIODS_OF_WORK:
        return False
    return "hours" in value and _amount(value["hours"])


def declared_is_plain(value: object) -> bool:
    """Whether a value is what the schema asks of what a resource declares; False also of a very long number."""
    return type(value) is dict and all(_shared_id(key) and _statement(held) for key, held in value.items())


def _statement(value: object) -> bool:
    if value is None or type(value) is str:
        return value is None or _holder(value)
    if type(value) is list:
        return bool(value) and all(map(_holder, value))
    if type(value) is not dict or not value:
        return False
    return all(_holder(holder) and _share(share) for holder, share in value.items())


def _holder(value: object) -> bool:
    return type(value) is str and _is_holder(value) is not None


def _share(value: object) -> bool:
    return type(value) is str and len(value) <= PLAIN_DIGITS and _is_share(value) is not None


def effective_is_plain(value: object) -> bool:
    """Whether a value is what the schema asks of a period; False also of a very long number."""
    return type(value) is dict and value.keys() <= {"from", "until"} and all(map(_date, value.values()))


def _date(value: object) -> bool:
    if type(value) is not str:
        return False
    try:
        parse_date(value)
    except ValueError:
        return False
    return True


_PERIODS_OF_MONEY = ("month", "quarter", "year")
_PERIODS_OF_WORK = ("week", "month", "year")

_CHECKS: dict[object, Callable[[object], bool]] = {
    "id": _id,
    "name": _text,
    "kind": _shared_id,
    "platform": _shared_id,
    "department": _shared_id,
    "stage": _shared_id,
    "tags": _tags,
    "cost": cost_is_plain,
    "effort": effort_is_plain,
    "url": _text,
    "declared": declared_is_plain,
    "effective": effective_is_plain,
}
