"""What `stats` says to people: tables of money and hours, with bars on a terminal, and how the work is organised."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sogov.formats.escapes import visible, without_commands
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
from sogov.formats.prose import counted, money
from sogov.formats.style import Style
from sogov.formats.text.paint import painted
from sogov.formats.text.tables import Column, table
from sogov.statistics.departments import DepartmentLoad
from sogov.statistics.statistics import Statistics

_SHOWN = 20
_BAR = 10
_INDENTED = 8


def pieces(statistics: Statistics, style: Style) -> Iterator[str]:
    """Statistics for a terminal or a log, line by line."""
    return (f"{line}\n" for line in without_commands(_lines(statistics, style)))


def _lines(statistics: Statistics, style: Style) -> Iterator[str]:
    name = painted(visible(statistics.organisation.name), style, "bold")
    yield f"{name}, {statistics.as_of.isoformat()}: {counted(statistics.resources, 'resource')}"
    yield from _money(statistics, style)
    yield from _departments(statistics, style)
    yield from _functions(statistics, style)
    yield from _unallocated(statistics, style)
    yield from _collaboration(statistics, style)
    yield from _title("Operating model", style)
    model = statistics.operating_model
    kind = painted(MODEL_NAMES[model.kind], style, "bold") + ": " if model.kind else ""
    yield kind + visible(model_text(model))
    shown = model.hubs if style.is_verbose else model.hubs[:_SHOWN]
    hubs = [(visible(hub.department), f"{hub.resources:,}", f"{hub.departments:,}") for hub in shown]
    yield from _table(("hub", "has a say in resources", "of departments"), hubs, style)


def _title(text: str, style: Style) -> Iterator[str]:
    yield ""
    yield painted(text, style, "bold")


def _table(titles: Sequence[str], rows: Sequence[Sequence[str]], style: Style, *, left: int = 1) -> Iterator[str]:
    """A table of which all but the first columns, and the last where it is said, hold numbers."""
    if rows:
        columns = [Column(title, right=left <= number) for number, title in enumerate(titles)]
        yield from table(columns, rows, style)


def _money(statistics: Statistics, style: Style) -> Iterator[str]:
    rows = [
        (one.currency, *map(money, (one.cost, one.allocated, one.vacant, one.unpaid, one.excess)))
        for one in statistics.balances
    ]
    if rows:
        yield from _title("Money a month", style)
        yield from _table(BALANCE_TITLES, rows, style)


def _departments(statistics: Statistics, style: Style) -> Iterator[str]:
    shown = [load for load in statistics.departments if style.is_verbose or _says_something(load)]
    currency = statistics.organisation.currency
    bars = style.width is not None
    columns = (
        Column("department"),
        Column(f"funds {currency}", right=True),
        Column("budget", right=True),
        Column("spent", right=True),
        *([Column("")] if bars else []),
        Column("hours", right=True),
        Column("capacity", right=True),
        Column("used", right=True),
        *([Column("")] if bars else []),
        Column("other currencies", right=True),
    )
    yield from _title("Departments, each with all below it, a month", style)
    yield from table(columns, [_department(load, bars=bars) for load in shown], style)
    hidden = len(statistics.departments) - len(shown)
    if hidden:
        yield f"… and {counted(hidden, 'department')} without money, hours and limits; `-v` shows all of them"


def _says_something(load: DepartmentLoad) -> bool:
    figures = (load.funds, load.foreign, load.hours, load.budget is not None, load.capacity is not None)
    return load.parent is None or any(figures)


def _department(load: DepartmentLoad, *, bars: bool) -> tuple[str, ...]:
    blanks = "  " * min(load.depth, _INDENTED)
    money_bar = [_bar(load.spent, exceeds=load.exceeds_budget)] if bars else []
    hours_bar = [_bar(load.used, exceeds=load.exceeds_capacity)] if bars else []
    return (
        blanks + visible(load.department),
        money(load.funds),
        "" if load.budget is None else money(load.budget),
        percent(load.spent) + ("!" if load.exceeds_budget else ""),
        *money_bar,
        hours_text(load.hours),
        "" if load.capacity is None else hours_text(load.capacity),
        percent(load.used) + ("!" if load.exceeds_capacity else ""),
        *hours_bar,
        sums_text(load.foreign),
    )


def _bar(portion: Fraction | None, *, exceeds: bool) -> str:
    """A bar as long as the portion; it is full only where nothing is left."""
    if portion is None:
        return ""
    full = _BAR if exceeds else min(int(portion * _BAR), _BAR)
    return "█" * full + "░" * (_BAR - full)


def _functions(statistics: Statistics, style: Style) -> Iterator[str]:
    rows = [
        (visible(one.function or f"({one.name})"), f"{one.resources:,}", sums_text(one.funds))
        for one in statistics.functions
        if one.resources or style.is_verbose
    ]
    if rows:
        yield from _title("Functions, what is paid in their name", style)
        yield from _table(FUNCTION_TITLES, rows, style)


def _unallocated(statistics: Statistics, style: Style) -> Iterator[str]:
    if not statistics.unallocated:
        return
    yield from _title("Money that no department pays", style)
    parts = by_size(statistics.unallocated)
    shown = parts if style.is_verbose else parts[:_SHOWN]
    columns = (Column(UNALLOCATED_TITLES[0]), Column(UNALLOCATED_TITLES[1], right=True), Column(UNALLOCATED_TITLES[2]))
    rows = [
        (visible(part.resource), f"{money(part.amount)} {part.currency}", visible(reason_text(part))) for part in shown
    ]
    yield from table(columns, rows, style)
    if len(shown) < len(parts):
        yield f"… and {len(parts) - len(shown):,} smaller ones; `-v` shows all of them"


def _collaboration(statistics: Statistics, style: Style) -> Iterator[str]:
    found = statistics.collaboration
    yield from _title("Technology and communication", style)
    technology, communication = sides_text(found)
    yield visible(f"technology is {technology}; communication is {communication}")
    yield visible(together_text(found))
    yield visible(first_text(found))
    rows = [
        (
            visible(one.stage),
            *(f"{number:,}" for number in (one.resources, one.presence.technology, one.presence.communication)),
            f"{one.presence.together:,}",
            f"{one.first:,}",
        )
        for one in found.stages
    ]
    yield from _table(STAGE_TITLES, rows, style)
