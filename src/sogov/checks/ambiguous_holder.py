"""`ambiguous-holder`: several departments perform the function equally near."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.naming import naming_speeches
from sogov.checks.prose import deed, listed, subjects
from sogov.evaluation.evaluation import Evaluation


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for a holder and the rules that stand and name it."""
    for group in evaluation.classes:
        members = tuple(resource.id for resource in group.resources)
        for outcome in group.outcomes.values():
            for holding in outcome.holdings:
                if holding.problem == "ambiguous":
                    naming = naming_speeches(outcome, holding)
                    yield Cause(
                        responsibility=outcome.responsibility,
                        rules=tuple(sorted(speech.rule.id for speech in naming)),
                        subjects=members,
                        concern=str(holding.holder),
                        details=holding.candidates,
                        origins=tuple(speech.origin for speech in naming),
                    )


def tell(cause: Cause) -> Telling:
    """Who it could be, and how to say which."""
    return Telling(
        f"`{cause.concern}` {deed(cause.responsibility)} {subjects(cause.subjects)}, and may be {listed(cause.details, 'or')}",
        f"let one of them alone perform `{cause.concern}` there, or name it: `department:{min(cause.details)}`",
    )


CHECK = Check(name="ambiguous-holder", kind="conflict", severity="error", find=find, tell=tell)
