"""Bills: what resources cost a month and what each funder pays of it, as tables (`language §3.3`)."""

from decimal import Decimal
from fractions import Fraction

from sogov.evaluation.cells import Outcome
from sogov.evaluation.funding import FUNDS
from sogov.formats.prose import money
from sogov.handbook.groups import Group
from sogov.handbook.page import Column, Row, Table
from sogov.handbook.phrases import Phrase, Piece, phrase, plain
from sogov.handbook.subject import Subject
from sogov.organisation.entities import Resource
from sogov.values.identifiers import ROOT
from sogov.values.money import amount, divided, minor_units
from sogov.values.numbers import shortest_text


def resource_table(resources: tuple[Resource, ...], group: Group, subject: Subject) -> Table:
    """Resources of a group with their homes, what they cost, and what each funder pays."""
    outcome = group.sample.outcomes[FUNDS]
    has_cost = any(resource.cost is not None for resource in resources)
    has_effort = any(resource.effort is not None for resource in resources)
    has_stage = any(resource.stage is not None for resource in resources)
    payers = [held.holder for held in outcome.holdings] if has_cost else []
    columns = [Column("Resource"), Column("Id"), Column("Kind"), Column("Home")]
    columns += [Column("Stage")] * has_stage + [Column("Cost a month", True)] * has_cost
    columns += [Column(f"{plain(subject.names.holder(payer))} pays", True) for payer in payers]
    columns += [Column("Hours a month", True)] * has_effort
    rows = []
    for resource in resources:
        cells = [_name(resource), phrase(resource.id), phrase(resource.kind), _home(resource, subject)]
        cells += [phrase(resource.stage or "")] * has_stage
        cells += [phrase(cost_text(resource, subject))] * has_cost
        paid = amounts(outcome, resource, subject)
        cells += [phrase(paid.get(str(payer), "")) for payer in payers]
        hours = shortest_text(resource.effort.monthly) if resource.effort is not None else ""
        cells += [phrase(hours)] * has_effort
        rows.append(Row(tuple(cells)))
    return Table("Resources", tuple(columns), tuple(rows))


def _name(resource: Resource) -> Phrase:
    return phrase(Piece(resource.name, "strong"))


def _home(resource: Resource, subject: Subject) -> Phrase:
    home = subject.home(resource)
    return phrase("the whole organisation") if home == ROOT else subject.names.homed(resource, home)


def cost(resource: Resource, subject: Subject) -> Decimal | None:
    """The cost of a resource a month in whole minor units; None where it has none."""
    places = subject.organisation.minor_units
    return amount(minor_units(resource.cost.monthly, places), places) if resource.cost is not None else None


def cost_text(resource: Resource, subject: Subject) -> str:
    """The cost of a resource a month in words; empty where it has none."""
    monthly = cost(resource, subject)
    return f"{money(monthly)} {resource.cost.currency}" if monthly is not None and resource.cost is not None else ""


def amounts(outcome: Outcome, resource: Resource, subject: Subject) -> dict[str, str]:
    """What each holder pays a month, by its text."""
    places = subject.organisation.minor_units
    units_of_cost = minor_units(resource.cost.monthly, places) if resource.cost is not None else 0
    parts = divided(units_of_cost, outcome.shares) if resource.cost is not None else {}
    return {holder: money(amount(units, places)) for holder, units in parts.items()}


def total(outcome: Outcome) -> Fraction:
    """The sum of the shares of a cell."""
    return sum(outcome.shares.values(), Fraction(0))
