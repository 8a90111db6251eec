"""What is asked of cells: those of some resources, or those of one holder."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import attrs

from sogov.evaluation.cells import Cell, CellHolder
from sogov.evaluation.report import Report
from sogov.organisation.organisation import Organisation
from sogov.values.holders import Holder
from sogov.values.money import amount, minor_units


@attrs.frozen(eq=False)
class Rows:
    """The cells of some resources, by resource id, then in the order of the responsibilities."""

    report: Report
    resources: tuple[str, ...]

    @property
    def as_of(self) -> date:
        """The evaluation date."""
        return self.report.as_of

    @property
    def organisation(self) -> Organisation:
        """The organisation that the resources belong to."""
        return self.report.evaluation.organisation

    def currency(self, resource: str) -> str:
        """The currency of a resource's cost, or the organisation's where it has none."""
        return self.report.evaluation.currency(resource)

    @property
    def cells(self) -> Iterator[Cell]:
        """The cells, worked out one resource after the other."""
        for resource in self.resources:
            yield from self.report.evaluation.cells(resource)


@attrs.frozen(eq=False)
class Portfolio:
    """What one holder has of some resources: as a word of rules, or as the department that stands for the words."""

    rows: Rows
    wanted: Holder

    @property
    def as_of(self) -> date:
        """The evaluation date."""
        return self.rows.as_of

    @property
    def holder(self) -> str:
        """The holder as documents write it."""
        return str(self.wanted)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells in which it holds something, each with those holders alone that it is."""
        found = []
        for cell in self.rows.cells:
            mine = tuple(holder for holder in cell.holders if self._is(holder))
            if mine:
                found.append(attrs.evolve(cell, holders=mine))
        return tuple(found)

    @cached_property
    def totals(self) -> Mapping[str, Decimal]:
        """What it pays a month in each currency; amounts in two currencies are never added."""
        organisation = self.rows.organisation
        places = organisation.minor_units
        totals: dict[str, int] = {}
        for cell in self.cells:
            currency = self.rows.currency(cell.resource)
            for paid in _amounts(cell.holders):
                totals[currency] = totals.get(currency, 0) + minor_units(Fraction(paid), places)
        return {currency: amount(totals[currency], places) for currency in sorted(totals)}

    def _is(self, holder: CellHolder) -> bool:
        if self.wanted.kind == "department":
            return holder.department == self.wanted.id or holder.holder == str(self.wanted)
        return holder.holder == str(self.wanted)


def _amounts(holders: Iterable[CellHolder]) -> Iterator[Decimal]:
    return (holder.amount for holder in holders if holder.amount is not None)
