"""The universe: what is declared, and so which region a selector denotes in it."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property

import attrs

from sogov.selectors.regions import Costs, Names, Places, Region, TagSets, union_of_bits
from sogov.selectors.selector import Choice, Selector, TagCondition
from sogov.values.bounds import Bound

_NO_COST_IS_TOO_LOW = Fraction(0)
_ANY_NAME, _ANY_TAGS, _ANY_COST = Names(), TagSets(), Costs()


@attrs.frozen(eq=False)
class Universe:
    """The declared platforms with their kinds, the stages, and the homes.

    Each home has the span of numbers that its subtree takes; the root, *no home*, is number 0.
    """

    platform_kinds: Mapping[str, str]
    stages: tuple[str, ...]
    homes: Mapping[str, tuple[int, int]]

    def region(self, selector: Selector, issuer: str | None = None) -> Region:
        """The possible resources that a selector matches, within an issuer's department where one is given."""
        return Region(
            id=_names(selector.resource),
            kind=_names(selector.kind),
            platform=Places(self._platforms(selector)),
            stage=Places(_chosen(selector.stage, self._stage_bits.get, self._all_stages)),
            home=Places(self._homes(selector.within) & self._homes(_just(issuer))),
            tags=_tags(selector.tags),
            cost=_costs(selector.cost),
        )

    def _platforms(self, selector: Selector) -> int:
        by_id = _chosen(selector.platform, self._platform_bits.get, self._all_platforms)
        return by_id & _chosen(selector.platform_kind, self._kind_bits.get, self._all_platforms)

    def _homes(self, within: Choice | None) -> int:
        return _chosen(within, self._subtree_bits, self._all_homes)

    @cached_property
    def _platform_bits(self) -> Mapping[str, int]:
        return _bits(self.platform_kinds)

    @cached_property
    def _kind_bits(self) -> Mapping[str, int]:
        bits: dict[str, int] = {}
        for platform, kind in self.platform_kinds.items():
            bits[kind] = bits.get(kind, 0) | self._platform_bits[platform]
        return bits

    @cached_property
    def _stage_bits(self) -> Mapping[str, int]:
        return _bits(self.stages)

    def _subtree_bits(self, unit: str) -> int:
        # Not kept: those of all departments together are the square of their number.
        first, end = self.homes[unit]
        return (1 << end) - (1 << first)

    @cached_property
    def _all_platforms(self) -> int:
        return _everything(len(self.platform_kinds))

    @cached_property
    def _all_stages(self) -> int:
        return _everything(len(self.stages))

    @cached_property
    def _all_homes(self) -> int:
        return _everything(len(self.homes) - 1)


def narrower(one: Selector, other: Selector, regions: Callable[[], tuple[Region, Region]]) -> bool:
    """Whether a rule with the one selector is narrower than a rule with the other (`language §2.3`).

    The regions that they denote are asked for only where the ids that they list do not tell.
    """
    if one.listed is not None and other.listed is None:
        return True
    if one.listed != other.listed:
        return one.listed is not None and other.listed is not None and one.listed < other.listed
    mine, others = regions()
    return mine.is_strictly_within(others)


def _chosen(choice: Choice | None, bits: Callable[[str], int | None], everything: int) -> int:
    if choice is None:
        return everything
    among = union_of_bits(bits(name) or 0 for name in choice.ids)
    return everything & ~among if choice.excluded else among


def _bits(names: Iterable[str]) -> dict[str, int]:
    # Bit 0 is left for *none of them*: no platform, no stage, no home.
    return {name: 2 << position for position, name in enumerate(names)}


def _everything(count: int) -> int:
    return (2 << count) - 1


def _just(issuer: str | None) -> Choice | None:
    return None if issuer is None else Choice(frozenset((issuer,)))


def _names(choice: Choice | None) -> Names:
    return _ANY_NAME if choice is None else Names(choice.ids, others=choice.excluded)


def _tags(condition: TagCondition | None) -> TagSets:
    if condition is None:
        return _ANY_TAGS
    clauses = frozenset() if condition.any is None else frozenset((condition.any,))
    return TagSets(condition.all, condition.none, clauses)


def _costs(bound: Bound | None) -> Costs:
    if bound is None:
        return _ANY_COST
    low = bound.at_least if bound.at_least is not None else _NO_COST_IS_TOO_LOW
    ends = [Costs(high=bound.at_most), Costs(high=bound.below, below=bound.below is not None)]
    tighter = ends[0].meet(ends[1])
    return Costs(none=False, low=low, high=tighter.high, below=tighter.below)
