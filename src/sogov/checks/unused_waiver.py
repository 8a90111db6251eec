"""`unused-waiver`: a waiver accepts a finding that there is not."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation


def review(evaluation: Evaluation, used: frozenset[str]) -> Iterator[Cause]:
    """One cause for each waiver in effect that reached no finding."""
    for waiver in evaluation.rulebook.waivers:
        if waiver.id not in used:
            yield Cause(concern=waiver.id, details=(waiver.finding,), origins=(waiver.origin,))


def tell(cause: Cause) -> Telling:
    """Which waiver, for what."""
    return Telling(
        f"waiver `{cause.concern}` accepts `{cause.details[0]}`, which it does not reach anywhere",
        "delete it, or correct its `finding`, `where` or `rules`",
    )


CHECK = Check(name="unused-waiver", kind="advice", severity="note", review=review, tell=tell, waivable=False)
