"""`stale-reference`: something names a department or a platform that is not in effect.

**What it is.** The home of a resource, after successors, or its platform is not in effect on the evaluation date; or
the issuer of a rule or a `within` of its `where` names a department that is not (language §2, §2.1). Selectors and
issuers keep naming the department that is written, also where it has a successor.

**Why it matters.** The organisation has changed and its documents have not, so rules are read in a place that is no
longer there.

**What to do.** State the `successor` of the department, or name a department or platform in effect.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import compress, count
from operator import add

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import subjects, verb
from sogov.evaluation.evaluation import Evaluation, Stretch
from sogov.findings.pages import Example
from sogov.organisation.tree import Tree
from sogov.policy.policies import Policy, Rule
from sogov.values.identifiers import ROOT

_Words = tuple[str, ...]


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
    for tables, stretches in evaluation.by_tables.items():
        homes = [_stale_home(department, evaluation.tree) for department in tables.departments]
        platforms = [_stale_platform(description.platform, gone) for description in tables.descriptions]
        if any(homes) or any(platforms):
            for stretch in stretches:
                yield from _of_stretch(stretch, homes, platforms, evaluation)


def _of_stretch(
    stretch: Stretch, homes: Sequence[_Words], platforms: Sequence[_Words], evaluation: Evaluation
) -> Iterator[Cause]:
    columns = stretch.columns
    at_homes = map(homes.__getitem__, columns.department)
    # Hardly any resource is concerned: what is done for each of them has no step of Python in it.
    found = list(map(add, at_homes, map(platforms.__getitem__, columns.description)))
    for number in compress(count(), found):
        if stretch.numbers[number] >= 0:
            stale, way = found[number], ("department",) if homes[columns.department[number]] else ("platform",)
            names = evaluation.names((stretch.start + number,))
            yield Cause(subjects=names, concern=", ".join(stale), details=stale, way=way)


def _stale_home(department: str | None, tree: Tree) -> _Words:
    home = tree.home_of(department)
    return () if home == ROOT or home in tree.in_effect else (f"department {home}",)


def _stale_platform(platform: str | None, gone: Container[str | None]) -> _Words:
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
    rows=True,
    tell=tell,
    bad=Example((("organisation.json", _BAD), ("policy.json", _POLICY))),
    good=Example((("organisation.json", _GOOD), ("policy.json", _POLICY))),
)
