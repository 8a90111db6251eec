"""Questions: the ids, tags and costs that selectors speak of, so that everything else can be forgotten."""

from bisect import bisect_left
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import lcm

import attrs

from sogov.selectors.selector import Selector

_NOTHING = Fraction(0)
_ONE = Fraction(1)


@attrs.frozen
class Questions:
    """What some selectors ask of a resource's id, tags and cost; `edges` are the ends of their bounds on a cost."""

    ids: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    edges: frozenset[Fraction] = frozenset()

    def covers(self, others: "Questions") -> bool:
        """Whether everything that the others ask is asked here too."""
        return self.ids >= others.ids and self.tags >= others.tags and self.edges >= others.edges

    def band(self, over: int, under: int) -> int:
        """The number of the stretch of monthly costs that the one of so many parts (`over`) of a whole (`under`) is in.

        All bounds hold for all costs of a stretch or for none: the ends of bounds lie between stretches, or are one.
        """
        # Whole numbers in units of the finest edge: as exact as fractions, and without their price.
        whole, beyond = divmod(over * self._scale, under)
        position = bisect_left(self._marks, whole + bool(beyond))
        return 2 * position + (not beyond and position < len(self._marks) and self._marks[position] == whole)

    @cached_property
    def prices(self) -> tuple[Fraction, ...]:
        """A monthly cost of each stretch, by its number."""
        edges = [_NOTHING, *sorted(self.edges)]
        inner = [price for lower, upper in pairwise(edges) for price in ((lower + upper) / 2, upper)]
        return (*inner, edges[-1] + _ONE)

    @cached_property
    def _scale(self) -> int:
        return lcm(*(edge.denominator for edge in self.edges))

    @cached_property
    def _marks(self) -> list[int]:
        return sorted(int(edge * self._scale) for edge in self.edges)


def questions_of(selectors: Iterable[Selector]) -> Questions:
    """Everything that the selectors ask."""
    ids: set[str] = set()
    tags: set[str] = set()
    edges: set[Fraction] = set()
    for selector in selectors:
        if selector.resource is not None:
            ids |= selector.resource.ids
        if selector.tags is not None:
            tags |= selector.tags.all | (selector.tags.any or frozenset()) | selector.tags.none
        if selector.cost is not None:
            ends = (selector.cost.at_least, selector.cost.at_most, selector.cost.below)
            edges.update(end for end in ends if end is not None)
    return Questions(frozenset(ids), frozenset(tags), frozenset(edges))
