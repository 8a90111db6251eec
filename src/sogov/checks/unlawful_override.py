"""`unlawful-override`: a rule overrides a binding rule that it may not set aside."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.evaluation.evaluation import Evaluation


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each pair of rules in effect that speak on a common responsibility."""
    pairs = set()
    for responsibility in evaluation.organisation.responsibilities:
        rules = [speech.rule for speech in evaluation.rulebook.all_speeches(responsibility.id)]
        binding = [rule for rule in rules if rule.binding]
        overriding = [rule for rule in rules if rule.overrides]
        pairs |= {(rule, other) for rule in overriding for other in binding if rule.names(other)}
    for rule, other in pairs:
        if not evaluation.rulebook.precedence.may_override(rule, other):
            yield Cause(
                rules=tuple(sorted((rule.id, other.id))),
                details=(rule.id, other.id),
                origins=(rule.origin, other.origin),
            )


def tell(cause: Cause) -> Telling:
    """Which override has no effect, and who could make it."""
    rule, other = cause.details
    return Telling(
        f"`{rule}` overrides `{other}`, which is binding, and may not: the override has no effect",
        "ask the issuer of the binding rule for an exception in its `where`, or for a waiver",
    )


CHECK = Check(name="unlawful-override", kind="conflict", severity="error", find=find, tell=tell)
