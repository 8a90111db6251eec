"""The statistics of a report: one value for every format that shows them."""

from collections.abc import Callable
from datetime import date

import attrs

from sogov.evaluation.bills import bills_of
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.report import Report
from sogov.organisation.organisation import Organisation
from sogov.statistics.balance import Balance, Unallocated, balances, unallocated
from sogov.statistics.collaboration import Collaboration, collaboration
from sogov.statistics.departments import DepartmentLoad, department_loads
from sogov.statistics.functions import FunctionFunding, function_funding
from sogov.statistics.operating_model import OperatingModel, operating_model
from sogov.statistics.sides import Sides, sides_of


@attrs.frozen(eq=False)
class Statistics:
    """What a report comes to in numbers; money and hours are by the month."""

    organisation: Organisation
    as_of: date
    resources: int
    balances: tuple[Balance, ...]
    departments: tuple[DepartmentLoad, ...]
    functions: tuple[FunctionFunding, ...]
    unallocated: tuple[Unallocated, ...]
    collaboration: Collaboration
    operating_model: OperatingModel


def statistics_of(
    report: Report, sides: Sides | None = None, staged: Callable[[str], Evaluation] | None = None
) -> Statistics:
    """The statistics of a report; without sides those that the ids of the functions suggest.

    For `staged` see `collaboration`.
    """
    evaluation = report.evaluation
    organisation, bills = evaluation.organisation, bills_of(evaluation)
    return Statistics(
        organisation=organisation,
        as_of=report.as_of,
        resources=len(evaluation.class_of),
        balances=balances(bills, organisation),
        departments=department_loads(evaluation, bills),
        functions=function_funding(evaluation, bills),
        unallocated=unallocated(bills, organisation),
        collaboration=collaboration(evaluation, sides or sides_of(organisation), staged),
        operating_model=operating_model(evaluation),
    )
