"""Where the money goes: what departments pay, what nobody pays and why, and the balance of the two."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

import attrs

from sogov.evaluation.bills import Bill
from sogov.organisation.organisation import Organisation
from sogov.statistics.sums import in_order
from sogov.values.money import amount

Reason = Literal["gap", "conflict", "exempt", "none", "under-funded", "vacant", "ambiguous"]

_OPEN: dict[str, Reason] = {"gap": "gap", "conflict": "conflict", "exempt": "exempt", "none": "none"}


@attrs.frozen
class Unallocated:
    """A part of the monthly cost of a resource that no department pays, and why.

    The cell is a `gap`, a `conflict`, `exempt` or `none`; or its shares leave something (`under-funded`); or no
    department stands for the `holder` (`vacant`, `ambiguous`), who is empty otherwise.
    """

    resource: str
    name: str
    currency: str
    amount: Decimal
    reason: Reason
    holder: str = ""


@attrs.frozen
class Balance:
    """What is spent of one currency a month: cost + excess = allocated + vacant + unpaid.

    `allocated` is what departments pay, `vacant` the parts of holders without a department, `unpaid` what nobody is to
    pay, `excess` what shares above 100% pay beyond the costs.
    """

    currency: str
    cost: Decimal
    allocated: Decimal
    vacant: Decimal
    unpaid: Decimal
    excess: Decimal


def unallocated(bills: Iterable[Bill], organisation: Organisation) -> tuple[Unallocated, ...]:
    """Every part of a bill that no department pays, by resource, then by holder; what comes to 0 is left out."""
    found = []
    for bill in bills:
        lost: list[tuple[int, Reason, str]] = [(bill.left, _OPEN.get(bill.outcome.status, "under-funded"), "")]
        lost += [
            (bill.parts[str(held.holder)], held.problem, str(held.holder))
            for held in bill.outcome.holdings
            if held.problem is not None
        ]
        if not any(units > 0 for units, _, _ in lost):
            continue
        resource = organisation.resources.resource(bill.row)
        found += [
            Unallocated(
                resource=resource.id,
                name=resource.name,
                currency=bill.currency,
                amount=amount(units, organisation.minor_units),
                reason=reason,
                holder=holder,
            )
            for units, reason, holder in lost
            if units > 0
        ]
    return tuple(sorted(found, key=lambda part: (part.resource, part.holder)))


def balances(bills: Iterable[Bill], organisation: Organisation) -> tuple[Balance, ...]:
    """The balance of each currency in which there are costs, the organisation's own first."""
    sheets: dict[str, Counter[str]] = {}
    for bill in bills:
        sheet = sheets.setdefault(bill.currency, Counter())
        sheet["cost"] += bill.cost
        sheet["unpaid" if bill.left > 0 else "excess"] += abs(bill.left)
        for held in bill.outcome.holdings:
            sheet["vacant" if held.department is None else "allocated"] += bill.parts[str(held.holder)]
    return tuple(
        _balance(currency, sheets[currency], organisation.minor_units) for currency in in_order(sheets, organisation)
    )


def _balance(currency: str, sheet: Counter[str], places: int) -> Balance:
    return Balance(
        currency=currency,
        cost=amount(sheet["cost"], places),
        allocated=amount(sheet["allocated"], places),
        vacant=amount(sheet["vacant"], places),
        unpaid=amount(sheet["unpaid"], places),
        excess=amount(sheet["excess"], places),
    )
