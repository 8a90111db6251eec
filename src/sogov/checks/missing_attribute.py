"""`missing-attribute`: a rule selects by a stage or a cost that a resource does not have.

**What it is.** A rule selects by `stage` (without `not`) or by `cost`, its other conditions hold, and the resource
has no stage, or no cost in the organisation's currency (language §2.3). It is taken as not matching.

**Why it matters.** The rule may be meant for just this resource. A missing figure should not decide who pays.

**What to do.** State the `stage` or the `cost` of the resource.
"""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import subjects, verb
from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for a rule; its other conditions hold."""
    missed: dict[int, list[ResourceClass]] = {}
    for group in evaluation.classes:
        missed.setdefault(group.profile.missed, []).append(group)
    for bits, groups in missed.items():
        for rule in evaluation.rulebook.rules_reaching(bits):
            yield Cause(rules=(rule.id,), subjects=evaluation.subjects(groups), origins=(rule.origin.at("where"),))


def tell(cause: Cause) -> Telling:
    """Which rule passes over which resources."""
    lack = f"{subjects(cause.subjects)} {verb(len(cause.subjects), 'does', 'do')} not have"
    return Telling(
        f"`{cause.rules[0]}` selects by a stage or a cost that {lack}, so it does not match there",
        "state the `stage`, or the `cost` in the organisation's currency",
    )


_BAD = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "marketing"}, {"id": "technology"}],
  "departments": [
    {"id": "mkt", "performs": ["marketing"]},
    {"id": "it", "performs": ["technology"]}
  ],
  "resources": [
    {"id": "acme-ideas", "kind": "community", "stage": "build"},
    {"id": "acme-forum", "kind": "community"}
  ]
}
"""

_GOOD = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "marketing"}, {"id": "technology"}],
  "departments": [
    {"id": "mkt", "performs": ["marketing"]},
    {"id": "it", "performs": ["technology"]}
  ],
  "resources": [
    {"id": "acme-ideas", "kind": "community", "stage": "build"},
    {"id": "acme-forum", "kind": "community", "stage": "run"}
  ]
}
"""

_POLICY = """\
{
  "policy": "communities",
  "rules": [
    {"id": "all", "assign": {"funds": {"marketing": "100%"}, "manages": "marketing"}},
    {"id": "technology-early",
     "where": {"stage": ["plan", "build"]},
     "assign": {"consulted": ["technology"]}}
  ]
}
"""

CHECK = Check(
    name="missing-attribute",
    kind="advice",
    severity="warning",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _BAD), ("policy.json", _POLICY))),
    good=Example((("organisation.json", _GOOD), ("policy.json", _POLICY))),
)
