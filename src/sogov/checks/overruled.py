"""`overruled`: a binding rule sets aside a rule that says something else."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import listed, subjects
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.precedence import SetAside


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rule and those that set it aside."""
    for group in evaluation.classes:
        members = tuple(resource.id for resource in group.resources)
        for outcome in group.outcomes.values():
            if outcome.decision is not None and outcome.status != "conflict":
                for loser in outcome.decision.set_aside:
                    if loser.step == "binding" and _is_overruled(loser, evaluation):
                        yield Cause(
                            responsibility=outcome.responsibility,
                            rules=tuple(sorted(speech.rule.id for speech in (loser.speech, *loser.by))),
                            subjects=members,
                            concern=loser.speech.rule.id,
                            origins=(loser.speech.origin, *(speech.origin for speech in loser.by)),
                        )


def _is_overruled(loser: SetAside, evaluation: Evaluation) -> bool:
    lawful = evaluation.rulebook.precedence.may_override
    rule = loser.speech.rule
    if any(rule.names(speech.rule) and not lawful(rule, speech.rule) for speech in loser.by):
        return False
    return not all(loser.speech.states_the_same(speech) for speech in loser.by)


def tell(cause: Cause) -> Telling:
    """Which rule has no effect where, and why."""
    others = [rule for rule in cause.rules if rule != cause.concern]
    binding = "a binding rule" if len(others) == 1 else "binding rules"
    return Telling(
        f"`{cause.concern}` has no effect on {subjects(cause.subjects)}: {listed(others)}, {binding}, says otherwise",
        f"take these resources out of `{cause.concern}`, or have them excepted in the binding rule",
    )


CHECK = Check(name="overruled", kind="conflict", severity="warning", find=find, tell=tell)
