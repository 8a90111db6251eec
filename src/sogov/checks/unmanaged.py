"""`unmanaged`: nobody manages a resource that needs a manager.

**What it is.** No rule says who manages a resource, and the resource declares nothing (language §3.1). `null` says
that nobody is meant to, and is no gap.

**Why it matters.** Nobody answers when something goes wrong there, and nobody notices when it is no longer used.

**What to do.** Let a rule assign `manages` where the resource is, or state `null`.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import MANAGES
from sogov.findings.pages import Example


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for all resources that are without."""
    for group in evaluation.by_decision:
        if group.outcome.status == "gap" and group.outcome.responsibility == MANAGES:
            yield Cause(group.outcome.responsibility, subjects=group.subjects)


def tell(cause: Cause) -> Telling:
    """Which resources, and how to close the gap."""
    return Telling(
        f"nobody manages {subjects(cause.subjects)}",
        "let a rule assign `manages` there, or state `null` where nobody is meant to",
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
  "resources": [
    {"id": "acme-x", "kind": "account", "platform": "x"},
    {"id": "acme-forum", "kind": "community"}
  ]
}
"""

_BAD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "money", "assign": {"funds": {"marketing": "100%"}}},
    {"id": "accounts", "where": {"platform": "x"}, "assign": {"manages": "communications"}}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "money", "assign": {"funds": {"marketing": "100%"}}},
    {"id": "accounts", "where": {"platform": "x"}, "assign": {"manages": "communications"}},
    {"id": "forum", "where": {"kind": "community"}, "assign": {"manages": "marketing"}}
  ]
}
"""

CHECK = Check(
    name="unmanaged",
    kind="gap",
    severity="error",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
