"""Classes: the resources that nothing in evaluation can tell apart, evaluated once."""

from array import array
from collections.abc import Callable, Hashable, Mapping
from operator import and_, or_
from typing import TypeVar

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.holdings import Holding, in_place
from sogov.evaluation.precedence import Decision, Holders
from sogov.evaluation.rulebook import Rulebook
from sogov.evaluation.speeches import on_the_day
from sogov.organisation.columns import Columns, Declared, Description
from sogov.organisation.entities import Responsibility
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.selectors.questions import Questions
from sogov.values.holders import HOME
from sogov.values.shares import worked_out
from sogov.values.statements import Claim, Statement

_OUT = -1
_BY_HOME = -2
_FIELD = 32
_ONES = (1 << _FIELD) - 1

T = TypeVar("T", bound=Hashable)


@attrs.frozen(eq=False)
class ResourceClass:
    """Resources with the same reaches, homes of one kind and the same declared values, and their common outcomes.

    `missed` are the reaches (as bits) that miss the resources only for want of a stage or a cost. `outcomes` has every
    responsibility, in their order; `declared` is taken after successors. Homes are of one kind when the same
    departments perform every function for them; where anything says `@home`, each is of its own. `home` is one of them.
    """

    number: int
    home: str
    reached: int
    missed: int
    declared: Mapping[str, Statement]
    outcomes: Mapping[str, Outcome]


class Classifier:
    """Sorts resources into classes, and works out each class when its first resource comes."""

    def __init__(self, organisation: Organisation, tree: Tree, rulebook: Rulebook) -> None:
        """Prepare for the resources of an organisation on the tree's day."""
        self.classes: list[ResourceClass] = []
        self._tree = tree
        self._rulebook = rulebook
        self._functions = [function.id for function in organisation.functions]
        self._workings = [_Working(responsibility, rulebook, tree) for responsibility in organisation.responsibilities]
        self._descriptions: dict[tuple[Questions, Description], int] = {}
        self._masks = _Numbering[int](2 * _FIELD)
        self._kinds_of_homes = _Numbering[Hashable](_FIELD)
        self._homes: list[str] = []
        self._declarations = _Numbering[Declared]()
        self._numbers = _Memo(self._number)

    def classified(self, columns: Columns) -> "array[int]":
        """The number of the class of each resource; -1 where it is not in effect."""
        descriptions = [self._described(description, columns.questions) for description in columns.descriptions]
        homes = [self._tree.home_of(department) for department in columns.departments]
        by_home = [self._rulebook.index.by_home(home) for home in homes]
        by_tags = [self._rulebook.index.by_tags(tags) for tags in columns.tag_sets]
        kinds = [self._kind_of(home) for home in homes]
        declarations = [self._declarations[declared] for declared in columns.declarations]
        # What is done for every resource is left to loops that have no step of Python in them.
        home_masks = map(by_home.__getitem__, columns.department)
        masks = map(and_, map(descriptions.__getitem__, columns.description), home_masks)
        masks = map(and_, masks, map(by_tags.__getitem__, columns.tag_set))
        keys = map(or_, map(self._masks.__getitem__, masks), map(kinds.__getitem__, columns.department))
        keys = map(or_, keys, map(declarations.__getitem__, columns.declaration))
        numbers = array("i", map(self._numbers.__getitem__, keys))
        if _BY_HOME in numbers:
            for row, number in enumerate(numbers):
                if number == _BY_HOME:
                    department = columns.department[row]
                    mask = descriptions[columns.description[row]] & by_home[department]
                    mask &= by_tags[columns.tag_set[row]]
                    kind = self._kind_of(homes[department], by_itself=True)
                    numbers[row] = self._numbers[self._masks[mask] | kind | declarations[columns.declaration[row]]]
        return numbers

    def _described(self, description: Description, questions: Questions) -> int:
        known = self._descriptions.get((questions, description))
        if known is None:
            known = self._rulebook.index.by_description(description, questions)
            self._descriptions[questions, description] = known
        return known

    def _kind_of(self, home: str, *, by_itself: bool = False) -> int:
        """The number of the kind of a home; `by_itself` of the kind that no other home is of."""
        performers = (self._tree.performer_of(function, home) for function in self._functions)
        number = self._kinds_of_homes[home if by_itself else tuple(performers)]
        if len(self._homes) < len(self._kinds_of_homes):
            self._homes.append(home)
        return number

    def _number(self, key: int) -> int:
        """The number of the class of a mask, a kind of homes and a declaration; -2 where each home needs its own."""
        match = self._rulebook.index.match(self._masks.known[key >> 2 * _FIELD])
        if match is None:
            return _OUT
        kind, declared = key >> _FIELD & _ONES, self._declarations.known[key & _ONES]
        by_itself = isinstance(self._kinds_of_homes.known[kind], str)
        if not by_itself and (match.reached & self._rulebook.asking_for_home or _names_home(declared)):
            return _BY_HOME
        said = {responsibility: on_the_day(stated, self._tree) for responsibility, stated in declared}
        home = self._homes[kind]
        outcomes = {working.id: working.outcome(home, match.reached, said) for working in self._workings}
        self.classes.append(ResourceClass(len(self.classes), home, match.reached, match.missed, said, outcomes))
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


