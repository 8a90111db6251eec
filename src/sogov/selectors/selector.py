"""A selector as a document writes it: conditions that must all hold (`language §2.3`)."""

import attrs

from sogov.values.bounds import Bound


@attrs.frozen
class Choice:
    """Among the ids, or (`excluded`) not among them; a missing attribute is never among."""

    ids: frozenset[str]
    excluded: bool = False


@attrs.frozen
class TagCondition:
    """All of some tags, at least one of some (None: no such condition), and none of some."""

    all: frozenset[str] = frozenset()
    any: frozenset[str] | None = None
    none: frozenset[str] = frozenset()


@attrs.frozen
class Selector:
    """A conjunction of conditions, each None where it is absent; without any it selects every resource."""

    resource: Choice | None = None
    kind: Choice | None = None
    platform: Choice | None = None
    platform_kind: Choice | None = None
    stage: Choice | None = None
    within: Choice | None = None
    tags: TagCondition | None = None
    cost: Bound | None = None

    @property
    def listed(self) -> frozenset[str] | None:
        """The resources that it lists by id, or None where it lists none (`not` lists none)."""
        return self.resource.ids if self.resource is not None and not self.resource.excluded else None

    @property
    def asks_for_stage(self) -> bool:
        """Whether it selects by a stage that a resource must have."""
        return self.stage is not None and not self.stage.excluded


EVERYTHING = Selector()
