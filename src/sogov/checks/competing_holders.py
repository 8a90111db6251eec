"""`competing-holders`: two answers to who holds a responsibility.

**What it is.** Rules that stand name different holders of a responsibility that only one may hold, or one of them
says that nobody holds it (language §3.1). Where no rule speaks, a resource's own `declared` names several.

**Why it matters.** Two departments believe that they decide, or each believes that the other does. Which of them is
right, sogov does not guess.

**What to do.** Let the policy that is meant to win name the other in `overrides`, or narrow the `where` of one rule
so that both no longer match.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import deed, listed, subjects
from sogov.evaluation.cells import Outcome
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rules that stand together; without rules, for what resources declare of a responsibility."""
    for group in evaluation.by_decision:
        outcome = group.outcome
        if (
            outcome.status == "conflict"
            and evaluation.organisation.responsibility[outcome.responsibility].form == "one"
        ):
            yield Cause(
                responsibility=outcome.responsibility,
                rules=outcome.rules,
                subjects=group.subjects,
                details=outcome.claimants or _stated(outcome),
                origins=outcome.origins,
                way=() if outcome.rules else ("declared", outcome.responsibility),
            )


def _stated(outcome: Outcome) -> tuple[str, ...]:
    stands = outcome.decision.stands if outcome.decision is not None else ()
    said = (str(speech.stated[0].holder) if speech.stated else _NOBODY for speech in stands)
    return tuple(dict.fromkeys(said))


def tell(cause: Cause) -> Telling:
    """Who is named, and how to settle it."""
    where = subjects(cause.subjects)
    if not cause.rules:
        return Telling(
            f"more than one holder of `{cause.responsibility}` is declared of {where}: {listed(cause.details)}",
            "declare one holder, or let a policy assign it",
        )
    names = [name for name in cause.details if name != _NOBODY]
    both = {1: "", 2: " both"}.get(len(names), " all")
    nobody = ", and by another rule nobody does" if _NOBODY in cause.details else ""
    return Telling(
        f"{listed(names)}{both} {deed(cause.responsibility, many=len(names) > 1)} {where}{nobody}",
        f"let one of {listed(cause.rules, 'or')} name the others in `overrides`, or narrow its `where`",
    )


_NOBODY = ""


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

_SOCIAL_MEDIA = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ]
}
"""

_BAD = """\
{
  "policy": "brand",
  "rules": [
    {"id": "voice", "where": {"platform": "x"}, "assign": {"manages": "marketing"}}
  ]
}
"""

_GOOD = """\
{
  "policy": "brand",
  "overrides": ["social-media"],
  "rules": [
    {"id": "voice", "where": {"platform": "x"}, "assign": {"manages": "marketing"}}
  ]
}
"""

CHECK = Check(
    name="competing-holders",
    kind="conflict",
    severity="error",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("social-media.json", _SOCIAL_MEDIA), ("brand.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("social-media.json", _SOCIAL_MEDIA), ("brand.json", _GOOD))),
)
