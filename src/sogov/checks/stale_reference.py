"""`stale-reference`: something names a department or a platform that is not in effect.

**What it is.** The home of a resource, after successors, or its platform is not in effect on the evaluation date; or
the issuer of a rule or a `within` of its `where` names a department that is not (language §2, §2.1). Selectors and
issuers keep naming the department that is written, also where it has a successor.

**Why it matters.** The organisation has changed and its documents have not, so rules are read in a place that is no
longer there.

**What to do.** State the `successor` of the department, or name a department or platform in effect.
"""

from collections.abc import Container, Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import subjects, verb
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.pages import Example
from sogov.organisation.tree import Tree
from sogov.policy.policies import Policy, Rule
from sogov.values.identifiers import ROOT


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for resources of the same stale home and platform, one for a rule that names a stale department."""
    yield from _of_resources(evaluation)
    for policy in evaluation.policies:
        for rule in policy.rules:
            if rule.in_effect(evaluation.day):
                yield from _of_rule(rule, policy, evaluation.tree)


def _of_resources(evaluation: Evaluation) -> Iterator[Cause]:
    gone = {
        platform.id for platform in evaluation.organisation.platforms if not platform.effective.covers(evaluation.day)
    }
    start = 0
    for columns, numbers in zip(evaluation.columns, evaluation.numbers, strict=True):
        homes = [_stale_home(department, evaluation.tree) for department in columns.departments]
        platforms = [_stale_platform(description.platform, gone) for description in columns.descriptions]
        if any(homes) or any(platforms):
            for row, number in enumerate(numbers):
                at_home, platform = homes[columns.department[row]], platforms[columns.description[row]]
                if (at_home or platform) and number >= 0:
                    stale = at_home + platform
                    way = ("department",) if at_home else ("platform",)
                    subjects = evaluation.names((start + row,))
                    yield Cause(subjects=subjects, concern=", ".join(stale), details=stale, way=way)
        start += len(numbers)


def _stale_home(department: str | None, tree: Tree) -> tuple[str, ...]:
    home = tree.home_of(department)
    return () if home == ROOT or home in tree.in_effect else (f"department {home}",)


def _stale_platform(platform: str | None, gone: Container[str | None]) -> tuple[str, ...]:
    return (f"platform {platform}",) if platform in gone else ()


def _of_rule(rule: Rule, policy: Policy, tree: Tree) -> Iterator[Cause]:
    issuer = frozenset((rule.issuer,)) - tree.in_effect - {ROOT}
    within = (rule.where.within.ids if rule.where.within is not None else frozenset()) - tree.in_effect
    if issuer or within:
        yield Cause(
            rules=(rule.id,),
            details=tuple(f"department {department}" for department in sorted(issuer | within)),
            origins=(rule.origin.at("where", "within"),) * bool(within) + (policy.origin.at("issuer"),) * bool(issuer),
        )


def tell(cause: Cause) -> Telling:
    """What is no longer, or not yet, in effect, and who names it."""
    who = f"rule `{cause.rules[0]}`" if cause.rules else subjects(cause.subjects)
    named = len(cause.rules or cause.subjects)
    what = " and ".join(f"{sort} `{name}`" for sort, _, name in (stale.partition(" ") for stale in cause.details))
    return Telling(
        f"{who} {verb(named, 'names', 'name')} {what}, which {verb(len(cause.details), 'is', 'are')} not in effect",
        "name what is in effect" + (_OF_HOMES if cause.subjects and "department" in what else ""),
    )


_OF_HOMES = ", or state the `successor` of the department"


_BAD = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]},
    {"id": "events", "effective": {"until": "2026-06-30"}}
  ],
  "resources": [{"id": "acme-fair", "kind": "community", "department": "events"}]
}
"""

_GOOD = """\
{
  "organisation": {"id": "acme"},
  "functions": [{"id": "communications"}, {"id": "marketing"}],
  "departments": [
    {"id": "comms", "performs": ["communications"]},
    {"id": "mkt", "performs": ["marketing"]},
    {"id": "events", "successor": "mkt", "effective": {"until": "2026-06-30"}}
  ],
  "resources": [{"id": "acme-fair", "kind": "community", "department": "events"}]
}
"""

_POLICY = """\
{
  "policy": "communities",
  "rules": [
    {"id": "all", "assign": {"funds": {"marketing": "100%"}, "manages": "communications"}}
  ]
}
"""

CHECK = Check(
    name="stale-reference",
    kind="gap",
    severity="warning",
    find=find,
    tell=tell,
    bad=Example((("organisation.json", _BAD), ("policy.json", _POLICY))),
    good=Example((("organisation.json", _GOOD), ("policy.json", _POLICY))),
)
