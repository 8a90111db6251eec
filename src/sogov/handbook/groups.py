"""Groups: the resources of a platform that get the same answers, each answered for once."""

from collections.abc import Hashable, Iterable, Mapping

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.classes import ResourceClass
from sogov.formats.prose import reading_order
from sogov.handbook.members import Members
from sogov.organisation.entities import Resource


@attrs.frozen(eq=False)
class Group:
    """Resources on a platform with equal answers, sorted by id; `sample` is the class of one of them."""

    platform: str | None
    sample: ResourceClass
    resources: tuple[Resource, ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Their common answers, in the order in which people read them."""
        return tuple(sorted(self.sample.outcomes.values(), key=lambda outcome: reading_order(outcome.responsibility)))


def groups_of(members: Members) -> Mapping[str | None, tuple[Group, ...]]:
    """The groups of each platform, the largest first; resources without a platform are under None."""
    keys: dict[int, tuple[Outcome, Hashable]] = {}
    found: dict[tuple[str | None, Hashable], tuple[ResourceClass, list[Resource]]] = {}
    for group, of_one in members.groups:
        key = tuple(_key(outcome, keys) for outcome in group.outcomes.values())
        for resource in of_one:
            found.setdefault((resource.platform, key), (group, []))[1].append(resource)
    platforms: dict[str | None, list[Group]] = {}
    for (platform, _), (sample, resources) in found.items():
        resources.sort(key=lambda resource: resource.id)
        platforms.setdefault(platform, []).append(Group(platform, sample, tuple(resources)))
    return {platform: _in_order(platforms[platform]) for platform in sorted(platforms, key=lambda name: name or "")}


def _in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: (-len(group.resources), group.resources[0].id)))


def _key(outcome: Outcome, known: dict[int, tuple[Outcome, Hashable]]) -> Hashable:
    """What tells the answers of two outcomes apart, worked out once of each."""
    found = known.get(id(outcome))
    if found is None:
        held = tuple((held.holder, held.department, held.share, held.candidates) for held in outcome.holdings)
        key = (outcome.status, held, outcome.rules, outcome.claimants, id(outcome.decision))
        # The outcome is kept with its key, so that no other can be taken for it.
        found = known[id(outcome)] = outcome, key
    return found[1]
