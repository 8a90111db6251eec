"""`requirement-unmet`: the holders of a resource fail what a rule requires.

**What it is.** Whoever holds a responsibility of a resource, or whoever is involved in it, fails a test that a rule
in effect requires (language §3.4). A conflict or a gap is not tested again. The severity is the one that the rule
states, `error` where it states none.

**Why it matters.** One policy forbids what another one decides, or what is done in practice.

**What to do.** Change who holds the responsibility. Where the resource is meant to be an exception, write it into the
`where` of the requirement, or waive the finding for a time.
"""

from collections.abc import Iterator, Mapping, Sequence

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import noun, subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.index import numbers_of
from sogov.evaluation.requirements import Trial
from sogov.findings.pages import Example
from sogov.policy.policies import Rule
from sogov.policy.requirements import Requirement
from sogov.selectors.regions import union_of_bits


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for a rule and responsibility."""
    demanding = _demanding(evaluation)
    bits = union_of_bits(1 << number for number in demanding)
    trial = Trial(evaluation.tree)
    for profile, classes in evaluation.by_profile.items():
        demands = [demand for number in numbers_of(profile.reached & bits) for demand in demanding[number]]
        doubtful = [(rule, requirement) for rule, requirement in demands if not trial.holds_for(requirement, profile)]
        for group in classes:
            for rule, requirement in doubtful:
                failed = trial.failures(requirement, group)
                if failed:
                    yield Cause(
                        responsibility=requirement.responsibility,
                        rules=(rule.id,),
                        subjects=evaluation.subjects((group,)),
                        severity=rule.severity,
                        details=failed,
                        origins=(rule.origin.at("require", requirement.key),),
                    )


def _demanding(evaluation: Evaluation) -> Mapping[int, Sequence[tuple[Rule, Requirement]]]:
    """What is required in each reach, by the number of the reach."""
    demanding: dict[int, list[tuple[Rule, Requirement]]] = {}
    for rule in evaluation.rulebook.rules:
        for requirement in rule.requires:
            number = evaluation.rulebook.territory[rule.id].bit_length() - 1
            demanding.setdefault(number, []).append((rule, requirement))
    return demanding


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
