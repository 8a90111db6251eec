"""`requirement-unmet`: the holders of a resource fail what a rule requires."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import subjects
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
    about = f"`{cause.responsibility}`" if cause.responsibility else "those involved"
    shown = "; ".join(cause.details[:3]) + ("; …" if len(cause.details) > 3 else "")
    return Telling(
        f"`{cause.rules[0]}` is not met by {about} of {subjects(cause.subjects)}: {shown}",
        "change who holds it, write the exception into the rule's `where`, or waive it for a time",
    )


CHECK = Check(name="requirement-unmet", kind="violation", severity=None, find=find, tell=tell)