class _Memo(dict[int, int]):
    """What a function makes of numbers, each asked once."""

    def __init__(self, function: Callable[[int], int]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, number: int) -> int:
        answer = self[number] = self._function(number)
        return answer


def _names_home(declared: Declared) -> bool:
    return any(claim.holder == HOME for _, stated in declared for claim in stated or ())


class _Working:
    """Works out the outcomes of one responsibility: each once for the reaches and the home that it depends on."""

    def __init__(self, responsibility: Responsibility, rulebook: Rulebook, tree: Tree) -> None:
        self.id = responsibility.id
        self._responsibility = responsibility
        self._rulebook = rulebook
        self._tree = tree
        self._speaking = rulebook.speaking_on(responsibility.id)
        self._telling = self._speaking | rulebook.required.get(responsibility.id, 0)
        self._outcomes: dict[tuple[int, str], Outcome] = {}
        self._decisions: dict[int, tuple[Decision, int]] = {}
        self._numbers: dict[Holders, int] = {}
        self._placed: dict[tuple[int, str], tuple[Holding, ...]] = {}

    def outcome(self, home: str, reached: int, said: Mapping[str, Statement]) -> Outcome:
        """The outcome at a home for these reaches, where resources declare this."""
        if self.id in said and not reached & self._speaking:
            return self._declared(said[self.id], home)
        key = (reached & self._telling, home)
        outcome = self._outcomes.get(key)
        if outcome is None:
            outcome = self._outcomes[key] = self._decided(*key)
        return outcome

    def _decided(self, reached: int, home: str) -> Outcome:
        speaking = reached & self._speaking
        if not speaking:
            required = self._rulebook.is_required(self._responsibility, reached)
            return Outcome(self.id, "gap" if required else "none", home)
        known = self._decisions.get(speaking)
        if known is None:
            speeches = self._rulebook.speeches(self.id, speaking)
            decided = self._rulebook.precedence.decide(self._responsibility.form, speeches)
            # Many decisions come to the same holders; a number for them is looked up faster than they are.
            known = self._decisions[speaking] = decided, self._numbers.setdefault(decided.holders, len(self._numbers))
        decision, number = known
        placed = self._placed.get((number, home))
        if placed is None:
            placed = self._placed[number, home] = self._in_place(decision.holders, home)
        return Outcome(self.id, decision.status, home, placed, decision)

    def _declared(self, stated: Statement, home: str) -> Outcome:
        if stated is None:
            return Outcome(self.id, "exempt", home)
        if self._responsibility.form == "one" and len(stated) > 1:
            return Outcome(self.id, "conflict", home, claimants=tuple(str(claim.holder) for claim in stated))
        return Outcome(self.id, "declared", home, self._in_place(holders_of(stated), home))

    def _in_place(self, holders: Holders, home: str) -> tuple[Holding, ...]:
        return tuple(in_place(holder, share, home, self._tree) for holder, share in holders)


def holders_of(stated: tuple[Claim, ...]) -> Holders:
    """The holders of a statement with their shares worked out; a holder whose share comes to 0 is none."""
    shares = worked_out({claim.holder: claim.share for claim in stated if claim.share is not None})
    return tuple(
        (claim.holder, shares.get(claim.holder)) for claim in stated if claim.share is None or claim.holder in shares
    )
