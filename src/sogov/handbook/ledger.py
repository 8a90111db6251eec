"""The ledger: who holds what, turned round: for each department and each function the resources that it holds."""

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from sogov.handbook.members import Members
from sogov.handbook.phrases import Target

_NOT_INVOLVED = "informed"


@attrs.frozen(eq=False)
class Ledger:
    """The resources that each department and function holds, by responsibility; sorted.

    `neighbours` are the departments that hold something of the same resources, with the number of these; being
    informed does not count there.
    """

    held: Mapping[Target, Mapping[str, tuple[str, ...]]]
    neighbours: Mapping[str, Mapping[str, int]]


def ledger_of(members: Members) -> Ledger:
    """The ledger of the members of an evaluation."""
    held: dict[Target, dict[str, set[str]]] = {}
    neighbours: dict[str, Counter[str]] = {}
    for group, of_one in members.groups:
        resources = [resource.id for resource in of_one]
        active: set[str] = set()
        for outcome in group.outcomes.values():
            for holding in outcome.holdings:
                if holding.holder.kind == "function":
                    _enter(held, Target("function", holding.holder.id), outcome.responsibility, resources)
                if holding.department is not None:
                    _enter(held, Target("department", holding.department), outcome.responsibility, resources)
                    if outcome.responsibility != _NOT_INVOLVED:
                        active.add(holding.department)
        for one in active:
            neighbours.setdefault(one, Counter()).update(dict.fromkeys(active - {one}, len(resources)))
    return Ledger(
        {target: {name: tuple(sorted(ids)) for name, ids in of_target.items()} for target, of_target in held.items()},
        neighbours,
    )


def _enter(
    held: dict[Target, dict[str, set[str]]], target: Target, responsibility: str, resources: Iterable[str]
) -> None:
    held.setdefault(target, {}).setdefault(responsibility, set()).update(resources)
