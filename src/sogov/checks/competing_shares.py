"""`competing-shares`: two answers to how a responsibility is shared."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import listed, noun, subjects
from sogov.evaluation.evaluation import Evaluation


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rules that stand together and state different splits."""
    for group in evaluation.classes:
        members = tuple(resource.id for resource in group.resources)
        for outcome in group.outcomes.values():
            form = evaluation.organisation.responsibility[outcome.responsibility].form
            if outcome.status == "conflict" and form == "shares" and outcome.decision is not None:
                stands = outcome.decision.stands
                yield Cause(outcome.responsibility, outcome.rules, members, origins=tuple(s.origin for s in stands))


def tell(cause: Cause) -> Telling:
    """Which rules disagree on what, and how to settle it."""
    return Telling(
        f"{listed(cause.rules)} split the {noun(cause.responsibility)} of {subjects(cause.subjects)} differently",
        "let one of them name the others in `overrides`, or let each policy `contribute` its own part only",
    )


CHECK = Check(name="competing-shares", kind="conflict", severity="error", find=find, tell=tell)
