"""What `stats -f csv` writes: a number a row, each with what it is of."""

from collections.abc import Iterator

from sogov.formats.csv.writing import Cell, row
from sogov.formats.style import Style
from sogov.statistics.balance import Balance
from sogov.statistics.collaboration import Collaboration, Presence
from sogov.statistics.departments import DepartmentLoad
from sogov.statistics.operating_model import OperatingModel
from sogov.statistics.statistics import Statistics

_TITLES = ("subject", "id", "name", "measure", "unit", "value")
_HOURS = "hours"
_NUMBER = "resources"

_Figure = tuple[str, str, Cell]


def pieces(statistics: Statistics, _style: Style) -> Iterator[str]:
    """The numbers as rows of RFC 4180 below a row of titles; money and hours are by the month."""
    yield row(_TITLES)
    for subject, id_, name, figures in _subjects(statistics):
        for measure, unit, value in figures:
            if value is not None:
                yield row((subject, id_, name, measure, unit, value))


def _subjects(statistics: Statistics) -> Iterator[tuple[str, str, str, list[_Figure]]]:
    organisation = statistics.organisation
    for balance in statistics.balances:
        yield "organisation", organisation.id, organisation.name, _balance(balance)
    for load in statistics.departments:
        yield "department", load.department, load.name, _department(load, organisation.currency)
    for funding in statistics.functions:
        figures: list[_Figure] = [("resources", _NUMBER, funding.resources)]
        figures += [("funds", one.currency, one.amount) for one in funding.funds]
        yield "function", funding.function or "", funding.name, figures
    for part in statistics.unallocated:
        measure = f"unallocated: {part.reason}{' ' if part.holder else ''}{part.holder}"
        yield "resource", part.resource, part.name, [(measure, part.currency, part.amount)]
    yield "organisation", organisation.id, organisation.name, _collaboration(statistics.collaboration)
    for stage in statistics.collaboration.stages:
        figures = [("resources", _NUMBER, stage.resources), *_presence(stage.presence)]
        yield "stage", stage.stage, stage.stage, [*figures, ("technology first", _NUMBER, stage.first)]
    yield "organisation", organisation.id, organisation.name, _model(statistics.operating_model)


def _balance(balance: Balance) -> list[_Figure]:
    return [
        ("cost", balance.currency, balance.cost),
        ("allocated", balance.currency, balance.allocated),
        ("vacant", balance.currency, balance.vacant),
        ("unpaid", balance.currency, balance.unpaid),
        ("excess", balance.currency, balance.excess),
    ]


def _department(load: DepartmentLoad, currency: str) -> list[_Figure]:
    return [
        ("funds", currency, load.funds),
        ("own funds", currency, load.own_funds),
        *(("funds", one.currency, one.amount) for one in load.foreign),
        ("budget", currency, load.budget),
        ("hours", _HOURS, load.hours),
        ("own hours", _HOURS, load.own_hours),
        ("capacity", _HOURS, load.capacity),
    ]


def _collaboration(found: Collaboration) -> list[_Figure]:
    return [
        ("resources", _NUMBER, found.resources),
        *_presence(found.presence),
        ("technology never", _NUMBER, found.never),
        ("first stage with technology", "stage", found.first_stage),
    ]


def _presence(presence: Presence) -> list[_Figure]:
    return [
        ("with technology", _NUMBER, presence.technology),
        ("with communication", _NUMBER, presence.communication),
        ("with both", _NUMBER, presence.together),
    ]


def _model(model: OperatingModel) -> list[_Figure]:
    return [
        ("operating model", "model", model.kind),
        ("operating model: centre", "department", model.centre),
        ("operating model: share", "share", model.portion),
        ("managed", _NUMBER, model.managed),
        ("managers", "departments", model.managers),
    ]
