"""What `stats -f json` writes: money, departments, functions, and how the work is organised."""

from collections.abc import Iterator

from sogov.formats.json_.writing import VERSION, document
from sogov.formats.style import Style
from sogov.statistics.balance import Balance, Unallocated
from sogov.statistics.collaboration import Collaboration, Presence
from sogov.statistics.departments import DepartmentLoad
from sogov.statistics.functions import FunctionFunding
from sogov.statistics.operating_model import OperatingModel
from sogov.statistics.statistics import Statistics
from sogov.statistics.sums import Sum
from sogov.values.numbers import exact_text
from sogov.values.shares import share_text


def pieces(statistics: Statistics, _style: Style) -> Iterator[str]:
    """Statistics as one JSON object; departments are sorted by id."""
    departments = sorted(statistics.departments, key=lambda load: load.department)
    return document(
        {
            "sogov": VERSION,
            "as_of": statistics.as_of.isoformat(),
            "currency": statistics.organisation.currency,
            "resources": statistics.resources,
            "money": map(_balance, statistics.balances),
            "departments": map(_department, departments),
            "functions": map(_function, statistics.functions),
            "unallocated": map(_unallocated, statistics.unallocated),
            "collaboration": _collaboration(statistics.collaboration),
            "operating_model": _model(statistics.operating_model),
        }
    )


def _balance(balance: Balance) -> dict[str, str]:
    return {
        "currency": balance.currency,
        "cost": f"{balance.cost:f}",
        "allocated": f"{balance.allocated:f}",
        "vacant": f"{balance.vacant:f}",
        "unpaid": f"{balance.unpaid:f}",
        "excess": f"{balance.excess:f}",
    }


def _department(load: DepartmentLoad) -> dict[str, object]:
    return {
        "department": load.department,
        "parent": load.parent,
        "in_effect": load.in_effect,
        "funds": f"{load.funds:f}",
        "own_funds": f"{load.own_funds:f}",
        "foreign": _sums(load.foreign),
        "budget": None if load.budget is None else f"{load.budget:f}",
        "exceeds_budget": load.exceeds_budget,
        "hours": exact_text(load.hours),
        "own_hours": exact_text(load.own_hours),
        "capacity": None if load.capacity is None else exact_text(load.capacity),
        "exceeds_capacity": load.exceeds_capacity,
    }


def _function(funding: FunctionFunding) -> dict[str, object]:
    return {"function": funding.function, "resources": funding.resources, "funds": _sums(funding.funds)}


def _unallocated(part: Unallocated) -> dict[str, object]:
    return {
        "resource": part.resource,
        "currency": part.currency,
        "amount": f"{part.amount:f}",
        "reason": part.reason,
        "holder": part.holder or None,
    }


def _collaboration(found: Collaboration) -> dict[str, object]:
    return {
        "technology": found.sides.technology,
        "communication": found.sides.communication,
        "resources": found.resources,
        **_presence(found.presence),
        "share": None if found.portion is None else share_text(found.portion),
        "first_stage": found.first_stage,
        "never": found.never,
        "stages": [
            {"stage": one.stage, "resources": one.resources, **_presence(one.presence), "first": one.first}
            for one in found.stages
        ],
    }


def _presence(presence: Presence) -> dict[str, int]:
    return {
        "with_technology": presence.technology,
        "with_communication": presence.communication,
        "together": presence.together,
    }


def _model(model: OperatingModel) -> dict[str, object]:
    return {
        "kind": model.kind,
        "managed": model.managed,
        "managers": model.managers,
        "centre": model.centre,
        "share": None if model.portion is None else share_text(model.portion),
        "hubs": [
            {"department": hub.department, "resources": hub.resources, "departments": hub.departments}
            for hub in model.hubs
        ],
    }


def _sums(sums: tuple[Sum, ...]) -> list[dict[str, str]]:
    return [{"currency": one.currency, "amount": f"{one.amount:f}"} for one in sums]
