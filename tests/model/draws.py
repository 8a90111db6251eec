"""Small choices, drawn from a seeded generator or from Hypothesis; 0 is always the simplest."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Draw:
    """Whole numbers from a source, and the choices that are made of them."""

    def __init__(self, integer: Callable[[int], int]) -> None:
        """From a source that gives a whole number from 0 to a highest."""
        self._integer = integer

    @classmethod
    def seeded(cls, source: random.Random) -> Draw:
        """Choices from a seeded generator: fast."""
        return cls(lambda high: int(source.random() * (high + 1)))

    @classmethod
    def searched(cls, draw: Callable[[st.SearchStrategy[int]], int]) -> Draw:
        """Choices from Hypothesis: they shrink."""
        return cls(lambda high: draw(st.integers(0, high)))

    def upto(self, high: int) -> int:
        """A whole number from 0 to `high`, both included."""
        return self._integer(high) if high > 0 else 0

    def chance(self, percent: int) -> bool:
        """True in so many cases of a hundred."""
        return self.upto(99) >= 100 - percent

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.upto(len(choices) - 1)]

    def weighted(self, weights: Mapping[T, int]) -> T:
        """One of the choices, each as often as its weight says."""
        at = self.upto(sum(weights.values()) - 1)
        for choice, weight in weights.items():
            if at < weight:
                return choice
            at -= weight
        raise AssertionError(at)

    def some(self, choices: Sequence[T], low: int, high: int) -> list[T]:
        """From `low` to `high` different ones of the choices, as far as there are so many, in any order."""
        left = list(choices)
        size = min(len(left), low + self.upto(high - low))
        return [left.pop(self.upto(len(left) - 1)) for _ in range(size)]

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """All of the choices in any order."""
        return self.some(choices, len(choices), len(choices))
