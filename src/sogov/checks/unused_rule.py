"""`unused-rule`: no resource in effect matches a rule."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.empty_selector import is_empty
from sogov.evaluation.evaluation import Evaluation
from sogov.policy.policies import Rule
from sogov.values.identifiers import nearest


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each rule in effect that could match a resource and matches none."""
    for rule in evaluation.rulebook.rules:
        if not evaluation.reached & evaluation.rulebook.reaches_of(rule) and not is_empty(rule, evaluation):
            yield Cause(rules=(rule.id,), details=_unknown(rule, evaluation), origins=(rule.origin,))


def _unknown(rule: Rule, evaluation: Evaluation) -> tuple[str, ...]:
    """The resources that the rule lists and that do not exist, each with the nearest that does."""
    known = evaluation.organisation.resource
    return tuple(
        f"there is no resource `{name}`" + (f"; did you mean `{near}`?" if (near := nearest(name, known)) else "")
        for name in sorted(rule.where.listed or ())
        if name not in known
    )


def tell(cause: Cause) -> Telling:
    """Which rule, and what it may have meant."""
    return Telling(
        f"`{cause.rules[0]}` matches no resource",
        ", ".join(cause.details) or "correct its `where`, or delete the rule",
    )


CHECK = Check(name="unused-rule", kind="advice", severity="note", find=find, tell=tell)
