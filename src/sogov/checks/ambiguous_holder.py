"""`ambiguous-holder`: several departments perform the function equally near.

**What it is.** A rule, or a resource's `declared`, names a function as holder, and at the nearest unit where somebody
performs it several departments do (language §3.2). A unit that performs the function itself comes before those that
serve it, so only departments that serve one unit can be equally near.

**Why it matters.** Each of them can take the others for responsible. Where the function funds, its part is on
nobody's budget.

**What to do.** Let one of them alone perform the function there, or name the department itself: `department:ID`.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.naming import naming_speeches
from sogov.checks.prose import deed, listed, subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for a holder and the rules that stand and name it."""
    for group in evaluation.unseated:
        for holding in group.outcome.holdings:
            if holding.problem == "ambiguous":
                naming = naming_speeches(group.outcome, holding)
                yield Cause(
                    responsibility=group.outcome.responsibility,
                    rules=tuple(sorted(speech.rule.id for speech in naming)),
                    subjects=group.subjects,
                    concern=str(holding.holder),
                    details=holding.candidates,
                    origins=tuple(speech.origin for speech in naming),
                    way=() if naming else ("declared", group.outcome.responsibility),
                )


def tell(cause: Cause) -> Telling:
    """Who it could be, and how to say which."""
    candidates = listed(cause.details, "or")
    return Telling(
        f"`{cause.concern}` {deed(cause.responsibility)} {subjects(cause.subjects)}, and may be {candidates}",
        f"let one of them alone perform `{cause.concern}` there, or name it: `department:{min(cause.details)}`",
    )


_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "press", "performs": ["communications"]},
    {"id": "web", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]}
  ],
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
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "department:press"}}
  ]
}
"""

CHECK = Check(
    name="ambiguous-holder",
    kind="conflict",
    severity="error",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
