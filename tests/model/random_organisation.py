"""Random valid organisations (language §2.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.model.draws import Draw
from tests.model.random_values import TAGS, Vocabulary, draw_selector, draw_value
from tests.model.world import BUILT_IN, ROOT

# A department and a function share an id, and so do a resource and a department: nobody may mix them up.
DEPARTMENTS = ("it", "mkt", "board", "comms", "web", "ops")
FUNCTIONS = ("marketing", "it", "law")
PLATFORMS = {"x": "social", "forum": "community", "y": "social"}
KINDS = ("account", "app")
RESOURCES = ("r1", "r2", "it", "r3", "R4", "r5")
OWN = {"content": "one", "content.operates": "many", "community": "shares"}
PERIODS = ("month", "year", "quarter")
HOURS_PERIODS = ("month", "year", "week")
AMOUNTS = (100, 0, "100.01", 1000, "0.05", 1, "33.335", "1200.00", 7)
BUDGETS = (100, 0, "100.01", 200, "33.33", 1000, 1200, "0.05", "8.34")
HOURS = (10, 0, "7.5", 40, 1, "3.333")
CAPACITIES = (10, 40, "7.5", 1, 0, "3.333", 20)


@dataclass
class Organisation(Vocabulary):
    """An organisation document, and what policies need to know of it."""

    as_of: date = date.min
    document: dict[str, Any] = field(default_factory=dict)
    responsibilities: dict[str, str] = field(default_factory=dict)  # id to form

    def day(self, draw: Draw) -> str:
        """A date around the evaluation date: on the day itself, a day beside it, or far away."""
        offset = draw.pick((0, -1, 1, -30, 30, -400, 400))
        return (self.as_of + timedelta(days=offset)).isoformat()


def draw_organisation(draw: Draw) -> Organisation:
    """A whole organisation document."""
    as_of = draw.pick((date(2026, 7, 1), date(2026, 12, 31), date(2024, 2, 29)))
    head: dict[str, Any] = {"id": "acme"}
    if draw.chance(30):
        head["minor_units"] = draw.pick((0, 3, 2))
    if draw.chance(20):
        head["currency"] = draw.pick(("USD", "EUR"))
    organisation = Organisation(as_of=as_of, document={"organisation": head})
    document = organisation.document
    organisation.functions = FUNCTIONS[: 1 + draw.upto(2)]
    document["functions"] = [{"id": id_} for id_ in organisation.functions]
    draw_departments(draw, organisation)
    draw_platforms(draw, organisation)
    if draw.chance(20):
        organisation.stages = ("live", "plan")[: 1 + draw.upto(1)]
        document["stages"] = list(organisation.stages)
    draw_responsibilities(draw, organisation)
    draw_resources(draw, organisation)
    return organisation


def put_effective(draw: Draw, organisation: Organisation, entry: dict[str, Any], percent: int) -> None:
    """In so many cases of a hundred, an `effective` with one end or with both."""
    if not draw.chance(percent):
        return
    days = sorted([organisation.day(draw), organisation.day(draw)])
    ends = draw.weighted({"until": 3, "from": 3, "both": 2})
    if ends == "both":
        entry["effective"] = {"from": days[0], "until": days[1]}
    else:
        entry["effective"] = {ends: days[0]}


# Departments


def draw_departments(draw: Draw, organisation: Organisation) -> None:
    """A forest with dates, successors, services, budgets and capacities."""
    departments = organisation.departments
    for id_ in draw.some(DEPARTMENTS, 1, len(DEPARTMENTS)):
        entry: dict[str, Any] = {"id": id_}
        if departments and draw.chance(70):
            entry["parent"] = draw.pick(list(departments))
        performed = draw.some(organisation.functions, 0, 2)
        if performed:
            entry["performs"] = performed
        if draw.chance(30):
            departments[id_] = entry
            entry["serves"] = draw.pick([id_, *above_as_written(departments, id_), ROOT])
        if draw.chance(30):
            entry["budget"] = {"amount": draw.pick(BUDGETS), "per": draw.pick(PERIODS)}
        if draw.chance(30):
            entry["capacity"] = {"hours": draw.pick(CAPACITIES), "per": draw.pick(HOURS_PERIODS)}
        put_effective(draw, organisation, entry, 25)
        departments[id_] = entry
    put_successors(draw, organisation)
    organisation.document["departments"] = draw.shuffled(list(departments.values()))


def above_as_written(departments: dict[str, dict[str, Any]], id_: str) -> list[str]:
    """The departments above one, as the `parent`s are written."""
    above = []
    while "parent" in departments[id_]:
        id_ = departments[id_]["parent"]
        above.append(id_)
    return above


def put_successors(draw: Draw, organisation: Organisation) -> None:
    """Successors of some departments that end, as long as nothing comes back to itself on any date."""
    departments = organisation.departments
    for id_, entry in departments.items():
        others = [other for other in departments if other != id_]
        if not others or not draw.chance(30):
            continue
        if "until" not in entry.get("effective", {}):
            entry["effective"] = {"until": organisation.day(draw)}
        entry["successor"] = draw.pick(others)
        if has_cycle(departments):
            del entry["successor"]


def has_cycle(departments: dict[str, dict[str, Any]]) -> bool:
    """Whether successors, or parents after succession, form a cycle on any date."""
    # Successions change the tree only on the days after each `until`.
    lasts = {entry["effective"]["until"] for entry in departments.values() if "successor" in entry}
    return any(has_cycle_after(departments, last) for last in lasts)


def has_cycle_after(departments: dict[str, dict[str, Any]], last: str) -> bool:
    """Whether there is a cycle on the day after `last`."""

    def succeeded(id_: str) -> str | None:
        for _ in range(len(departments) + 1):
            entry = departments[id_]
            if "successor" not in entry or entry["effective"]["until"] > last:
                return id_
            id_ = entry["successor"]
        return None

    for start in departments:
        unit: str | None = start
        for _ in range(len(departments) + 1):
            if unit is None or "parent" not in departments[unit]:
                break
            unit = succeeded(departments[unit]["parent"])
            if unit is None:
                return True
        else:
            return True
        if succeeded(start) is None:
            return True
    return False


# The other sections


def draw_platforms(draw: Draw, organisation: Organisation) -> None:
    """Some platforms, some of them not in effect."""
    organisation.platforms = draw.some(list(PLATFORMS), 0, 3)
    entries: list[dict[str, Any]] = [{"id": id_, "kind": PLATFORMS[id_]} for id_ in organisation.platforms]
    for entry in entries:
        put_effective(draw, organisation, entry, 20)
    organisation.platform_kinds = sorted({PLATFORMS[id_] for id_ in organisation.platforms} | {"blog"})
    if entries:
        organisation.document["platforms"] = entries


def draw_responsibilities(draw: Draw, organisation: Organisation) -> None:
    """Own responsibilities of all three forms, and built-in ones changed."""
    organisation.responsibilities = {id_: str(built_in["holders"]) for id_, built_in in BUILT_IN.items()}
    organisation.resources = RESOURCES[: 1 + draw.upto(len(RESOURCES) - 1)]
    entries: list[dict[str, Any]] = []
    for id_ in draw.some(list(OWN), 0, 2):
        organisation.responsibilities[id_] = OWN[id_]
        entries.append({"id": id_, "holders": OWN[id_]})
    for id_ in draw.some(list(BUILT_IN), 0, 1) if draw.chance(40) else []:
        entries.append({"id": id_})
        if draw.chance(30):
            entries[-1]["holders"] = BUILT_IN[id_]["holders"]
    for entry in entries:
        if draw.chance(60):
            entry["required"] = draw.weighted({True: 3, False: 1, "selector": 3})
        if entry.get("required") == "selector":
            entry["required"] = draw_selector(draw, organisation, draw.upto(2))
    if entries:
        organisation.document["responsibilities"] = entries


def draw_resources(draw: Draw, organisation: Organisation) -> None:
    """Resources with few distinct attributes, some of them missing."""
    entries = []
    for id_ in organisation.resources:
        entry: dict[str, Any] = {"id": id_, "kind": draw.pick(KINDS)}
        if organisation.platforms and draw.chance(60):
            entry["platform"] = draw.pick(organisation.platforms)
        if draw.chance(80):
            entry["department"] = draw.pick(list(organisation.departments))
        if draw.chance(60):
            entry["stage"] = draw.pick(organisation.stages)
        if draw.chance(40):
            entry["tags"] = draw.some(TAGS, 1, 2)
        if draw.chance(60):
            entry["cost"] = {"amount": draw.pick(AMOUNTS), "per": draw.pick(PERIODS)}
            if draw.chance(20):
                entry["cost"]["currency"] = draw.pick(("USD", "EUR"))
        if draw.chance(40):
            entry["effort"] = {"hours": draw.pick(HOURS), "per": draw.pick(HOURS_PERIODS)}
        if draw.chance(50):
            entry["declared"] = draw_declared(draw, organisation)
        put_effective(draw, organisation, entry, 12)
        entries.append(entry)
    organisation.document["resources"] = draw.shuffled(entries)


def draw_declared(draw: Draw, organisation: Organisation) -> dict[str, Any]:
    """Practice: of the same form as `assign`, but `one` may also be a list."""
    declared: dict[str, Any] = {}
    for id_ in draw_responsibility_ids(draw, organisation, 3):
        form = organisation.responsibilities[id_]
        if form == "one" and draw.chance(30):
            form = "many"
        declared[id_] = draw_value(draw, organisation, form)
    return declared


def draw_responsibility_ids(draw: Draw, organisation: Organisation, high: int) -> list[str]:
    """From one responsibility to `high`, the two that every resource must have more often than others."""
    drawn = [draw.pick(("funds", "manages", *organisation.responsibilities)) for _ in range(1 + draw.upto(high - 1))]
    return list(dict.fromkeys(drawn))
