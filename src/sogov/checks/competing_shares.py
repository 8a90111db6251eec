"""`competing-shares`: two answers to how a responsibility is shared.

**What it is.** Rules that stand divide a responsibility held in shares differently: two that `assign` state different
splits, one that contributes states a part that the split does not contain, or two that contribute state different
shares for one holder (language §3.1).

**Why it matters.** Each department plans with another figure, and the bill is paid twice or not at all.

**What to do.** Let the policy that is meant to win name the other in `overrides`, or let each policy `contribute` the
part of its own department only.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import listed, noun, subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rules that stand together and state different splits."""
    for group in evaluation.by_decision:
        outcome = group.outcome
        form = evaluation.organisation.responsibility[outcome.responsibility].form
        if outcome.status == "conflict" and form == "shares":
            yield Cause(outcome.responsibility, outcome.rules, group.subjects, origins=outcome.origins)


def tell(cause: Cause) -> Telling:
    """Which rules disagree on what, and how to settle it."""
    return Telling(
        f"{listed(cause.rules)} split the {noun(cause.responsibility)} of {subjects(cause.subjects)} differently",
        "let one of them name the others in `overrides`, or let each policy `contribute` its own part only",
    )


_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}, {"id": "technology"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]},
    {"id": "it", "performs": ["technology"]}
  ],
  "platforms": [{"id": "x", "kind": "social-network"}],
  "resources": [{"id": "acme-x", "kind": "account", "platform": "x"}]
}
"""

_BAD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts",
     "assign": {"funds": {"marketing": "60%", "technology": "40%"}, "manages": "communications"}}
  ]
}
"""

_BAD_TOO = """\
{
  "policy": "digital-services",
  "rules": [
    {"id": "platforms", "assign": {"funds": {"marketing": "75%", "technology": "25%"}}}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts",
     "contribute": {"funds": {"marketing": "60%"}},
     "assign": {"manages": "communications"}}
  ]
}
"""

_GOOD_TOO = """\
{
  "policy": "digital-services",
  "rules": [
    {"id": "platforms", "contribute": {"funds": {"technology": "40%"}}}
  ]
}
"""

CHECK = Check(
    name="competing-shares",
    kind="conflict",
    severity="error",
    find=find,
    tell=tell,
    bad=Example(
        (("organisation.json", _ORGANISATION), ("social-media.json", _BAD), ("digital-services.json", _BAD_TOO))
    ),
    good=Example(
        (("organisation.json", _ORGANISATION), ("social-media.json", _GOOD), ("digital-services.json", _GOOD_TOO))
    ),
)
