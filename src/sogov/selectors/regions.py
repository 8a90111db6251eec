"""Regions: the sets of possible resources that selectors denote; emptiness, overlap and containment are exact.

A possible resource has any id, any kind and any tags; one of the declared platforms, stages and homes or none of them;
and no cost or any non-negative one (`language §2.3`). So a region is a product of seven sets, one a dimension, and a
question about regions is the same question about each dimension.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property, reduce
from typing import Any

import attrs


@attrs.frozen
class Names:
    """A set of names out of infinitely many: those listed, or (`others`) all but those listed."""

    listed: frozenset[str] = frozenset()
    others: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether no name belongs to it."""
        return not self.others and not self.listed

    def meet(self, other: "Names") -> "Names":
        """The names that belong to both."""
        if self.others and other.others:
            return Names(self.listed | other.listed)
        if self.others:
            return Names(other.listed - self.listed, others=False)
        if other.others:
            return Names(self.listed - other.listed, others=False)
        return Names(self.listed & other.listed, others=False)

    def is_within(self, other: "Names") -> bool:
        """Whether every name of it belongs to the other."""
        if other.others:
            return self.listed >= other.listed if self.others else self.listed.isdisjoint(other.listed)
        return not self.others and self.listed <= other.listed


@attrs.frozen
class Places:
    """A set of declared things (platforms, stages or homes, and *none of them*): one bit each."""

    bits: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing belongs to it."""
        return not self.bits

    def meet(self, other: "Places") -> "Places":
        """What belongs to both."""
        return Places(self.bits & other.bits)

    def is_within(self, other: "Places") -> bool:
        """Whether everything in it belongs to the other."""
        return not self.bits & ~other.bits


@attrs.frozen
class TagSets:
    """The sets of tags that have all of `present`, none of `absent`, and one at least of each of `clauses`."""

    present: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    clauses: frozenset[frozenset[str]] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether no set of tags meets the conditions; tags are free, so only a plain contradiction rules all out."""
        return not self.present.isdisjoint(self.absent) or any(clause <= self.absent for clause in self.clauses)

    def meet(self, other: "TagSets") -> "TagSets":
        """The sets of tags that meet the conditions of both."""
        return TagSets(self.present | other.present, self.absent | other.absent, self.clauses | other.clauses)

    def is_within(self, other: "TagSets") -> bool:
        """Whether each set of tags that meets these conditions meets the other's; neither is asked when empty."""
        if not other.absent <= self.absent:
            return False
        open_clauses = [clause - self.absent for clause in self.clauses]
        certain = self.present.union(*(clause for clause in open_clauses if len(clause) == 1))
        return other.present <= certain and all(
            not clause.isdisjoint(certain) or any(mine <= clause for mine in open_clauses) for clause in other.clauses
        )


@attrs.frozen
class Costs:
    """Monthly costs from `low` up to `high`, and perhaps no cost at all (`none`).

    `high` belongs to them unless `below`; None is no limit.
    """

    none: bool = True
    low: Fraction = Fraction(0)
    high: Fraction | None = None
    below: bool = False

    @property
    def has_costs(self) -> bool:
        """Whether any cost belongs to it."""
        return self.high is None or (self.low < self.high if self.below else self.low <= self.high)

    @property
    def is_empty(self) -> bool:
        """Whether neither a cost nor *no cost* belongs to it."""
        return not self.none and not self.has_costs

    def meet(self, other: "Costs") -> "Costs":
        """What belongs to both."""
        tighter = min((self, other), key=lambda costs: (costs.high is None, costs.high or 0, not costs.below))
        return Costs(self.none and other.none, max(self.low, other.low), tighter.high, tighter.below)

    def is_within(self, other: "Costs") -> bool:
        """Whether everything in it belongs to the other; neither is asked when empty."""
        return (other.none or not self.none) and self.low >= other.low and self.meet(other)._ends_like(self)

    def _ends_like(self, other: "Costs") -> bool:
        return (self.high, self.below) == (other.high, other.below)


@attrs.frozen
class Region:
    """A product of seven sets, in the order id, kind, platform, stage, home, tags, cost."""

    id: Names
    kind: Names
    platform: Places
    stage: Places
    home: Places
    tags: TagSets
    cost: Costs

    @cached_property
    def is_empty(self) -> bool:
        """Whether no possible resource belongs to it."""
        return any(part.is_empty for part in self._parts)

    def meet(self, other: "Region") -> "Region":
        """The possible resources that belong to both."""
        return Region(*(mine.meet(theirs) for mine, theirs in self._pairs(other)))

    def is_within(self, other: "Region") -> bool:
        """Whether every possible resource of it belongs to the other."""
        return self.is_empty or (
            # What nothing is said of is one and the same in all regions.
            not other.is_empty and all(mine is theirs or mine.is_within(theirs) for mine, theirs in self._pairs(other))
        )

    def is_strictly_within(self, other: "Region") -> bool:
        """Whether it is within the other and not the same set."""
        return self.is_within(other) and not other.is_within(self)

    def overlaps(self, other: "Region") -> bool:
        """Whether a possible resource belongs to both."""
        return not self.meet(other).is_empty

    def _pairs(self, other: "Region") -> "zip[tuple[Any, Any]]":
        return zip(self._parts, other._parts, strict=True)

    @cached_property
    def _parts(self) -> tuple[Any, ...]:
        # Any: the two parts of a pair are of one type, which is another one from pair to pair.
        return (self.id, self.kind, self.platform, self.stage, self.home, self.tags, self.cost)


def union_of_bits(bits: Iterable[int]) -> int:
    """The bits that any of them has."""
    return reduce(int.__or__, bits, 0)
