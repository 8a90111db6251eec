"""`unused-waiver`: a waiver accepts a finding that there is not.

**What it is.** A waiver in effect reaches no finding: nothing of that name is found where it looks, or what is found
has rules that the waiver does not list or may not waive (language §2.2).

**Why it matters.** What it accepted has been put right, and would be hidden if it came back; or it is mistyped and
accepts nothing.

**What to do.** Delete it, or correct its `finding`, `where` or `rules`.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example


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
    {"id": "launch", "finding": "unmanaged", "until": "2027-06-30",
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
    name="unused-waiver",
    kind="advice",
    severity="note",
    review=review,
    tell=tell,
    waivable=False,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
