"""`empty-selector`: no possible resource matches a selector.

**What it is.** No resource could ever match a rule in effect, or the `required` of a responsibility: the conditions
exclude each other, or nothing that is declared meets them, or they lie outside the department that issued the policy
(language §2.3).

**Why it matters.** The rule reads as if it governed something and governs nothing, and never will.

**What to do.** Correct the selector; where the rule is no longer wanted, delete it.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example
from sogov.selectors.selector import Selector


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each rule in effect, and each `required` selector, that nothing could ever match."""
    universe = evaluation.rulebook.precedence.universe
    for rule in evaluation.rulebook.rules:
        if evaluation.rulebook.is_empty(rule):
            yield Cause(rules=(rule.id,), origins=(rule.origin.at("where"),))
    for responsibility in evaluation.organisation.responsibilities:
        required, origin = responsibility.required, responsibility.origin
        if isinstance(required, Selector) and origin is not None and universe.region(required).is_empty:
            yield Cause(responsibility.id, origins=(origin.at("required"),))


def tell(cause: Cause) -> Telling:
    """Which selector contradicts itself."""
    whose = f"the `where` of `{cause.rules[0]}`" if cause.rules else f"the `required` of `{cause.responsibility}`"
    return Telling(
        f"{whose} can match no resource: its conditions exclude each other, or nothing declared meets them",
        "correct the selector",
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
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}},
    {"id": "posts",
     "where": {"platform": "x", "platform_kind": "community"},
     "assign": {"consulted": ["marketing"]}}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}},
    {"id": "posts",
     "where": {"platform": "x", "platform_kind": "social-network"},
     "assign": {"consulted": ["marketing"]}}
  ]
}
"""

CHECK = Check(
    name="empty-selector",
    kind="advice",
    severity="warning",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
