"""The ladder of departments: how far below the root each is, and who stands above it at a level."""

from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from sogov.organisation.tree import Tree
from sogov.values.identifiers import ROOT

_TOO_FEW = 3


class Ladder:
    """Some departments with all above them, by their depth; the root has depth 0, and each way up is gone once."""

    def __init__(self, tree: Tree, departments: Iterable[str]) -> None:
        """Measure how deep these departments are."""
        self._tree = tree
        self._departments = tuple(departments)
        self._depths = {ROOT: 0}
        for department in self._departments:
            way = list(takewhile(lambda unit: unit not in self._depths, tree.upwards(department)))
            depth = self._depths[tree.parent[way[-1]]] if way else 0
            self._depths.update({unit: depth + number for number, unit in enumerate(reversed(way), 1)})

    def level(self, most: int) -> int:
        """The lowest level at which no more are left than these, or the one below it where far fewer would be.

        At a level are left the departments above it, and one for each way that leads through it.
        """
        drawn = Counter(self._depths[department] for department in self._departments)
        passed = Counter(self._depths.values())
        level, above = 1, drawn[0]
        while passed[level + 1] and above + drawn[level] + passed[level + 1] <= most:
            above += drawn[level]
            level += 1
        return level + 1 if above + passed[level] < most // _TOO_FEW else level

    def tops(self, level: int) -> dict[str, str]:
        """For each department the one above it at the level, or itself where it is not below the level."""
        tops: dict[str, str] = {}
        for unit, depth in sorted(self._depths.items(), key=lambda item: item[1]):
            tops[unit] = unit if depth <= level else tops[self._tree.parent[unit]]
        return tops
