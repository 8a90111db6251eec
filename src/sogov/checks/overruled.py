"""`overruled`: a binding rule sets aside a rule that says something else.

**What it is.** A binding rule sets aside a rule that says something else of the same responsibility: one that is not
binding, or one of an issuer further down (language §3.1). The rule that lost has no effect on these resources.

**Why it matters.** Whoever wrote that rule believes that it holds.

**What to do.** Take these resources out of the rule that has no effect, let it say something that the binding rule
leaves open, or have them excepted in the binding rule.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import listed, noun, subjects, verb
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.precedence import SetAside
from sogov.findings.pages import Example


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rule and those that set it aside."""
    for group in evaluation.by_decision:
        decision = group.outcome.decision
        if decision is None or decision.status == "conflict":
            continue
        for loser in decision.set_aside:
            if loser.step == "binding" and _is_overruled(loser, evaluation):
                yield Cause(
                    responsibility=group.outcome.responsibility,
                    rules=tuple(sorted(speech.rule.id for speech in (loser.speech, *loser.by))),
                    subjects=group.subjects,
                    concern=loser.speech.rule.id,
                    origins=(loser.speech.origin, *(speech.origin for speech in loser.by)),
                )


def _is_overruled(loser: SetAside, evaluation: Evaluation) -> bool:
    lawful = evaluation.rulebook.precedence.may_override
    rule = loser.speech.rule
    if any(rule.names(speech.rule) and not lawful(rule, speech.rule) for speech in loser.by):
        return False
    return not all(loser.speech.states_the_same(speech) for speech in loser.by)


def tell(cause: Cause) -> Telling:
    """Which rule has no effect where, and why."""
    others = [rule for rule in cause.rules if rule != cause.concern]
    says = verb(len(others), "which is binding, says", "which are binding, say")
    affected = f"the {noun(cause.responsibility)} of {subjects(cause.subjects)}"
    return Telling(
        f"`{cause.concern}` has no effect on {affected}: {listed(others)}, {says} otherwise",
        f"narrow the `where` of `{cause.concern}`, or have an exception written into that of {listed(others)}",
    )


_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]}
  ],
  "resources": [{"id": "acme-x", "kind": "account", "department": "mkt"}]
}
"""

_GROUP = """\
{
  "policy": "group",
  "issuer": "@root",
  "rules": [
    {"id": "accounts",
     "assign": {"funds": {"marketing": "100%"}, "manages": "communications"},
     "binding": true}
  ]
}
"""

_BAD = """\
{
  "policy": "campaigns",
  "issuer": "mkt",
  "rules": [
    {"id": "own-accounts", "assign": {"manages": "marketing"}}
  ]
}
"""

_GOOD = """\
{
  "policy": "campaigns",
  "issuer": "mkt",
  "rules": [
    {"id": "own-accounts", "assign": {"operates": ["marketing"]}}
  ]
}
"""

CHECK = Check(
    name="overruled",
    kind="conflict",
    severity="warning",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("group.json", _GROUP), ("campaigns.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("group.json", _GROUP), ("campaigns.json", _GOOD))),
)
