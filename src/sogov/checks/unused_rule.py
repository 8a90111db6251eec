"""`unused-rule`: no resource in effect matches a rule.

**What it is.** No resource in effect matches a rule in effect, though one could (language §2.3). A rule that nothing
could ever match is `empty-selector` instead.

**Why it matters.** The rule is written for later, or its `where` is mistyped, or what it was written for is gone.

**What to do.** Correct the `where`, or delete the rule; keep it where it is meant for what is still to come.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example
from sogov.policy.policies import Rule
from sogov.values.identifiers import nearest


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each rule in effect that could match a resource and matches none."""
    for rule in evaluation.rulebook.rules:
        if not evaluation.reached & evaluation.rulebook.reaches_of(rule) and not evaluation.rulebook.is_empty(rule):
            yield Cause(rules=(rule.id,), details=_unknown(rule, evaluation), origins=(rule.origin,))


def _unknown(rule: Rule, evaluation: Evaluation) -> tuple[str, ...]:
    """The first few resources that the rule lists and that do not exist, each with the nearest that does."""
    unknown = sorted((rule.where.listed or frozenset()) - evaluation.named)
    nearby = {name: nearest(name, evaluation.organisation.resource) for name in unknown[:_NAMED]}
    return tuple(f"`{name}`" + (f" (did you mean `{near}`?)" if near else "") for name, near in nearby.items())


def tell(cause: Cause) -> Telling:
    """Which rule, and what it may have meant."""
    remedy = "correct its `where`, or delete the rule"
    if cause.details:
        remedy = f"{remedy}: there is no resource {', nor '.join(cause.details)}"
    return Telling(f"`{cause.rules[0]}` matches no resource", remedy)


_NAMED = 3


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
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}},
    {"id": "press-account",
     "where": {"resource": "acme-twitter"},
     "assign": {"consulted": ["marketing"]}}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}},
    {"id": "press-account",
     "where": {"resource": "acme-x"},
     "assign": {"consulted": ["marketing"]}}
  ]
}
"""

CHECK = Check(
    name="unused-rule",
    kind="advice",
    severity="note",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
