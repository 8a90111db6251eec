"""An evaluation: everything that can be asked of an organisation and its policies on one day."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

import attrs

from sogov.evaluation.cells import Cell, Outcome
from sogov.evaluation.classes import Classifier, ResourceClass
from sogov.evaluation.funding import Loads, cell_of, effort_loads, funding_loads
from sogov.evaluation.rulebook import Rulebook, rulebook
from sogov.organisation.entities import Resource
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.policy.policies import Policy


@attrs.frozen(eq=False)
class OutcomeGroup:
    """Classes that have something in common in one responsibility, with the outcome of the first of them."""

    outcome: Outcome
    classes: list[ResourceClass] = attrs.field(factory=list)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids of their resources."""
        return tuple(resource.id for group in self.classes for resource in group.resources)


@attrs.frozen(eq=False)
class Evaluation:
    """The classes of resources with their outcomes, and the rules, departments and money behind them.

    Source: `language §3`.
    """

    organisation: Organisation
    policies: tuple[Policy, ...]
    tree: Tree
    rulebook: Rulebook
    classes: tuple[ResourceClass, ...]

    @property
    def day(self) -> date:
        """The evaluation date."""
        return self.tree.day

    @cached_property
    def class_of(self) -> Mapping[str, ResourceClass]:
        """The class of each resource in effect, by the resource's id."""
        return {resource.id: group for group in self.classes for resource in group.resources}

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """The resources in effect, sorted by id."""
        return tuple(sorted((r for group in self.classes for r in group.resources), key=lambda resource: resource.id))

    @cached_property
    def reached(self) -> int:
        """The reaches (as bits) that contain at least one resource."""
        bits = 0
        for group in self.classes:
            bits |= group.reached
        return bits

    @cached_property
    def by_outcome(self) -> tuple[OutcomeGroup, ...]:
        """The classes by outcome: what the outcome alone decides need be asked only once of each."""
        groups: dict[int, OutcomeGroup] = {}
        for group in self.classes:
            for outcome in group.outcomes.values():
                found = groups.get(id(outcome))
                if found is None:
                    found = groups[id(outcome)] = OutcomeGroup(outcome)
                found.classes.append(group)
        return tuple(groups.values())

    @cached_property
    def by_decision(self) -> tuple[OutcomeGroup, ...]:
        """The classes by what the rules come to, wherever their homes are; where no rule speaks, by outcome."""
        groups: dict[int, OutcomeGroup] = {}
        for one in self.by_outcome:
            key = id(one.outcome.decision) if one.outcome.decision is not None else id(one.outcome)
            found = groups.get(key)
            if found is None:
                found = groups[key] = OutcomeGroup(one.outcome)
            found.classes.extend(one.classes)
        return tuple(groups.values())

    @cached_property
    def funding(self) -> Loads:
        """What departments pay a month, in the organisation's currency."""
        return funding_loads(self.classes, self.organisation, self.tree)

    @cached_property
    def effort(self) -> Loads:
        """The hours a month that fall on departments."""
        return effort_loads(self.classes, self.tree)

    def cells(self, resource: Resource) -> Iterator[Cell]:
        """The cells of a resource in effect, one a responsibility, in their order."""
        for outcome in self.class_of[resource.id].outcomes.values():
            yield cell_of(outcome, resource, self.organisation.minor_units)


def evaluated(organisation: Organisation, policies: tuple[Policy, ...], day: date) -> Evaluation:
    """The evaluation of valid documents on a day; the same documents and day give the same evaluation, in any order."""
    tree = organisation.on(day)
    book = rulebook(organisation, policies, tree)
    in_effect = (resource for resource in organisation.resources if resource.effective.covers(day))
    classes = Classifier(organisation, tree, book).classified(in_effect)
    return Evaluation(organisation, policies, tree, book, classes)
