"""`unmanaged`: nobody manages a resource that needs a manager."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import MANAGES


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for all resources that are without."""
    for group in evaluation.classes:
        for outcome in group.outcomes.values():
            if outcome.status == "gap" and outcome.responsibility == MANAGES:
                yield Cause(outcome.responsibility, subjects=tuple(resource.id for resource in group.resources))


def tell(cause: Cause) -> Telling:
    """Which resources, and how to close the gap."""
    return Telling(
        f"nobody manages {subjects(cause.subjects)}",
        "let a rule assign `manages` where these resources are, or state `null` where nobody is meant to",
    )


CHECK = Check(name="unmanaged", kind="gap", severity="error", find=find, tell=tell)
