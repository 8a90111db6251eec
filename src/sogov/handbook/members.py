"""Members: the resources in effect, each with the class that answers for it."""

from collections.abc import Iterable, Mapping

import attrs

from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.evaluation import Evaluation
from sogov.organisation.entities import Resource


@attrs.frozen(eq=False)
class Members:
    """Resources sorted by id, the class of each by its id, and the resources of each class that has any."""

    resources: tuple[Resource, ...]
    class_of: Mapping[str, ResourceClass]
    groups: tuple[tuple[ResourceClass, tuple[Resource, ...]], ...]


def members_of(evaluation: Evaluation, resources: Iterable[Resource]) -> Members:
    """The members of an evaluation: of these resources those that are in effect."""
    groups: dict[int, tuple[ResourceClass, list[Resource]]] = {}
    class_of: dict[str, ResourceClass] = {}
    found = []
    for resource in resources:
        group = evaluation.class_of.get(resource.id)
        if group is not None:
            class_of[resource.id] = group
            groups.setdefault(group.number, (group, []))[1].append(resource)
            found.append(resource)
    return Members(tuple(found), class_of, tuple((group, tuple(of_one)) for group, of_one in groups.values()))
