"""What a document says of one responsibility: nobody, or holders with or without shares (`language §2.2`)."""

from collections.abc import Callable

import attrs

from sogov.values.holders import Holder
from sogov.values.shares import Share


@attrs.frozen
class Claim:
    """One holder; with a share where the responsibility is held in shares."""

    holder: Holder
    share: Share | None = None


Statement = tuple[Claim, ...] | None
"""Claims sorted by the holder's text, each holder once; None is *deliberately nobody*."""


def statement(claims: list[Claim]) -> tuple[Claim, ...]:
    """The claims in their one order; those of one holder become one, their shares added."""
    merged: dict[Holder, Share | None] = {}
    for claim in claims:
        known = merged.get(claim.holder)
        merged[claim.holder] = known + claim.share if known is not None and claim.share is not None else claim.share
    return tuple(Claim(holder, merged[holder]) for holder in sorted(merged, key=str))


def renamed(stated: Statement, rename: Callable[[Holder], Holder]) -> Statement:
    """The same statement with each holder replaced; holders that become one have their shares added."""
    if stated is None:
        return None
    holders = [rename(claim.holder) for claim in stated]
    if all(holder == claim.holder for holder, claim in zip(holders, stated, strict=True)):
        return stated
    return statement([Claim(holder, claim.share) for holder, claim in zip(holders, stated, strict=True)])
