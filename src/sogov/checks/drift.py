"""`drift`: what a resource declares differs from what policy assigns.

**What it is.** A resource declares who holds a responsibility in practice, and policy assigns it to somebody else, or
in other shares (language §4). Holders are compared by the department that they are, so a function and the department
that performs it there do not differ.

**Why it matters.** What is agreed is not what is done; whoever relies on the policy asks the wrong department.

**What to do.** Change the practice, correct `declared` where it is out of date, or change the policy where the
practice is right.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import listed, noun, subjects, verb
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.holdings import Party, in_place, parties
from sogov.evaluation.placement import holders_of
from sogov.findings.pages import Example


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rules that stand and a responsibility; holders are compared by party, and its share."""
    for group in evaluation.classes:
        for responsibility, stated in group.declared.items():
            outcome = group.outcome(responsibility)
            if outcome.decision is None or outcome.status == "conflict":
                continue
            held = [in_place(holder, share, group.home, evaluation.tree) for holder, share in holders_of(stated or ())]
            if _held(parties(held, group.home)) != _held(outcome.parties):
                yield Cause(
                    responsibility=responsibility,
                    rules=outcome.rules,
                    subjects=evaluation.subjects((group,)),
                    origins=outcome.origins,
                    way=("declared", responsibility),
                )


def _held(among: Iterable[Party]) -> dict[str, Fraction]:
    return {party.identity: party.share for party in among}


def tell(cause: Cause) -> Telling:
    """Where practice and policy differ."""
    declared = f"the declared {noun(cause.responsibility)} of {subjects(cause.subjects)}"
    return Telling(
        f"{declared} differs from what {listed(cause.rules)} {verb(len(cause.rules), 'says', 'say')}",
        "change the practice, or correct `declared`, or change the policy",
    )


_BAD = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]}
  ],
  "resources": [
    {"id": "acme-x", "kind": "account", "declared": {"manages": "marketing"}}
  ]
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
  "resources": [
    {"id": "acme-x", "kind": "account", "declared": {"manages": "communications"}}
  ]
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
    name="drift",
    kind="drift",
    severity="warning",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _BAD), ("policy.json", _POLICY))),
    good=Example((("organisation.json", _GOOD), ("policy.json", _POLICY))),
)
