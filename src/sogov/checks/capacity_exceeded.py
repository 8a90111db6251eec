"""`capacity-exceeded`: a department works more hours than it has.

**What it is.** The hours that fall on a department and all below it, by the month, are more than its `capacity`
(language §3.3). The effort of a resource falls evenly on the departments that operate it, or on the one that manages
it where none does.

**Why it matters.** Work that nobody has time for is not done: questions go unanswered, accounts go stale.

**What to do.** Raise the capacity, lower the effort, or let other departments operate some of the resources.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import counted, told_apart
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import OPERATES
from sogov.findings.pages import Example


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each department in effect of which the capacity is exceeded."""
    for department in evaluation.organisation.departments:
        limit = department.capacity
        if limit is not None and department.id in evaluation.tree.in_effect:
            load = evaluation.effort.amount(department.id)
            if load > limit.monthly:
                subjects = evaluation.effort.subjects(department.id)
                yield Cause(
                    responsibility=OPERATES,
                    subjects=subjects,
                    concern=department.id,
                    details=(counted(len(subjects), "resource"), *told_apart(load, limit.monthly)),
                    origins=(department.origin.at("capacity"),),
                )


def tell(cause: Cause) -> Telling:
    """By how much, and for what."""
    resources, load, limit = cause.details
    return Telling(
        f"`{cause.concern}` and what is below it work {load} hours a month on {resources}; the capacity is {limit}",
        "raise the capacity, lower the effort, or let others operate some of them",
    )


_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"], "capacity": {"hours": 40, "per": "month"}},
    {"id": "mkt", "performs": ["marketing"]}
  ],
  "resources": [{"id": "acme-x", "kind": "account", "effort": {"hours": 15, "per": "week"}}]
}
"""

_BAD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts",
     "assign": {
       "funds": {"marketing": "100%"},
       "manages": "communications",
       "operates": ["communications"]
     }}
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
       "operates": ["communications", "marketing"]
     }}
  ]
}
"""

CHECK = Check(
    name="capacity-exceeded",
    kind="violation",
    severity="warning",
    find=find,
    rows=True,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
