"""`overdue-review`: a policy was to be reviewed before now."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each policy in effect of which the review date has passed."""
    for policy in evaluation.policies:
        if (
            policy.review_by is not None
            and policy.review_by < evaluation.day
            and policy.effective.covers(evaluation.day)
        ):
            yield Cause(
                concern=policy.id,
                details=(policy.review_by.isoformat(),),
                origins=(policy.origin.at("review_by"),),
            )


def tell(cause: Cause) -> Telling:
    """Which policy, since when."""
    return Telling(
        f"policy `{cause.concern}` was to be reviewed by {cause.details[0]}",
        "review it and state the next date in `review_by`",
    )


CHECK = Check(name="overdue-review", kind="advice", severity="warning", find=find, tell=tell)
