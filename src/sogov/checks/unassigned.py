"""`unassigned`: nobody holds a responsibility that is required."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import deed, subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import FUNDS, MANAGES


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for all resources that are without."""
    for group in evaluation.classes:
        for outcome in group.outcomes.values():
            if outcome.status == "gap" and outcome.responsibility not in (FUNDS, MANAGES):
                yield Cause(outcome.responsibility, subjects=tuple(resource.id for resource in group.resources))


def tell(cause: Cause) -> Telling:
    """Which resources, and how to close the gap."""
    return Telling(
        f"nobody {deed(cause.responsibility)} {subjects(cause.subjects)}",
        "let a rule assign it where these resources are, state `null` where nobody is meant to, or do not require it there",
    )


CHECK = Check(name="unassigned", kind="gap", severity="error", find=find, tell=tell)
