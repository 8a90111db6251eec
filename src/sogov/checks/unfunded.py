"""`unfunded`: nobody funds a resource that needs a funder.

**What it is.** No rule says who funds a resource, and the resource declares nothing (language §3.1). `null` says that
nobody is meant to pay, and is no gap.

**Why it matters.** The cost is on nobody's budget until somebody asks, and the resource ends when it is cut.

**What to do.** Let a rule assign `funds` where the resource is, let departments `contribute`, or state `null`.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import FUNDS
from sogov.findings.pages import Example


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for all resources that are without."""
    for group in evaluation.by_decision:
        if group.outcome.status == "gap" and group.outcome.responsibility == FUNDS:
            yield Cause(group.outcome.responsibility, subjects=group.subjects)


def tell(cause: Cause) -> Telling:
    """Which resources, and how to close the gap."""
    return Telling(
        f"nobody funds {subjects(cause.subjects)}",
        "let a rule assign `funds` there, let departments `contribute`, or state `null` where nobody is meant to pay",
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
    {"id": "accounts", "assign": {"manages": "communications"}}
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
    name="unfunded",
    kind="gap",
    severity="error",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
