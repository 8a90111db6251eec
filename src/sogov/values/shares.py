"""Shares of a whole: exact, in percent, as fractions, or as parts of what is left (`language §2`)."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

import attrs

from sogov.values.numbers import exact, exact_text, fraction_text

_SHARE = re.compile(
    r"(?P<percent>[0-9]+(?:\.[0-9]+)?)%|(?P<over>[0-9]+)/(?P<under>[0-9]+)|(?P<parts>[0-9]+(?:\.[0-9]+)?) parts?|rest"
)
T = TypeVar("T")

_NOTHING = Fraction(0)
_WHOLE = Fraction(1)


@attrs.frozen
class Share:
    """A share as written: a fixed portion of the whole, and parts of what all fixed portions leave."""

    fixed: Fraction = _NOTHING
    parts: Fraction = _NOTHING

    def __add__(self, other: "Share") -> "Share":
        """Both shares in one hand."""
        return Share(self.fixed + other.fixed, self.parts + other.parts)


def parse_share(text: str) -> Share:
    """The share that `60%`, `1/3`, `2.5 parts` or `rest` states; raises ValueError for any other text."""
    found = _SHARE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    if found["percent"]:
        return Share(fixed=exact(found["percent"]) / 100)
    if found["over"]:
        if not int(found["under"]):
            raise ValueError(text)
        return Share(fixed=Fraction(int(found["over"]), int(found["under"])))
    return Share(parts=exact(found["parts"]) if found["parts"] else _WHOLE)


def worked_out(split: Mapping[T, Share]) -> dict[T, Fraction]:
    """Each holder's part of the whole: what the fixed shares leave (never below 0) is divided by the parts.

    Holders whose share comes to 0 are left out.
    """
    left = max(_NOTHING, _WHOLE - sum((share.fixed for share in split.values()), _NOTHING))
    parts = sum((share.parts for share in split.values()), _NOTHING)
    part = left / parts if parts else _NOTHING
    amounts = {holder: share.fixed + share.parts * part for holder, share in split.items()}
    return {holder: amount for holder, amount in amounts.items() if amount}


def share_text(share: Fraction) -> str:
    """A percentage where that is exact, otherwise a fraction (`1/3`)."""
    percent = exact_text(share * 100)
    return fraction_text(share) if "/" in percent else f"{percent}%"
