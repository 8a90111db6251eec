"""Classes: the resources that nothing in evaluation can tell apart, evaluated once."""

from array import array
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import compress, count
from operator import and_, or_
from typing import TypeVar

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.placement import Performers, Placement
from sogov.evaluation.rulebook import Rulebook
from sogov.evaluation.rulings import Judge, Profile, Ruling
from sogov.evaluation.speeches import on_the_day
from sogov.organisation.columns import Columns, Declared, Tables
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.values.holders import HOME, Holder
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
    home is the same. `home` is one of their homes, and `post` that home's post; `declared` is taken after successors.
    """

    number: int
    home: str
    post: str
    profile: Profile
    declared: Mapping[str, Statement]
    _placement: Placement = attrs.field(repr=False)

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Their common outcomes: for every responsibility, in their order."""
        # Kept where they are nobody's alone: a hundred thousand classes share a few thousand outcomes.
        return self._placement.outcomes(self.profile, self.home, self.declared)

    @property
    def reached(self) -> int:
        """The reaches (as bits) that contain them."""
        return self.profile.reached

    def outcome(self, responsibility: str) -> Outcome:
        """Their common outcome in one responsibility."""
        ruling = self.profile.rulings[responsibility]
        known = self._placement.nearby[ruling].get(self.home if ruling.names_home else self.post)
        return self._placed(ruling) if known is None or self.declared else known

    def _placed(self, ruling: Ruling) -> Outcome:
        return self._placement.outcome(ruling, self.home, self.declared)


@attrs.frozen(eq=False)
class _Key:
    """What the values in tables come to for a classifier: masks, the numbers of homes, and who declares something."""

    described: Sequence[int]
    terms: Sequence[int]
    tagged: Sequence[int]
    at_home: Sequence[int]
    homes: Sequence[int]
    declares: Sequence[bool]


Sort = tuple[int, str, Declared]
"""What makes a class: the mask and the home of one of its resources, and what this declares."""


