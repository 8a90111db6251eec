"""`over-funded`: the shares of a resource add to more than 100%."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import listed, noun, subjects
from sogov.checks.splits import shared_out
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.holdings import total_share
from sogov.values.shares import share_text


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rules that stand together; without rules, for what resources declare of a responsibility."""
    for group in evaluation.classes:
        members = tuple(resource.id for resource in group.resources)
        for outcome in shared_out(evaluation, group):
            total = total_share(outcome.holdings)
            if total > 1:
                yield Cause(
                    responsibility=outcome.responsibility,
                    rules=outcome.rules,
                    subjects=members,
                    details=(share_text(total),),
                    origins=tuple(speech.origin for speech in outcome.decision.stands) if outcome.decision else (),
                )


def tell(cause: Cause) -> Telling:
    """What the shares add to, and what to do."""
    return Telling(
        f"the shares of the {noun(cause.responsibility)} of {subjects(cause.subjects)} add to {listed(cause.details)}",
        "lower one of the shares, or write `rest` for the holder who takes what the others leave",
    )


CHECK = Check(name="over-funded", kind="conflict", severity="error", find=find, tell=tell)
