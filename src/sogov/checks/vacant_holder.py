"""`vacant-holder`: a holder is named, but no department in effect stands for it.

**What it is.** A holder is named and no department in effect stands for it: nobody performs the function at or above
the home, the department is not in effect and has no successor that is, or `@home` is said of a resource without a
home (language §3.2).

**Why it matters.** On paper somebody is responsible; in the organisation there is nobody to ask, and no budget.

**What to do.** Let a department perform the function there, state the `successor` or the home that is missing, or
name another holder.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.naming import naming_speeches
from sogov.checks.prose import deed, subjects, verb
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example
from sogov.values.holders import DEPARTMENT_PREFIX, HOME_WORD


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for a holder and the rules that stand and name it."""
    for group in evaluation.unseated:
        for holding in group.outcome.holdings:
            if holding.problem == "vacant":
                naming = naming_speeches(group.outcome, holding)
                yield Cause(
                    responsibility=group.outcome.responsibility,
                    rules=tuple(sorted(speech.rule.id for speech in naming)),
                    subjects=group.subjects,
                    concern=str(holding.holder),
                    origins=tuple(speech.origin for speech in naming),
                    way=() if naming else ("declared", group.outcome.responsibility),
                )


def tell(cause: Cause) -> Telling:
    """Which holder is vacant for which resources, and what to do."""
    return Telling(
        f"`{cause.concern}` {deed(cause.responsibility)} {subjects(cause.subjects)}, but {_why(cause)}",
        _remedy(cause.concern),
    )


def _why(cause: Cause) -> str:
    number = len(cause.subjects)
    if cause.concern == HOME_WORD:
        return f"{verb(number, 'it has', 'they have')} no home department in effect"
    if cause.concern.startswith(DEPARTMENT_PREFIX):
        return "that department is not in effect and has no successor"
    return f"no department performs it at or above {verb(number, 'its home', 'their homes')}"


def _remedy(holder: str) -> str:
    if holder == HOME_WORD:
        return "state the `department` that is the home, or name another holder"
    if holder.startswith(DEPARTMENT_PREFIX):
        return "state its `successor`, or name a department in effect"
    return f"let a department perform `{holder}` there, or name another holder"


_BAD = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms"},
    {"id": "mkt", "performs": ["marketing"]}
  ],
  "resources": [{"id": "acme-x", "kind": "account"}]
}
"""

_GOOD = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]}
  ],
  "resources": [{"id": "acme-x", "kind": "account"}]
}
"""

_POLICY = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ]
}
"""

CHECK = Check(
    name="vacant-holder",
    kind="gap",
    severity="error",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _BAD), ("policy.json", _POLICY))),
    good=Example((("organisation.json", _GOOD), ("policy.json", _POLICY))),
)
