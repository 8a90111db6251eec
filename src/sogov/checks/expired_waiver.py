"""`expired-waiver`: a waiver is past its last day and suppresses nothing."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each waiver past its `until`, in a policy in effect."""
    for policy in evaluation.policies:
        for waiver in policy.waivers:
            if waiver.policy_period.covers(evaluation.day) and waiver.period.over(evaluation.day):
                yield Cause(
                    concern=waiver.id, details=(waiver.until.isoformat(),), origins=(waiver.origin.at("until"),)
                )


def tell(cause: Cause) -> Telling:
    """Which waiver, since when."""
    return Telling(
        f"waiver `{cause.concern}` ended on {cause.details[0]} and suppresses nothing",
        "delete it, or have it approved again with a new `until`",
    )


CHECK = Check(name="expired-waiver", kind="advice", severity="warning", find=find, tell=tell, waivable=False)
