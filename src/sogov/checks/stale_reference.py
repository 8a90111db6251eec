"""`stale-reference`: something names a department or a platform that is not in effect."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import listed, subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.policy.policies import Rule
from sogov.values.identifiers import ROOT


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for resources with the same stale home and platform, and one for each rule that names a stale department."""
    yield from _of_resources(evaluation)
    for rule in evaluation.rulebook.rules:
        stale = _stale_departments(rule, evaluation)
        if stale:
            yield Cause(rules=(rule.id,), details=stale, origins=(rule.origin,))


def _of_resources(evaluation: Evaluation) -> Iterator[Cause]:
    gone = {
        platform.id for platform in evaluation.organisation.platforms if not platform.effective.covers(evaluation.day)
    }
    for group in evaluation.classes:
        home = () if group.home == ROOT or group.home in evaluation.tree.in_effect else (f"department {group.home}",)
        if not home and not gone:
            continue
        for resource in group.resources:
            platform = (f"platform {resource.platform}",) if resource.platform in gone else ()
            if home or platform:
                stale = home + platform
                yield Cause(subjects=(resource.id,), concern=", ".join(stale), details=stale)


def _stale_departments(rule: Rule, evaluation: Evaluation) -> tuple[str, ...]:
    named = set(rule.where.within.ids if rule.where.within is not None else ())
    if rule.issuer != ROOT:
        named.add(rule.issuer)
    return tuple(f"department {department}" for department in sorted(named - evaluation.tree.in_effect))


def tell(cause: Cause) -> Telling:
    """What is no longer, or not yet, in effect, and who names it."""
    who = f"rule `{cause.rules[0]}`" if cause.rules else subjects(cause.subjects)
    verb = "names" if cause.rules or len(cause.subjects) == 1 else "name"
    return Telling(
        f"{who} {verb} {listed(cause.details)}, not in effect on this date",
        "name what is in effect, or state a `successor` for the department",
    )


CHECK = Check(name="stale-reference", kind="gap", severity="warning", find=find, tell=tell)
