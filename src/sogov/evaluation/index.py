"""The index: which reaches contain a resource, answered without a loop over rules.

Every reach (a selector, and the department that its issuer is limited to) has one bit. For each value that an attribute
can have there is a mask of the reaches that the value does not rule out; the reaches of a resource are the masks of its
values, and-ed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from math import lcm

import attrs

from sogov.organisation.entities import Resource
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.selectors.selector import Choice, Selector, TagCondition
from sogov.values.bounds import Bound
from sogov.values.money import Rate


@attrs.frozen
class Reach:
    """A selector, limited to a department's subtree where an issuer has one; None is no limit."""

    where: Selector
    limited_to: str | None = None


class Index:
    """Answers which of many reaches contain a resource, on one day."""

    def __init__(self, reaches: Sequence[Reach], organisation: Organisation, tree: Tree) -> None:
        """Prepare the masks; reach number n has bit 2^n."""
        wheres = [reach.where for reach in reaches]
        self._platforms = organisation.platform
        self._currency = organisation.currency
        self._tree = tree
        self._id = _ChoiceMasks([where.resource for where in wheres])
        self._kind = _ChoiceMasks([where.kind for where in wheres])
        self._platform = _ChoiceMasks([where.platform for where in wheres])
        self._platform_kind = _ChoiceMasks([where.platform_kind for where in wheres])
        self._stage = _ChoiceMasks([where.stage for where in wheres])
        self._within = _ChoiceMasks([where.within for where in wheres])
        self._limit = _ChoiceMasks([_only(reach.limited_to) for reach in reaches])
        self._tags = _TagMasks([where.tags for where in wheres])
        self._cost = _CostMasks([where.cost for where in wheres])
        self._asks_for_stage = _bits(where.asks_for_stage for where in wheres)
        self._described: dict[tuple[str, str | None, str | None], tuple[int, int]] = {}
        self._at_home: dict[str, int] = {}

    def match(self, resource: Resource, home: str) -> tuple[int, int]:
        """The reaches (as bits) that contain a resource, and those that only its missing stage or cost rules out."""
        key = (resource.kind, resource.platform, resource.stage)
        described = self._described.get(key)
        if described is None:
            described = self._described[key] = self._describe(*key)
        strict, relaxed = described
        free = self._below(home) & self._id.mask(resource.id) & self._tags.mask(resource.tags)
        cost = resource.cost
        if cost is None or cost.currency != self._currency:
            reached = strict & free & self._cost.unasked
            return reached, relaxed & free & ~reached
        priced = free & self._cost.mask(cost)
        reached = strict & priced
        return reached, relaxed & priced & ~reached if resource.stage is None else 0

    def _below(self, home: str) -> int:
        mask = self._at_home.get(home)
        if mask is None:
            mask = self._within.mask_below(home, self._tree) & self._limit.mask_below(home, self._tree)
            self._at_home[home] = mask
        return mask

    def _describe(self, kind: str, platform: str | None, stage: str | None) -> tuple[int, int]:
        """The masks of everything that many resources share: as it is, and as if a missing stage were the right one."""
        platform_kind = self._platforms[platform].kind if platform is not None else None
        mask = self._kind.mask(kind) & self._platform.mask(platform) & self._platform_kind.mask(platform_kind)
        stage_mask = self._stage.mask(stage)
        return mask & stage_mask, mask & (stage_mask if stage is not None else stage_mask | self._asks_for_stage)


