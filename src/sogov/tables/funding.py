"""The funding table: resources against funders, in shares and in amounts a month, with their sums."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import attrs

from sogov.evaluation.bills import Bill, bills_of
from sogov.evaluation.cells import Outcome, Status
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.funding import FUNDS
from sogov.evaluation.listing import Item, listed
from sogov.organisation.organisation import Organisation
from sogov.tables.columns import By, Column, columns_of, key_of
from sogov.values.money import amount


@attrs.frozen
class Part:
    """What one funder has of a resource: the share, and the amount a month where there is a cost."""

    share: Fraction
    amount: Decimal | None


@attrs.frozen(eq=False)
class FundingRow:
    """A resource: its cost, the parts by column, and their sum; `left` is what they leave of the cost, or exceed it by.

    Amounts are in the currency, which is empty where there is no cost.
    """

    resource: Item
    status: Status
    currency: str
    cost: Decimal | None
    parts: Mapping[str, Part]
    share: Fraction
    paid: Decimal | None
    left: Decimal | None


@attrs.frozen(eq=False)
class FundingTotal:
    """What all resources with a cost in one currency come to."""

    currency: str
    cost: Decimal
    parts: Mapping[str, Decimal]
    paid: Decimal
    left: Decimal


@attrs.frozen(eq=False)
class FundingTable:
    """Who pays how much of all resources in effect; with a stage, who would if all of them were in it."""

    evaluation: Evaluation
    by: By
    stage: str | None = None

    @property
    def as_of(self) -> date:
        """The evaluation date."""
        return self.evaluation.day

    @property
    def organisation(self) -> Organisation:
        """The organisation that the resources belong to."""
        return self.evaluation.organisation

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The functions and other words, or the departments, that fund anything at all."""
        return columns_of(self.evaluation, self.by, (group.outcome(FUNDS) for group in self.evaluation.classes))

    @property
    def rows(self) -> Iterator[FundingRow]:
        """A row for each resource, by id."""
        bills = {bill.row: bill for bill in self._bills}
        for item in listed(self.evaluation):
            outcome = self.evaluation.classes[item.number].outcome(FUNDS)
            yield self._row(item, outcome, bills.get(item.row))

    @cached_property
    def _bills(self) -> tuple[Bill, ...]:
        return bills_of(self.evaluation)

    @cached_property
    def totals(self) -> tuple[FundingTotal, ...]:
        """The sums of each currency, the organisation's own first; amounts in two are never added."""
        places, own = self.organisation.minor_units, self.organisation.currency
        costs: Counter[str] = Counter()
        parts: dict[str, Counter[str]] = {}
        for bill in self._bills:
            costs[bill.currency] += bill.cost
            parts.setdefault(bill.currency, Counter()).update(self._units(bill.outcome, bill.parts))
        return tuple(
            FundingTotal(
                currency=currency,
                cost=amount(costs[currency], places),
                parts={column: amount(units, places) for column, units in sorted(parts[currency].items())},
                paid=amount(parts[currency].total(), places),
                left=amount(costs[currency] - parts[currency].total(), places),
            )
            for currency in sorted(parts, key=lambda currency: (currency != own, currency))
        )

    def _row(self, item: Item, outcome: Outcome, bill: Bill | None) -> FundingRow:
        shares = self._shares(outcome)
        whole = sum(shares.values(), Fraction(0))
        if bill is None:
            parts = {column: Part(share, None) for column, share in shares.items()}
            return FundingRow(item, outcome.status, "", None, parts, whole, None, None)
        places, units = self.organisation.minor_units, self._units(outcome, bill.parts)
        return FundingRow(
            resource=item,
            status=outcome.status,
            currency=bill.currency,
            cost=amount(bill.cost, places),
            parts={column: Part(share, amount(units[column], places)) for column, share in shares.items()},
            share=whole,
            paid=amount(sum(units.values()), places),
            left=amount(bill.left, places),
        )

    def _units(self, outcome: Outcome, parts: Mapping[str, int]) -> dict[str, int]:
        """What each column pays, in minor units, where holders pay these parts."""
        key = key_of(self.by)
        units: dict[str, int] = {}
        for held in outcome.holdings:
            units[key(held)] = units.get(key(held), 0) + parts[str(held.holder)]
        return units

    def _shares(self, outcome: Outcome) -> dict[str, Fraction]:
        key = key_of(self.by)
        shares: dict[str, Fraction] = {}
        for held in outcome.holdings:
            shares[key(held)] = shares.get(key(held), Fraction(0)) + (held.share or 0)
        return shares
