"""`empty-selector`: no possible resource matches a selector."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation
from sogov.policy.policies import Rule
from sogov.selectors.selector import Selector


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each rule in effect, and each `required` selector, that nothing could ever match."""
    for rule in evaluation.rulebook.rules:
        if is_empty(rule, evaluation):
            yield Cause(rules=(rule.id,), origins=(rule.origin.at("where"),))
    for responsibility in evaluation.organisation.responsibilities:
        if isinstance(responsibility.required, Selector) and responsibility.origin is not None:
            if evaluation.rulebook.precedence.universe.region(responsibility.required).is_empty:
                yield Cause(responsibility.id, origins=(responsibility.origin.at("required"),))


def is_empty(rule: Rule, evaluation: Evaluation) -> bool:
    """Whether none of the rule's verbs could reach any possible resource."""
    universe = evaluation.rulebook.precedence.universe
    limits = ([rule.limited_to] if rule.assigns or rule.requires else []) + ([None] if rule.contributes else [])
    return all(universe.region(rule.where, limit).is_empty for limit in limits)


def tell(cause: Cause) -> Telling:
    """Which selector contradicts itself."""
    whose = f"the `where` of `{cause.rules[0]}`" if cause.rules else f"what requires `{cause.responsibility}`"
    return Telling(
        f"{whose} can match no resource: its conditions exclude each other, or nothing declared meets them",
        "correct the selector",
    )


CHECK = Check(name="empty-selector", kind="advice", severity="warning", find=find, tell=tell)
