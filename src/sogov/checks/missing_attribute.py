"""`missing-attribute`: a rule selects by a stage or a cost that a resource does not have."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import subjects
from sogov.evaluation.evaluation import Evaluation


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for a rule; its other conditions hold."""
    for group in evaluation.classes:
        if group.missed:
            members = tuple(resource.id for resource in group.resources)
            for rule in evaluation.rulebook.rules_reaching(group.missed):
                yield Cause(rules=(rule.id,), subjects=members, origins=(rule.origin.at("where"),))


def tell(cause: Cause) -> Telling:
    """Which rule passes over which resources."""
    lack = "it has" if len(cause.subjects) == 1 else "they have"
    return Telling(
        f"`{cause.rules[0]}` passes over {subjects(cause.subjects)}: it selects by a stage or a cost, and {lack} none",
        "state the `stage`, or the `cost` in the organisation's currency, of these resources",
    )


CHECK = Check(name="missing-attribute", kind="advice", severity="warning", find=find, tell=tell)
