"""The cells that are held in shares, which two checks add up."""

from collections.abc import Iterator

from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.groups import OutcomeGroup


def shared_out(evaluation: Evaluation) -> Iterator[OutcomeGroup]:
    """The cells in which somebody was to hold shares, by what the rules come to."""
    responsibilities = evaluation.organisation.responsibility
    for group in evaluation.by_decision:
        outcome = group.outcome
        if outcome.status in ("assigned", "declared") and responsibilities[outcome.responsibility].form == "shares":
            yield group
