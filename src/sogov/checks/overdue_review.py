"""`overdue-review`: a policy was to be reviewed before now.

**What it is.** The `review_by` of a policy in effect has passed (language §2.2). The policy still applies.

**Why it matters.** The organisation promised itself to ask by that day whether the policy is still right.

**What to do.** Review it and state the date of the next review.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example


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


_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]}
  ],
  "platforms": [{"id": "x", "kind": "social-network"}],
  "resources": [{"id": "acme-x", "kind": "account", "platform": "x"}]
}
"""

_BAD = """\
{
  "policy": "social-media",
  "review_by": "2026-09-30",
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "review_by": "2027-09-30",
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ]
}
"""

CHECK = Check(
    name="overdue-review",
    kind="advice",
    severity="warning",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
