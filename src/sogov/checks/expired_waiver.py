"""`expired-waiver`: a waiver is past its last day and suppresses nothing.

**What it is.** A waiver of a policy in effect is past its last day, `until` (language §2.2). It suppresses nothing
any more: what it accepted is reported again, if it is still there.

**Why it matters.** An exception was agreed for a time, and that time is over. Somebody has to say whether it is
needed still.

**What to do.** Delete the waiver, or have it approved again with a new `until`.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example


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
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ],
  "waivers": [
    {"id": "launch", "finding": "unmanaged", "until": "2026-06-30",
     "reason": "The team starts in summer.", "approved_by": "Head of communications"}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ]
}
"""

CHECK = Check(
    name="expired-waiver",
    kind="advice",
    severity="warning",
    find=find,
    tell=tell,
    waivable=False,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
