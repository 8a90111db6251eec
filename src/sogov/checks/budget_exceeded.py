"""`budget-exceeded`: a department funds more than its budget."""

from collections.abc import Iterator

from sogov.checks.check import Cause, Check, Telling
from sogov.checks.prose import counted
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import FUNDS
from sogov.values.numbers import shortest_text


def find(evaluation: Evaluation) -> Iterator[Cause]:
    """One cause for each department in effect of which the budget is exceeded."""
    currency = evaluation.organisation.currency
    for department in evaluation.organisation.departments:
        limit = department.budget
        if limit is not None and department.id in evaluation.tree.in_effect:
            load = evaluation.funding.amount(department.id)
            if load > limit.monthly:
                yield Cause(
                    responsibility=FUNDS,
                    subjects=evaluation.funding.subjects(department.id),
                    concern=department.id,
                    details=(f"{shortest_text(load)} {currency}", f"{shortest_text(limit.monthly)} {currency}"),
                    origins=(department.origin.at("budget"),),
                )


def tell(cause: Cause) -> Telling:
    """By how much, and for what."""
    load, limit = cause.details
    return Telling(
        f"`{cause.concern}` and what is below it fund {counted(len(cause.subjects), 'resource')} with {load} a month; the budget is {limit}",
        "raise the budget, lower the costs, or let others share them",
    )


CHECK = Check(name="budget-exceeded", kind="violation", severity="warning", find=find, tell=tell)
