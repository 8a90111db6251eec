"""One resource judged: its cells with departments, money and time (language §3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.model.departments import home_of
from tests.model.money import divide, effort_of, monthly_minor_units
from tests.model.performers import Party, department_of, parties
from tests.model.precedence import Decision, decide
from tests.model.selectors import Traits, monthly, traits_of
from tests.model.shares import decimal_text, share_text
from tests.model.world import Entry, World

# A holder as it is shown: its text, its department, its share, its amount per month.
Holder = tuple[str, str | None, str | None, str | None]


@dataclass(frozen=True)
class Cell:
    """What is shown of a resource and a responsibility: its status, its holders, and the rules that stand."""

    status: str
    holders: tuple[Holder, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """One resource in effect, with all that is decided of it."""

    resource: Entry
    home: str
    traits: Traits
    decisions: Mapping[str, Decision]
    parties: Mapping[str, list[Party]]
    amounts: Mapping[str, int]  # of each holder of `funds`, in minor units per month
    funding: Mapping[str, int]  # of each department, in minor units of the organisation's currency per month
    effort: Mapping[str, Fraction]  # of each department, in hours per month


def judge_resource(world: World, resource: Entry) -> Judged:
    """For a resource in effect, the cell of every responsibility."""
    home, traits = home_of(world, resource), traits_of(world, resource)
    decisions = {r: decide(world, resource, traits, r) for r in world.responsibilities}
    held = {r: parties(world, decision.holders, home) for r, decision in decisions.items()}
    amounts = amounts_of(world, resource, decisions["funds"])
    return Judged(
        resource=resource,
        home=home,
        traits=traits,
        decisions=decisions,
        parties=held,
        amounts=amounts,
        funding=funding_of(world, resource, home, amounts),
        effort=effort_on(resource, held),
    )


def amounts_of(world: World, resource: Entry, funds: Decision) -> dict[str, int]:
    """Amounts belong to `funds`, where there is a cost."""
    if "cost" not in resource:
        return {}
    shares = {holder: share for holder, share in funds.holders.items() if share is not None}
    return divide(monthly_minor_units(world, resource["cost"]), shares)


def funding_of(world: World, resource: Entry, home: str, amounts: Mapping[str, int]) -> dict[str, int]:
    """Amounts in different currencies are never added; a holder without a department counts against no budget."""
    funding: dict[str, int] = {}
    if amounts and resource["cost"].get("currency", world.currency) == world.currency:
        for holder, amount in amounts.items():
            _, department = department_of(world, holder, home)
            if department is not None:
                funding[department] = funding.get(department, 0) + amount
    return funding


def effort_on(resource: Entry, held: Mapping[str, list[Party]]) -> dict[str, Fraction]:
    """Effort is divided among the distinct departments that are found."""
    if "effort" not in resource:
        return {}
    operators = {party.department for party in held["operates"] if party.department is not None}
    managers = [party.department for party in held["manages"] if party.department is not None]
    return effort_of(operators, managers[0] if managers else None, monthly(resource["effort"], "hours"))


def cell_of(world: World, judged: Judged, responsibility: str) -> Cell:
    """The cell as it is shown, its holders sorted."""
    decision = judged.decisions[responsibility]
    holders = []
    for word, share in decision.holders.items():
        _, department = department_of(world, word, judged.home)
        amount = None
        if responsibility == "funds" and word in judged.amounts:
            amount = decimal_text(judged.amounts[word], world.minor_units)
        holders.append((word, department, None if share is None else share_text(share), amount))
    return Cell(decision.status, tuple(sorted(holders, key=lambda holder: holder[0])), decision.rules)
