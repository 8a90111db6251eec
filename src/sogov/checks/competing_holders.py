"""`competing-holders`: two answers to who holds a responsibility."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import deed, listed, subjects
from sogov.evaluation.cells import Outcome
from sogov.evaluation.evaluation import Evaluation


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rules that stand together; without rules, for what resources declare of a responsibility."""
    for group in evaluation.classes:
        members = tuple(resource.id for resource in group.resources)
        for outcome in group.outcomes.values():
            if (
                outcome.status == "conflict"
                and evaluation.organisation.responsibility[outcome.responsibility].form == "one"
            ):
                yield Cause(
                    responsibility=outcome.responsibility,
                    rules=outcome.rules,
                    subjects=members,
                    details=outcome.claimants or _stated(outcome),
                    origins=tuple(speech.origin for speech in outcome.decision.stands) if outcome.decision else (),
                )


def _stated(outcome: Outcome) -> tuple[str, ...]:
    stands = outcome.decision.stands if outcome.decision is not None else ()
    return tuple(str(speech.stated[0].holder) if speech.stated else "nobody" for speech in stands)


def tell(cause: Cause) -> Telling:
    """Who is named, and how to settle it."""
    both = "both" if len(cause.details) == 2 else "all"
    message = f"{listed(cause.details)} {both} {deed(cause.responsibility, many=True)} {subjects(cause.subjects)}"
    if not cause.rules:
        return Telling(message, "declare one holder, or let a policy assign it")
    return Telling(
        message, f"let one of {listed(cause.rules, 'or')} name the others in `overrides`, or narrow its `where`"
    )


CHECK = Check(name="competing-holders", kind="conflict", severity="error", find=find, tell=tell)
