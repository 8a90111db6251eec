"""What `stats -f markdown` writes: a page of tables and sentences."""

from collections.abc import Iterator

from sogov.formats.escapes import markdown, markdown_prose
from sogov.formats.figures import (
    BALANCE_TITLES,
    FUNCTION_TITLES,
    MODEL_NAMES,
    STAGE_TITLES,
    UNALLOCATED_TITLES,
    by_size,
    first_text,
    hours_text,
    model_text,
    percent,
    reason_text,
    sides_text,
    sums_text,
    together_text,
)
from sogov.formats.markdown.writing import table
from sogov.formats.prose import MOST_SHOWN, counted, money
from sogov.formats.style import Style
from sogov.statistics.departments import DepartmentLoad
from sogov.statistics.statistics import Statistics

_INDENT = "&nbsp;&nbsp;"
_INDENTED = 8


def pieces(statistics: Statistics, style: Style) -> Iterator[str]:
    """Statistics as a page."""
    return (f"{line}\n" for line in _lines(statistics, style))


def _lines(statistics: Statistics, style: Style) -> Iterator[str]:
    yield f"# {markdown(statistics.organisation.name)} in numbers, {statistics.as_of.isoformat()}"
    yield ""
    yield f"{counted(statistics.resources, 'resource')}. Money and hours are by the month."
    yield from _money(statistics)
    yield from _departments(statistics)
    yield from _functions(statistics)
    yield from _unallocated(statistics, style)
    yield from _collaboration(statistics)
    yield from _title("Operating model")
    model = statistics.operating_model
    kind = f"**{MODEL_NAMES[model.kind].capitalize()}**: " if model.kind else ""
    yield f"{kind}{markdown_prose(model_text(model))}."
    if model.hubs:
        yield ""
        rows = [(markdown(hub.department), f"{hub.resources:,}", f"{hub.departments:,}") for hub in model.hubs]
        yield from table(("Hub", "has a say in resources", "of departments"), rows, (1, 2))


def _title(text: str) -> Iterator[str]:
    yield ""
    yield f"## {text}"
    yield ""


def _money(statistics: Statistics) -> Iterator[str]:
    if statistics.balances:
        yield from _title("Money")
        rows = [
            (one.currency, *map(money, (one.cost, one.allocated, one.vacant, one.unpaid, one.excess)))
            for one in statistics.balances
        ]
        yield from table(BALANCE_TITLES, rows, range(1, len(BALANCE_TITLES)))


def _departments(statistics: Statistics) -> Iterator[str]:
    yield from _title("Departments, each with all below it")
    money_titles = (f"funds {statistics.organisation.currency}", "other currencies", "budget", "spent")
    titles = ("Department", "name", *money_titles, "hours", "capacity", "used")
    yield from table(titles, map(_department, statistics.departments), range(2, len(titles)))


def _department(load: DepartmentLoad) -> tuple[str, ...]:
    spent, used = percent(load.spent), percent(load.used)
    return (
        _INDENT * min(load.depth, _INDENTED) + markdown(load.department),
        markdown(load.name),
        money(load.funds),
        sums_text(load.foreign),
        "" if load.budget is None else money(load.budget),
        f"**{spent}**" if load.exceeds_budget and spent else spent,
        hours_text(load.hours),
        "" if load.capacity is None else hours_text(load.capacity),
        f"**{used}**" if load.exceeds_capacity and used else used,
    )


def _functions(statistics: Statistics) -> Iterator[str]:
    if statistics.functions:
        yield from _title("Functions, what is paid in their name")
        rows = [
            (markdown(one.function or f"({one.name})"), f"{one.resources:,}", sums_text(one.funds))
            for one in statistics.functions
        ]
        yield from table(FUNCTION_TITLES, rows, (1, 2))


def _unallocated(statistics: Statistics, style: Style) -> Iterator[str]:
    if not statistics.unallocated:
        return
    yield from _title("Money that no department pays")
    parts = by_size(statistics.unallocated)
    shown = parts if style.is_verbose else parts[:MOST_SHOWN]
    rows = [
        (markdown(part.resource), f"{money(part.amount)} {part.currency}", markdown_prose(reason_text(part)))
        for part in shown
    ]
    yield from table(UNALLOCATED_TITLES, rows, (1,))
    if len(shown) < len(parts):
        yield ""
        yield f"… and {len(parts) - len(shown):,} smaller ones."


def _collaboration(statistics: Statistics) -> Iterator[str]:
    found = statistics.collaboration
    yield from _title("Technology and communication")
    technology, communication = sides_text(found)
    yield f"Technology is {markdown_prose(technology)}; communication is {markdown_prose(communication)}."
    for text in (together_text(found), first_text(found)):
        yield ""
        yield f"{markdown_prose(text[0].upper() + text[1:])}."
    yield ""
    rows = [
        (
            markdown(one.stage),
            *(f"{number:,}" for number in (one.resources, one.presence.technology, one.presence.communication)),
            f"{one.presence.together:,}",
            f"{one.first:,}",
        )
        for one in found.stages
    ]
    yield from table(STAGE_TITLES, rows, range(1, len(STAGE_TITLES)))