class _ChoiceMasks:
    """For each value of one attribute the reaches that it does not rule out."""

    def __init__(self, choices: Sequence[Choice | None]) -> None:
        self._named: dict[str, int] = {}
        self._inherited: dict[str, int] = {}
        self._excluded = _bits(choice is not None and choice.excluded for choice in choices)
        self._unasked = _bits(choice is None for choice in choices)
        for number, choice in enumerate(choices):
            for name in choice.ids if choice is not None else ():
                self._named[name] = self._named.get(name, 0) | 1 << number
        self._unnamed = self._unasked | self._excluded

    def mask(self, value: str | None) -> int:
        """The reaches that a value, or none, leaves."""
        named = self._named.get(value) if value is not None else None
        return self._unnamed if named is None else self._unasked | (named ^ self._excluded)

    def mask_below(self, home: str, tree: Tree) -> int:
        """The reaches that a home leaves: a department is among when the home is it or stands below it."""
        return self._unasked | (self._named_above(home, tree) ^ self._excluded)

    def _named_above(self, home: str, tree: Tree) -> int:
        passed = []
        for unit in tree.upwards(home):
            if unit in self._inherited:
                break
            passed.append(unit)
        named = self._inherited.get(unit, 0)
        for unit in reversed(passed):
            named |= self._named.get(unit, 0)
            self._inherited[unit] = named
        return named


class _TagMasks:
    """For each set of tags the reaches that it does not rule out."""

    def __init__(self, conditions: Sequence[TagCondition | None]) -> None:
        self._everything = (1 << len(conditions)) - 1
        self._needed: dict[str, int] = {}
        self._welcome: dict[str, int] = {}
        self._refused: dict[str, int] = {}
        self._easy = self._everything
        for number, condition in enumerate(conditions):
            if condition is not None:
                self._enter(1 << number, condition)
        self._known = frozenset((*self._needed, *self._welcome, *self._refused))
        self._masks: dict[frozenset[str], int] = {}

    def _enter(self, bit: int, condition: TagCondition) -> None:
        entries = ((self._needed, condition.all), (self._welcome, condition.any or ()), (self._refused, condition.none))
        for table, tags in entries:
            for tag in tags:
                table[tag] = table.get(tag, 0) | bit
        if condition.any is not None:
            self._easy &= ~bit

    def mask(self, tags: frozenset[str]) -> int:
        """The reaches that a set of tags leaves; only tags that some reach asks about tell sets apart."""
        telling = tags & self._known
        known = self._masks.get(telling)
        if known is None:
            known = self._masks[telling] = self._work_out(telling)
        return known

    def _work_out(self, tags: frozenset[str]) -> int:
        lacking = refused = 0
        welcome = self._easy
        for tag, bits in self._needed.items():
            if tag not in tags:
                lacking |= bits
        for tag in tags:
            welcome |= self._welcome.get(tag, 0)
            refused |= self._refused.get(tag, 0)
        return self._everything & welcome & ~lacking & ~refused


class _CostMasks:
    """For each cost the reaches that it does not rule out."""

    def __init__(self, bounds: Sequence[Bound | None]) -> None:
        self._bounds = [(1 << number, bound) for number, bound in enumerate(bounds) if bound is not None]
        self.unasked = _bits(bound is None for bound in bounds)
        edges = {number for _, bound in self._bounds for number in (bound.at_least, bound.at_most, bound.below)}
        self._scale = lcm(*(edge.denominator for edge in edges if edge is not None))
        self._edges = sorted(int(edge * self._scale) for edge in edges if edge is not None)
        self._masks: dict[tuple[int, bool], int] = {}

    def mask(self, cost: Rate) -> int:
        """The reaches that a monthly cost leaves; all costs between two neighbouring edges leave the same."""
        if not self._bounds:
            return self.unasked
        # Whole numbers in units of the finest edge: as exact as fractions, and without their price.
        over, under = cost.monthly_ratio
        whole, beyond = divmod(over * self._scale, under)
        position = (bisect_right if beyond else bisect_left)(self._edges, whole)
        stretch = (position, not beyond and position < len(self._edges) and self._edges[position] == whole)
        known = self._masks.get(stretch)
        if known is None:
            held = sum(bit for bit, bound in self._bounds if bound.holds(cost.monthly))
            known = self._masks[stretch] = self.unasked | held
        return known


def numbers_of(bits: int) -> Iterable[int]:
    """The numbers of the bits that are set, from the lowest."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << number for number, flag in enumerate(flags) if flag)


def _only(department: str | None) -> Choice | None:
    return None if department is None else Choice(frozenset((department,)))