class Classifier:
    """Sorts resources into classes, and makes each class when its first resource comes.

    Other processes may sort some of the resources: to them a class is its sort.
    """

    def __init__(self, organisation: Organisation, tree: Tree, rulebook: Rulebook) -> None:
        """Prepare for the resources of an organisation on the tree's day."""
        self.classes: list[ResourceClass] = []
        self.sorts: list[Sort] = []
        self._tree = tree
        self._index = rulebook.index
        self._judge = Judge(organisation, rulebook)
        self._placement = Placement(tree)
        self._keys: dict[Tables, _Key] = {}
        self._masks = _Numbering[int]()
        self._profiles: list[Profile | None] = []
        self._shifted: list[int] = []
        self._named = _Numbering[frozenset[Holder]](_FIELD)
        self._named_by: list[int] = []
        self._homes = _Numbering[str]()
        self._performers = _Numbering[tuple[int, Performers]]()
        self._nearby: dict[tuple[int, str], int] = {}
        self._home_with: list[str] = []
        self._performing = _Memo(self._performers_at)
        self._declared = _Numbering[Declared]()
        self._all_said: dict[Declared, Mapping[str, Statement]] = {}
        self._numbers = _Memo(self._number)
        self._numbers[_DECLARING] = _DECLARING
        self._numbers_of_declaring: dict[tuple[int, int, int], int] = {}

    def classified(self, columns: Columns) -> "array[int]":
        """The number of the class of each resource; -1 where it is not in effect."""
        key = self._keys.get(columns.tables)
        if key is None:
            key = self._keys[columns.tables] = self._key(columns.tables)
        # What is done for every resource is left to loops that have no step of Python in them.
        profiles = array("I", map(self._masks.__getitem__, _masks_of(columns, key)))
        self._judge_masks()
        at_home = map(key.homes.__getitem__, columns.department)
        performing = map(self._performing.__getitem__, map(or_, map(self._named_by.__getitem__, profiles), at_home))
        found = array("q", map(or_, map(self._shifted.__getitem__, profiles), performing))
        declaring = array("I", compress(count(), map(key.declares.__getitem__, columns.declaration)))
        for row in declaring:
            found[row] = _DECLARING
        numbers = array("i", map(self._numbers.__getitem__, found))
        for row in declaring:
            home = self._homes.known[key.homes[columns.department[row]]]
            stated = columns.tables.declarations[columns.declaration[row]]
            numbers[row] = self._number_of_declaring(profiles[row], home, stated)
        return numbers

    def number_of(self, sort: Sort) -> int:
        """The number of the class of a sort."""
        mask, home, stated = sort
        profile = self._masks[mask]
        self._judge_masks()
        if stated:
            return self._number_of_declaring(profile, home, stated)
        performing = self._performing[self._named_by[profile] | self._homes[home]]
        return self._numbers[self._shifted[profile] | performing]

    def _key(self, tables: Tables) -> _Key:
        homes = [self._tree.home_of(department) for department in tables.departments]
        return _Key(
            described=[self._index.by_description(description) for description in tables.descriptions],
            terms=[self._index.by_terms(terms, tables.questions) for terms in tables.all_terms],
            tagged=[self._index.by_tags(tags) for tags in tables.tag_sets],
            at_home=[self._index.by_home(home) for home in homes],
            homes=[self._homes[home] for home in homes],
            declares=[bool(declared) for declared in tables.declarations],
        )

    def _judge_masks(self) -> None:
        for mask in self._masks.known[len(self._profiles) :]:
            match = self._index.match(mask)
            profile = self._judge.profile(match) if match is not None else None
            self._shifted.append(len(self._profiles) << _FIELD)
            self._profiles.append(profile)
            self._named_by.append(self._named[profile.named if profile is not None else frozenset()])

    def _performers_at(self, key: int) -> int:
        """The number of what holders named (the upper half of the key) come to at a home (the lower half)."""
        home, named = self._homes.known[key & _ONES], self._named.known[key >> _FIELD]
        place = key >> _FIELD, home if HOME in named else self._tree.post_of(home)
        number = self._nearby.get(place)
        if number is None:
            number = self._performers[key >> _FIELD, self._placement.performers(named, home)]
            self._nearby[place] = number
            if len(self._home_with) < len(self._performers):
                self._home_with.append(home)
        return number

    def _number(self, key: int) -> int:
        """The number of the class of a profile (the upper half of the key) and its performers (the lower half)."""
        return self._made(key >> _FIELD, self._home_with[key & _ONES], ())

    def _number_of_declaring(self, number: int, home: str, stated: Declared) -> int:
        """The number of the class of those that declare the same at one home, by the number of their profile."""
        key = (number, self._homes[home], self._declared[stated])
        known = self._numbers_of_declaring.get(key)
        if known is None:
            known = self._numbers_of_declaring[key] = self._made(number, home, stated)
        return known

    def _said(self, stated: Declared) -> Mapping[str, Statement]:
        said = self._all_said.get(stated)
        if said is None:
            said = {responsibility: on_the_day(claims, self._tree) for responsibility, claims in stated}
            self._all_said[stated] = said
        return said

    def _made(self, number: int, home: str, stated: Declared) -> int:
        """The number of a new class, unless those with this profile are not in effect."""
        profile = self._profiles[number]
        if profile is None:
            return _OUT
        said, post = self._said(stated), self._tree.post_of(home)
        self.classes.append(ResourceClass(len(self.classes), home, post, profile, said, self._placement))
        self.sorts.append((self._masks.known[number], home, stated))
        return len(self.classes) - 1


def _masks_of(columns: Columns, key: _Key) -> Iterator[int]:
    described = map(key.described.__getitem__, columns.description)
    terms = map(key.terms.__getitem__, columns.terms)
    at_home = map(key.at_home.__getitem__, columns.department)
    tagged = map(key.tagged.__getitem__, columns.tag_set)
    return map(and_, map(and_, map(and_, described, terms), at_home), tagged)


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
