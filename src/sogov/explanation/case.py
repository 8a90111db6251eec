"""The case of one resource: everything that its explanation is drawn from."""

from collections.abc import Callable
from functools import cached_property

import attrs

from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.speeches import Speech
from sogov.findings.findings import Place
from sogov.organisation.entities import Resource
from sogov.organisation.tree import Tree
from sogov.selectors.conditions import Traits, Unmet, unmet
from sogov.selectors.selector import Choice, Selector
from sogov.values.origins import Origin


@attrs.frozen(eq=False)
class Case:
    """A resource in effect, the evaluation that it is part of, and the way from an origin to its place in a file."""

    resource: Resource
    evaluation: Evaluation
    place: Callable[[Origin], Place]

    @property
    def tree(self) -> Tree:
        """The departments of the day."""
        return self.evaluation.tree

    @cached_property
    def group(self) -> ResourceClass:
        """The class of the resource."""
        return self.evaluation.class_of[self.resource.id]

    @property
    def home(self) -> str:
        """The home, after successors."""
        return self.tree.home_of(self.resource.department)

    @cached_property
    def traits(self) -> Traits:
        """What selectors can ask of the resource."""
        resource, organisation = self.resource, self.evaluation.organisation
        cost = resource.cost
        return Traits(
            id=resource.id,
            kind=resource.kind,
            platform=resource.platform,
            platform_kind=organisation.platform[resource.platform].kind if resource.platform is not None else None,
            stage=resource.stage,
            units=tuple(self.tree.upwards(self.home)),
            tags=resource.tags,
            monthly=cost.monthly if cost is not None and cost.currency == organisation.currency else None,
        )

    def unmet_by(self, speech: Speech) -> tuple[Unmet, ...]:
        """The conditions of a speech's rule that fail; for what is not contributed, the reach of the issuer is one."""
        failed = unmet(speech.rule.where, self.traits)
        if speech.contributed or speech.rule.limited_to is None:
            return failed
        outside = unmet(Selector(within=Choice(frozenset((speech.rule.limited_to,)))), self.traits)
        return (*failed, *(Unmet("issuer", condition.asked, condition.found) for condition in outside))
