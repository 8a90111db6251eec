"""`vacant-holder`: a holder is named, but no department in effect stands for it."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.naming import naming_speeches
from sogov.checks.prose import deed, subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.values.holders import DEPARTMENT_PREFIX, HOME_WORD


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for a holder and the rules that stand and name it."""
    for group in evaluation.classes:
        members = tuple(resource.id for resource in group.resources)
        for outcome in group.outcomes.values():
            for holding in outcome.holdings:
                if holding.problem == "vacant":
                    naming = naming_speeches(outcome, holding)
                    yield Cause(
                        responsibility=outcome.responsibility,
                        rules=tuple(sorted(speech.rule.id for speech in naming)),
                        subjects=members,
                        concern=str(holding.holder),
                        details=(),
                        origins=tuple(speech.origin for speech in naming),
                    )


def tell(cause: Cause) -> Telling:
    """Which holder is vacant for which resources, and what to do."""
    return Telling(
        f"`{cause.concern}` {deed(cause.responsibility)} {subjects(cause.subjects)}, but {_why(cause.concern)}",
        _remedy(cause.concern),
    )


def _why(holder: str) -> str:
    if holder == HOME_WORD:
        return "there is no home department in effect"
    if holder.startswith(DEPARTMENT_PREFIX):
        return "that department is not in effect and has no successor"
    return "no department at or above their home performs it"


def _remedy(holder: str) -> str:
    if holder == HOME_WORD:
        return "state the `department` of these resources"
    if holder.startswith(DEPARTMENT_PREFIX):
        return "state its `successor`, or name a department in effect"
    return f"let a department perform `{holder}` there, or name another holder"


CHECK = Check(name="vacant-holder", kind="gap", severity="error", find=find, tell=tell)
