"""`capacity-exceeded`: a department works more hours than it has."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import counted
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import OPERATES
from sogov.values.numbers import shortest_text


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each department in effect of which the capacity is exceeded."""
    for department in evaluation.organisation.departments:
        limit = department.capacity
        if limit is not None and department.id in evaluation.tree.in_effect:
            load = evaluation.effort.amount(department.id)
            if load > limit.monthly:
                yield Cause(
                    responsibility=OPERATES,
                    subjects=evaluation.effort.subjects(department.id),
                    concern=department.id,
                    details=(shortest_text(load), shortest_text(limit.monthly)),
                    origins=(department.origin.at("capacity"),),
                )


def tell(cause: Cause) -> Telling:
    """By how much, and for what."""
    load, limit = cause.details
    return Telling(
        f"`{cause.concern}` and what is below it work {load} hours a month on {counted(len(cause.subjects), 'resource')}; the capacity is {limit}",
        "raise the capacity, lower the effort, or let others operate some of them",
    )


CHECK = Check(name="capacity-exceeded", kind="violation", severity="warning", find=find, tell=tell)
