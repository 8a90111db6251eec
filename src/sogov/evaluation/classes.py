"""Classes: the resources that nothing in evaluation can tell apart, evaluated once."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.holdings import Holding, in_place
from sogov.evaluation.precedence import Decision
from sogov.evaluation.rulebook import Rulebook
from sogov.evaluation.speeches import on_the_day
from sogov.organisation.entities import Resource, Responsibility
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.values.holders import Holder
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


@attrs.frozen(eq=False)
class Classifier:
    """Sorts resources into classes, and works out each class when its first resource comes."""

    organisation: Organisation
    tree: Tree
    rulebook: Rulebook
    _classes: dict[tuple[str, int, int, Declared], ResourceClass] = attrs.field(factory=dict, init=False)
    _decisions: dict[tuple[str, int], Decision | None] = attrs.field(factory=dict, init=False)
    _outcomes: dict[tuple[str, int, str], Outcome] = attrs.field(factory=dict, init=False)

    def classified(self, resources: Iterable[Resource]) -> tuple[ResourceClass, ...]:
        """The classes of the resources, in the order in which their first resources come."""
        homes = {department: self.tree.home_of(department) for department in self.organisation.department}
        match = self.rulebook.index.match
        root = self.tree.home_of(None)
        for resource in resources:
            home = homes[resource.department] if resource.department is not None else root
            found = match(resource, home)
            key = (home, found.reached, found.missed, resource.declared)
            group = self._classes.get(key)
            if group is None:
                group = self._classes[key] = self._work_out(*key)
            group.resources.append(resource)
        return tuple(self._classes.values())

    def _work_out(self, home: str, reached: int, missed: int, declared: Declared) -> ResourceClass:
        said = {responsibility: on_the_day(stated, self.tree) for responsibility, stated in declared}
        outcomes = {
            responsibility.id: self._outcome(responsibility, home, reached, said)
            for responsibility in self.organisation.responsibilities
        }
        return ResourceClass(home, reached, missed, said, outcomes)

    def _outcome(
        self, responsibility: Responsibility, home: str, reached: int, said: Mapping[str, Statement]
    ) -> Outcome:
        decision = self._decision(responsibility, reached)
        if decision is not None:
            return self._decided(responsibility.id, reached, home, decision)
        if responsibility.id in said:
            return self._declared(responsibility, said[responsibility.id], home)
        required = self.rulebook.is_required(responsibility, reached)
        return Outcome(responsibility.id, "gap" if required else "none")

    def _decision(self, responsibility: Responsibility, reached: int) -> Decision | None:
        speaking = reached & self.rulebook.speaking_on(responsibility.id)
        key = (responsibility.id, speaking)
        if key not in self._decisions:
            speeches = self.rulebook.speeches(responsibility.id, speaking)
            precedence = self.rulebook.precedence
            self._decisions[key] = precedence.decide(responsibility.form, speeches) if speeches else None
        return self._decisions[key]

    def _decided(self, responsibility: str, reached: int, home: str, decision: Decision) -> Outcome:
        key = (responsibility, reached & self.rulebook.speaking_on(responsibility), home)
        known = self._outcomes.get(key)
        if known is None:
            known = self._outcomes[key] = Outcome(
                responsibility, decision.status, self._in_place(decision.holders, home), decision
            )
        return known

    def _declared(self, responsibility: Responsibility, stated: Statement, home: str) -> Outcome:
        if stated is None:
            return Outcome(responsibility.id, "exempt")
        if responsibility.form == "one" and len(stated) > 1:
            claimants = tuple(str(claim.holder) for claim in stated)
            return Outcome(responsibility.id, "conflict", claimants=claimants)
        return Outcome(responsibility.id, "declared", self._holdings(stated, home))

    def _holdings(self, stated: tuple[Claim, ...], home: str) -> tuple[Holding, ...]:
        return self._in_place(holders_of(stated), home)

    def _in_place(self, holders: Iterable[tuple[Holder, Fraction | None]], home: str) -> tuple[Holding, ...]:
        return tuple(in_place(holder, share, home, self.tree) for holder, share in holders)


def holders_of(stated: tuple[Claim, ...]) -> tuple[tuple[Holder, Fraction | None], ...]:
    """The holders of a statement with their shares worked out; a holder whose share comes to 0 is none."""
    shares = worked_out({claim.holder: claim.share for claim in stated if claim.share is not None})
    return tuple(
        (claim.holder, shares.get(claim.holder)) for claim in stated if claim.share is None or claim.holder in shares
    )
