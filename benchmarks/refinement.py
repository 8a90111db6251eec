"""Trees of selectors: each is narrower than the one above it, and apart from its siblings or nested with them."""

import random
from collections.abc import Sequence

import attrs
from landscape import PLATFORM_KINDS, PLATFORMS, STAGES, Entry

DIMENSIONS = ("platform", "platform_kind", "stage", "tags", "within")
DEEPEST = 3


@attrs.define
class Node:
    """A selector, the dimension in which those below it differ, and the values that are left for them."""

    where: Entry
    dimension: str
    values: list[str]


@attrs.define
class Tree:
    """A tree that grows by one selector at a time, the flat ones first, so that two overlap only where they nest."""

    source: random.Random
    tags: Sequence[str]
    departments: Sequence[str]
    kinds: Sequence[str]
    nodes: list[Node] = attrs.field(factory=list)

    def grown(self) -> Entry:
        """The next selector."""
        if not self.nodes:
            self.nodes.append(Node({}, "kind", list(self.kinds)))
        flattest = sorted(self.nodes, key=lambda node: len(node.where))[: len(self.kinds)]
        node = self.source.choice(flattest)
        where = node.where | {node.dimension: node.values.pop()}
        if not node.values:
            self.nodes.remove(node)
        self.nodes.append(self._node(where))
        return where

    def _node(self, where: Entry) -> Node:
        used = {"platform", "platform_kind"} if {"platform", "platform_kind"} & where.keys() else set()
        free = [name for name in DIMENSIONS if name not in where and name not in used and self._values(name)]
        if not free or len(where) == DEEPEST:
            return Node(where, "resource", [f"r{self.source.randrange(1000):07d}" for _ in range(1000)])
        dimension = self.source.choice(free)
        return Node(where, dimension, self._values(dimension))

    def _values(self, dimension: str) -> list[str]:
        if dimension == "tags":
            keys = sorted({tag.partition("=")[0] for tag in self.tags})
            key = self.source.choice(keys) if keys else ""
            values = [tag for tag in self.tags if tag.partition("=")[0] == key]
        else:
            named: dict[str, Sequence[str]] = {
                "platform": PLATFORMS,
                "platform_kind": PLATFORM_KINDS,
                "stage": STAGES,
                "within": self.departments,
            }
            values = list(named[dimension])
        return self.source.sample(values, len(values))
