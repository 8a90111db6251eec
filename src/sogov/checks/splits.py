"""The cells that are held in shares, which two checks add up."""

from collections.abc import Iterator

from sogov.evaluation.cells import Outcome
from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.evaluation import Evaluation


def shared_out(evaluation: Evaluation, group: ResourceClass) -> Iterator[Outcome]:
    """The outcomes of a class in which somebody was to hold shares."""
    for responsibility in evaluation.organisation.responsibilities:
        outcome = group.outcomes[responsibility.id]
        if responsibility.form == "shares" and outcome.status in ("assigned", "declared"):
            yield outcome
