"""Bounds on a number (`language §2`)."""

from fractions import Fraction

import attrs


@attrs.frozen
class Bound:
    """At least, at most, below: those that are not None must hold; numbers are exact."""

    at_least: Fraction | None = None
    at_most: Fraction | None = None
    below: Fraction | None = None

    def holds(self, number: Fraction | int) -> bool:
        """Whether the number lies within."""
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.at_most is None or number <= self.at_most)
            and (self.below is None or number < self.below)
        )
