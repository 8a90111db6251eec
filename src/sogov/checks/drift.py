"""`drift`: what a resource declares differs from what policy assigns."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import listed, noun, subjects
from sogov.evaluation.classes import ResourceClass, holders_of
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.holdings import Holding, in_place, parties


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for the rules that stand and a responsibility; holders are compared by party, and its share."""
    for group in evaluation.classes:
        members = tuple(resource.id for resource in group.resources)
        for responsibility, stated in group.declared.items():
            outcome = group.outcomes[responsibility]
            if outcome.decision is None or outcome.status == "conflict":
                continue
            declared = _parties(
                [in_place(h, s, group.home, evaluation.tree) for h, s in holders_of(stated or ())], group
            )
            assigned = _parties(outcome.holdings, group)
            if declared != assigned:
                yield Cause(
                    responsibility=responsibility,
                    rules=outcome.rules,
                    subjects=members,
                    origins=tuple(speech.origin for speech in outcome.decision.stands),
                )


def _parties(holdings: Iterable[Holding], group: ResourceClass) -> dict[str, Fraction]:
    return {party.identity: party.share for party in parties(holdings, group.home)}


def tell(cause: Cause) -> Telling:
    """Where practice and policy differ."""
    differ = "differs" if len(cause.subjects) == 1 else "differ"
    return Telling(
        f"the declared {noun(cause.responsibility)} of {subjects(cause.subjects)} {differ} from what {listed(cause.rules)} says",
        "change the practice, or correct `declared`, or change the policy",
    )


CHECK = Check(name="drift", kind="drift", severity="warning", find=find, tell=tell)
