"""`requirement-unmet`: the holders of a resource fail what a rule requires.

**What it is.** Whoever holds a responsibility of a resource, or whoever is involved in it, fails a test that a rule
in effect requires (language §3.4). A conflict or a gap is not tested again. The severity is the one that the rule
states, `error` where it states none.

**Why it matters.** One policy forbids what another one decides, or what is done in practice.

**What to do.** Change who holds the responsibility. Where the resource is meant to be an exception, write it into the
`where` of the requirement, or waive the finding for a time.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Example, Telling
from sogov.checks.prose import noun, subjects
from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.requirements import Cells, failures
from sogov.policy.policies import Rule
from sogov.policy.requirements import Requirement


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for a rule and responsibility."""
    demanding = 0
    for rule in evaluation.rulebook.rules:
        demanding |= evaluation.rulebook.territory[rule.id] if rule.requires else 0
    for group in evaluation.classes:
        cells = Cells(group.outcomes, group.home, evaluation.tree)
        members = tuple(resource.id for resource in group.resources)
        for rule in set(evaluation.rulebook.rules_reaching(group.reached & demanding)):
            for requirement in _applying(rule, group, evaluation):
                failed = failures(requirement, cells)
                if failed:
                    yield Cause(
                        responsibility=requirement.responsibility,
                        rules=(rule.id,),
                        subjects=members,
                        severity=rule.severity,
                        details=tuple(failed),
                        origins=(rule.origin.at("require", requirement.key),),
                    )


def _applying(rule: Rule, group: ResourceClass, evaluation: Evaluation) -> tuple[Requirement, ...]:
    # A rule that contributes too may reach here with its contribution alone.
    return rule.requires if group.reached & evaluation.rulebook.territory.get(rule.id, 0) else ()


def tell(cause: Cause) -> Telling:
    """What fails where."""
    where = subjects(cause.subjects)
    who = (
        f"the {noun(cause.responsibility)} of {where} does" if cause.responsibility else f"those involved in {where} do"
    )
    shown = "; ".join(cause.details[:_SHOWN]) + ("; …" if len(cause.details) > _SHOWN else "")
    return Telling(
        f"{who} not meet `{cause.rules[0]}`: {shown}",
        "change who holds it, write the exception into the rule's `where`, or waive it for a time",
    )


_SHOWN = 3


_ORGANISATION = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}, {"id": "technology"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]},
    {"id": "it", "performs": ["technology"]}
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
    {"id": "not-one-budget", "require": {"funds": {"largest": {"below": "100%"}}}}
  ]
}
"""

_GOOD = """\
{
  "policy": "social-media",
  "rules": [
    {"id": "accounts",
     "assign": {"funds": {"marketing": "60%", "technology": "rest"}, "manages": "communications"}},
    {"id": "not-one-budget", "require": {"funds": {"largest": {"below": "100%"}}}}
  ]
}
"""

CHECK = Check(
    name="requirement-unmet",
    kind="violation",
    severity=None,
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _ORGANISATION), ("policy.json", _BAD))),
    good=Example((("organisation.json", _ORGANISATION), ("policy.json", _GOOD))),
)
