"""The index: which reaches contain a resource, answered without a loop over rules.

Every reach (a selector, and the department that its issuer is limited to) has one bit. For each value that an attribute
can have there is a mask of the reaches that the value does not rule out; the reaches of a resource are the masks of its
values, and-ed.
"""

from collections.abc import Iterable, Sequence

import attrs

from sogov.organisation.columns import Description, Terms
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.selectors.questions import Questions, questions_of
from sogov.selectors.selector import Choice, Selector, TagCondition


@attrs.frozen
class Reach:
    """A selector, limited to a department's subtree where an issuer has one; None is no limit."""

    where: Selector
    limited_to: str | None = None


@attrs.frozen(eq=False)
class Match:
    """The reaches (as bits) that contain a resource, and those that only its missing stage or cost rules out."""

    reached: int
    missed: int


class Index:
    """Answers which of many reaches contain a resource, on one day.

    A *mask* holds the reaches that contain a resource, then those that would if a missing stage or cost were the right
    one, then whether it is in effect. That of a resource is what its description, terms, home and tags all leave.
    """

    def __init__(self, reaches: Sequence[Reach], organisation: Organisation, tree: Tree) -> None:
        """Prepare the masks; reach number n has bit 2^n."""
        wheres = [reach.where for reach in reaches]
        self.questions = questions_of(wheres)
        self._count = len(reaches)
        self._in_effect = 1 << 2 * self._count
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
        self._bounds = [(1 << number, where.cost) for number, where in enumerate(wheres) if where.cost is not None]
        self._unpriced = _bits(where.cost is None for where in wheres)
        self._asks_for_stage = _bits(where.asks_for_stage for where in wheres)

    def by_description(self, description: Description) -> int:
        """The mask that a description leaves."""
        kind, platform, stage = description.kind, description.platform, description.stage
        platform_kind = self._platforms[platform].kind if platform is not None else None
        mask = self._kind.mask(kind) & self._platform.mask(platform) & self._platform_kind.mask(platform_kind)
        staged = self._stage.mask(stage)
        relaxed = staged if stage is not None else staged | self._asks_for_stage
        return self._in_effect | (mask & relaxed) << self._count | mask & staged

    def by_terms(self, terms: Terms, questions: Questions) -> int:
        """The mask that terms leave, their band of costs being one of these questions."""
        everything = (1 << self._count) - 1
        if terms.band is None or terms.currency != self._currency:
            strict, relaxed = self._unpriced, everything
        else:
            price = questions.prices[terms.band]
            strict = relaxed = self._unpriced | sum(bit for bit, bound in self._bounds if bound.holds(price))
        named = self._id.mask(terms.id)
        in_effect = self._in_effect if terms.effective.covers(self._tree.day) else 0
        return in_effect | (named & relaxed) << self._count | named & strict

    def by_home(self, home: str) -> int:
        """The mask that a home leaves."""
        return self._both(self._within.mask_below(home, self._tree) & self._limit.mask_below(home, self._tree))

    def by_tags(self, tags: frozenset[str]) -> int:
        """The mask that a set of tags leaves."""
        return self._both(self._tags.mask(tags))

    def match(self, mask: int) -> Match | None:
        """What a mask says; None of a resource that is not in effect."""
        if not mask & self._in_effect:
            return None
        everything = (1 << self._count) - 1
        reached = mask & everything
        return Match(reached, mask >> self._count & everything & ~reached)

    def _both(self, mask: int) -> int:
        return self._in_effect | mask << self._count | mask


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
