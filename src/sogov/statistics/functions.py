"""What is paid in the name of each function."""

from collections import Counter
from collections.abc import Iterable

import attrs

from sogov.evaluation.bills import Bill
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import FUNDS
from sogov.statistics.sums import Sum, sums_of
from sogov.values.holders import Holder


@attrs.frozen
class FunctionFunding:
    """What holders that are written as one function pay a month, and how many resources they fund.

    `function` is None for departments and homes that rules name themselves. A part that no department stands for
    is the function's nevertheless.
    """

    function: str | None
    name: str
    resources: int
    funds: tuple[Sum, ...]


def function_funding(evaluation: Evaluation, bills: Iterable[Bill]) -> tuple[FunctionFunding, ...]:
    """What every function pays, by id; last the departments that are named themselves, where there are any."""
    organisation = evaluation.organisation
    names: dict[str | None, str] = {function.id: function.name for function in organisation.functions}
    resources: Counter[str | None] = Counter()
    for group in evaluation.classes:
        functions = {_function_of(held.holder) for held in group.outcome(FUNDS).holdings}
        resources.update(dict.fromkeys(functions, len(evaluation.members[group.number])))
    if resources[None]:
        names[None] = "named directly"
    paid: dict[str | None, Counter[str]] = {function: Counter() for function in names}
    for bill in bills:
        for held in bill.outcome.holdings:
            paid[_function_of(held.holder)][bill.currency] += bill.parts[str(held.holder)]
    return tuple(
        FunctionFunding(function, name, resources[function], sums_of(paid[function], organisation))
        for function, name in names.items()
    )


def _function_of(holder: Holder) -> str | None:
    return holder.id if holder.kind == "function" else None
