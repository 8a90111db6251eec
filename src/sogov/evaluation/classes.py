"""Classes: the resources that nothing in evaluation can tell apart, evaluated once."""

from array import array
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from operator import and_, lshift, or_
from typing import TypeVar

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.placement import Placement
from sogov.evaluation.rulebook import Rulebook
from sogov.evaluation.rulings import Judge, Profile
from sogov.evaluation.speeches import on_the_day
from sogov.organisation.columns import Columns, Declared
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.values.holders import Holder
from sogov.values.statements import Statement

T = TypeVar("T", bound=Hashable)

_OUT = -1
_DECLARING = -2
_FIELD = 32
_ONES = (1 << _FIELD) - 1


@attrs.frozen(eq=False)
class ResourceClass:
    """Resources with the same profile and the same declared values, at homes with the same performers.

    Performers are those of the functions that the profile names. Where it names `@home`, or something is declared, the
    home is the same. `home` is one of their homes; `declared` is taken after successors.
    """

    number: int
    home: str
    profile: Profile
    declared: Mapping[str, Statement]
    _placement: Placement = attrs.field(repr=False)

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Their common outcomes: for every responsibility, in their order."""
        # Kept where they are nobody else's alone: a hundred thousand classes share a few thousand outcomes.
        return self._own if self.declared else self._placement.outcomes(self.profile, self.home, self.declared)

    @cached_property
    def _own(self) -> Mapping[str, Outcome]:
        return self._placement.outcomes(self.profile, self.home, self.declared)

    @property
    def reached(self) -> int:
        """The reaches (as bits) that contain them."""
        return self.profile.reached

    def outcome(self, responsibility: str) -> Outcome:
        """Their common outcome in one responsibility."""
        if self.declared:
            return self._own[responsibility]
        return self._placement.outcome(self.profile.rulings[responsibility], self.home, self.declared)


class Classifier:
    """Sorts resources into classes, and makes each class when its first resource comes."""

    def __init__(self, organisation: Organisation, tree: Tree, rulebook: Rulebook) -> None:
        """Prepare for the resources of an organisation on the tree's day."""
        self.classes: list[ResourceClass] = []
        self._tree = tree
        self._index = rulebook.index
        self._judge = Judge(organisation, rulebook)
        self._placement = Placement(tree)
        self._described = _Memo(self._index.by_description)
        self._masks = _Numbering[int]()
        self._profiles: list[Profile | None] = []
        self._named = _Numbering[frozenset[Holder]](_FIELD)
        self._named_by: list[int] = []
        self._homes = _Numbering[str]()
        self._performers = _Numbering[Hashable](_FIELD)
        self._home_with: list[str] = []
        self._performing = _Memo(self._performers_at)
        self._declared = _Numbering[Declared]()
        self._numbers = _Memo(self._number)
        self._numbers_of_declaring: dict[tuple[int, int, int], int] = {}

    def classified(self, columns: Columns) -> "array[int]":
        """The number of the class of each resource; -1 where it is not in effect."""
        homes = [self._tree.home_of(department) for department in columns.tables.departments]
        # What is done for every resource is left to loops that have no step of Python in them.
        profiles = array("I", map(self._masks.__getitem__, self._masks_of(columns, homes)))
        self._judge_masks()
        at_home = map([self._homes[home] for home in homes].__getitem__, columns.department)
        seats = map(self._performing.__getitem__, map(or_, map(self._named_by.__getitem__, profiles), at_home))
        keys = map(or_, map(lshift, profiles, repeat(2 * _FIELD)), seats)
        declaring = [int(bool(declared)) for declared in columns.tables.declarations]
        keys = map(or_, keys, map(declaring.__getitem__, columns.declaration))
        numbers = array("i", map(self._numbers.__getitem__, keys))
        if _DECLARING in numbers:
            self._mark_declaring(columns, homes, profiles, numbers)
        return numbers

    def _masks_of(self, columns: Columns, homes: Sequence[str]) -> Iterator[int]:
        described = [self._described[description] for description in columns.tables.descriptions]
        terms = [self._index.by_terms(one, columns.tables.questions) for one in columns.tables.all_terms]
        by_home = [self._index.by_home(home) for home in homes]
        by_tags = [self._index.by_tags(tags) for tags in columns.tables.tag_sets]
        at_home = map(by_home.__getitem__, columns.department)
        masks = map(and_, map(described.__getitem__, columns.description), map(terms.__getitem__, columns.terms))
        return map(and_, map(and_, masks, at_home), map(by_tags.__getitem__, columns.tag_set))

    def _judge_masks(self) -> None:
        for mask in self._masks.known[len(self._profiles) :]:
            match = self._index.match(mask)
            profile = self._judge.profile(match) if match is not None else None
            self._profiles.append(profile)
            self._named_by.append(self._named[profile.named if profile is not None else frozenset()])

    def _performers_at(self, key: int) -> int:
        """The number of what holders named (the upper half of the key) come to at a home (the lower half)."""
        home, named = self._homes.known[key & _ONES], self._named.known[key >> _FIELD]
        seats = self._placement.seats_at(home)
        number = self._performers[key >> _FIELD, tuple(map(seats.__getitem__, named))]
        if len(self._home_with) < len(self._performers):
            self._home_with.append(home)
        return number

    def _number(self, key: int) -> int:
        """The number of the class of a profile and its performers at home; a mark for those that declare something."""
        profile = self._profiles[key >> 2 * _FIELD]
        if profile is None:
            return _OUT
        return _DECLARING if key & _ONES else self._made(profile, self._home_with[key >> _FIELD & _ONES], {})

    def _mark_declaring(
        self, columns: Columns, homes: Sequence[str], profiles: "array[int]", numbers: "array[int]"
    ) -> None:
        """Put resources that declare something into classes of their own: who does the same, at the same home."""
        declared = [self._declared[declaration] for declaration in columns.tables.declarations]
        for row in [row for row, number in enumerate(numbers) if number == _DECLARING]:
            profile, home = self._profiles[profiles[row]], homes[columns.department[row]]
            key = (profiles[row], self._homes[home], declared[columns.declaration[row]])
            known = self._numbers_of_declaring.get(key, _OUT)
            if known == _OUT and profile is not None:
                stated = columns.tables.declarations[columns.declaration[row]]
                said = {responsibility: on_the_day(claims, self._tree) for responsibility, claims in stated}
                known = self._numbers_of_declaring[key] = self._made(profile, home, said)
            numbers[row] = known

    def _made(self, profile: Profile, home: str, said: Mapping[str, Statement]) -> int:
        self.classes.append(ResourceClass(len(self.classes), home, profile, said, self._placement))
        return len(self.classes) - 1


class _Numbering(dict[T, int]):
    """Numbers values in the order in which they come; the numbers are shifted by some bits."""

    def __init__(self, shift: int = 0) -> None:
        super().__init__()
        self.known: list[T] = []
        self._shift = shift

    def __missing__(self, value: T) -> int:
        number = self[value] = len(self.known) << self._shift
        self.known.append(value)
        return number


class _Memo(dict[T, int]):
    """What a function makes of values, each asked once."""

    def __init__(self, function: Callable[[T], int]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, value: T) -> int:
        answer = self[value] = self._function(value)
        return answer
