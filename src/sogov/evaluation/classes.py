"""Classes: the resources that nothing in evaluation can tell apart, evaluated once."""

from collections.abc import Iterable, Mapping

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.holdings import Holding, in_place
from sogov.evaluation.precedence import Decision, Holders
from sogov.evaluation.rulebook import Rulebook
from sogov.evaluation.speeches import on_the_day
from sogov.organisation.entities import Resource, Responsibility
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.values.identifiers import ROOT
from sogov.values.shares import worked_out
from sogov.values.statements import Claim, Statement

Declared = tuple[tuple[str, Statement], ...]


@attrs.frozen(eq=False)
class ResourceClass:
    """Resources with the same reaches, the same home and the same declared values, and their common outcomes.

    `missed` are the reaches (as bits) that miss the resources only for want of a stage or a cost. `outcomes` has every
    responsibility, in their order; `declared` is taken after successors. `resources` are in the order of the documents.
    """

    home: str
    reached: int
    missed: int
    declared: Mapping[str, Statement]
    outcomes: Mapping[str, Outcome]
    resources: list[Resource] = attrs.field(factory=list)


class Classifier:
    """Sorts resources into classes, and works out each class when its first resource comes."""

    def __init__(self, organisation: Organisation, tree: Tree, rulebook: Rulebook) -> None:
        """Prepare for the resources of an organisation on the tree's day."""
        self._tree = tree
        self._rulebook = rulebook
        self._homes = {department: tree.home_of(department) for department in organisation.department}
        self._workings = [_Working(responsibility, rulebook, tree) for responsibility in organisation.responsibilities]
        self._classes: dict[tuple[str, int, int, Declared], ResourceClass] = {}

    def classified(self, resources: Iterable[Resource]) -> tuple[ResourceClass, ...]:
        """The classes of the resources, in the order in which their first resources come."""
        classes, match = self._classes, self._rulebook.index.match
        for resource in resources:
            home = self._homes[resource.department] if resource.department is not None else ROOT
            reached, missed = match(resource, home)
            key = (home, reached, missed, resource.declared)
            group = classes.get(key)
            if group is None:
                group = classes[key] = self._work_out(*key)
            group.resources.append(resource)
        return tuple(classes.values())

    def _work_out(self, home: str, reached: int, missed: int, declared: Declared) -> ResourceClass:
        said = {responsibility: on_the_day(stated, self._tree) for responsibility, stated in declared}
        outcomes = {working.id: working.outcome(home, reached, said) for working in self._workings}
        return ResourceClass(home, reached, missed, said, outcomes)


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
