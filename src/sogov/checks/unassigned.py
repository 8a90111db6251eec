"""`unassigned`: nobody holds a responsibility that is required.

**What it is.** A responsibility other than `funds` and `manages` is `required` for a resource, no rule speaks on it
there, and the resource declares nothing (language §3.1). `null` says that nobody is meant to hold it, and is no gap.

**Why it matters.** The organisation has said that somebody must do this, and nobody is named.

**What to do.** Let a rule assign it, state `null` where nobody is meant to hold it, or do not require it there.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import deed, subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import FUNDS, MANAGES
from sogov.findings.pages import Example


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for all resources that are without."""
    for group in evaluation.by_decision:
        if group.outcome.status == "gap" and group.outcome.responsibility not in (FUNDS, MANAGES):
            yield Cause(group.outcome.responsibility, subjects=group.subjects)


def tell(cause: Cause) -> Telling:
    """Which resources, and how to close the gap."""
    return Telling(
        f"nobody {deed(cause.responsibility)} {subjects(cause.subjects)}",
        "let a rule assign it there, state `null` where nobody is meant to hold it, or do not require it there",
    )


_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]}
  ],
  "responsibilities": [{"id": "content", "holders": "one", "required": true}],
  "resources": [{"id": "acme-x", "kind": "account"}]
}
"""

_BAD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts",
     "assign": {
       "funds": {"marketing": "100%"},
       "manages": "communications",
       "content": "communications"
     }}
  ]
}
"""

CHECK = Check(
    name="unassigned",
    kind="gap",
    severity="error",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
