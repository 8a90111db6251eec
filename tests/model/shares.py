"""Shares: how they are read, worked out and written (language §2)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from tests.model.departments import successor_of
from tests.model.world import World


class Share(NamedTuple):
    """A share as written: an exact number, and parts of what the exact numbers leave."""

    exact: Fraction
    parts: Fraction


def read_share(written: str) -> Share:
    """`"60%"`, `"33.25%"`, `"1/3"`, `"3 parts"`; `"rest"` is one part."""
    if written == "rest":
        return Share(Fraction(0), Fraction(1))
    if written.endswith("%"):
        return Share(Fraction(written[:-1]) / 100, Fraction(0))
    if " part" in written:
        return Share(Fraction(0), Fraction(written.split(" ")[0]))
    return Share(Fraction(written), Fraction(0))


def after_successors(world: World, word: str) -> str:
    """The successor stands wherever a `department:` holder or a test names the old department."""
    prefix, colon, department = word.partition(":")
    return f"{prefix}:{successor_of(world, department)}" if colon else word


def read_split(world: World, written: Mapping[str, str]) -> dict[str, Share]:
    """The shares as written, after successors: holders that become one have their shares added."""
    split: dict[str, Share] = {}
    for word, text in written.items():
        holder, share = after_successors(world, word), read_share(text)
        before = split.get(holder, Share(Fraction(0), Fraction(0)))
        split[holder] = Share(before.exact + share.exact, before.parts + share.parts)
    return split


def worked_out(split: Mapping[str, Share]) -> dict[str, Fraction]:
    """What is left (never below 0) is divided in proportion to the parts. A holder whose share comes to 0 is none."""
    left = max(Fraction(0), 1 - sum(share.exact for share in split.values()))
    parts = sum(share.parts for share in split.values())
    shares = {}
    for holder, share in split.items():
        total = share.exact + (left * share.parts / parts if parts else 0)
        if total > 0:
            shares[holder] = total
    return shares


def share_text(share: Fraction) -> str:
    """A share is written as a percentage when that is exact, otherwise as a fraction."""
    percent = share * 100
    others = percent.denominator
    for prime in (2, 5):
        while others % prime == 0:
            others //= prime
    if others == 1:
        digits = 0
        while (percent * 10**digits).denominator != 1:
            digits += 1
        return decimal_text((percent * 10**digits).numerator, digits) + "%"
    return f"{share.numerator}/{share.denominator}"


def decimal_text(units: int, digits: int) -> str:
    """A whole number of units of 10 to the minus digits, with that many decimals."""
    if digits == 0:
        return str(units)
    return f"{units // 10**digits}.{units % 10**digits:0{digits}d}"
