"""The organisation of the workload: a tree of departments, who performs what in it, budgets, platforms.

Twelve departments perform one function each for everybody; some departments of the divisions perform one nearer by.
A handful of them is wrong on purpose, so that there is something to find.
"""

import random
from typing import Any

import attrs

FUNCTIONS = (
    "marketing technology communications relations finance service legal sales security research people operations"
).split()
PLATFORM_KINDS = ("social-network", "community", "blog", "analytics", "tool")
PLATFORMS = tuple(f"p{number:02d}" for number in range(12))
RETIRED_PLATFORM = "p99"
STAGES = ("plan", "build", "run", "retire")
LEVELS = 5
MEAN_COST = 700
LEAST_DEPARTMENTS, LEAST_TAGS = 30, 5

Entry = dict[str, Any]


@attrs.frozen
class Size:
    """How much there is of everything."""

    resources: int = 1_000_000
    rules: int = 200
    departments: int = 500
    tags: int = 40
    seed: int = 7


@attrs.frozen
class Landscape:
    """The organisation document without resources, and what rules and resources have to know of it."""

    document: Entry
    divisions: tuple[str, ...]
    branches: tuple[str, ...]
    subtrees: tuple[str, ...]
    homes: tuple[str, ...]
    closed: str


def landscape(size: Size) -> Landscape:
    """The organisation of a size; the same for the same numbers. ValueError where there is too little of something."""
    if size.departments < LEAST_DEPARTMENTS or size.tags < LEAST_TAGS or size.resources < 1:
        raise ValueError(f"a workload has {LEAST_DEPARTMENTS} departments, {LEAST_TAGS} tags and a resource at least")
    source = random.Random(f"landscape {size.seed} {size.departments}")
    levels = _levels(source, size.departments - len(FUNCTIONS) - 1)
    inner = [entry for level in levels[1:] for entry in level]
    homes = [entry["id"] for level in levels[2:] for entry in level]
    _local_performers(source, levels)
    _endings(source, levels)
    _budgets(size, levels)
    offices: list[Entry] = [
        {"id": f"f-{function}", "name": f"Office of {function}", "parent": "d0000", "performs": [function]}
        for function in FUNCTIONS
    ]
    for office in offices:
        office |= {"serves": "@root", "budget": {"amount": size.resources * MEAN_COST * 3, "per": "month"}}
    closed: Entry = {"id": "closed", "parent": "d0000", "effective": {"until": "2025-12-31"}}
    document = {
        "organisation": {"id": "workload", "name": "Workload", "currency": "EUR"},
        "functions": [{"id": function, "name": function.title()} for function in FUNCTIONS],
        "stages": list(STAGES),
        "responsibilities": [
            {"id": "content", "holders": "many", "required": {"kind": ["page", "channel"], "stage": "run"}},
        ],
        "departments": [*levels[0], *offices, closed, *inner],
        "platforms": _platforms(),
    }
    divisions, branches = (tuple(entry["id"] for entry in level) for level in levels[1:3])
    subtrees = [entry["id"] for level in levels[1:5] for entry in level]
    return Landscape(document, divisions, branches, tuple(subtrees), tuple(homes), closed["id"])


def _levels(source: random.Random, count: int) -> list[list[Entry]]:
    """A tree of levels 0 to 5, of which the sizes grow geometrically and add up to the count."""
    low, high = 1.0, float(count)
    for _ in range(80):
        ratio = (low + high) / 2
        low, high = (ratio, high) if sum(ratio**level for level in range(LEVELS + 1)) < count else (low, ratio)
    sizes = [max(1, round(low**level)) for level in range(LEVELS + 1)]
    sizes[-1] = max(2, sizes[-1] + count - sum(sizes))
    levels: list[list[Entry]] = []
    number = 0
    for size in sizes:
        level: list[Entry] = []
        for position in range(size):
            entry: Entry = {"id": f"d{number:04d}", "name": f"Department {number}"}
            if levels:
                above = levels[-1]
                entry["parent"] = (above[position] if position < len(above) else source.choice(above))["id"]
            level.append(entry)
            number += 1
        levels.append(level)
    return levels


def _local_performers(source: random.Random, levels: list[list[Entry]]) -> None:
    """Let one child in every other unit perform a function for the unit; nobody else does it there."""
    for level in levels[2:]:
        served: set[str] = set()
        for entry in source.sample(level, len(level)):
            if entry["parent"] not in served and source.random() < 0.6:
                served.add(entry["parent"])
                entry["performs"] = [source.choice(FUNCTIONS)]
    for entry in source.sample(levels[-1], max(1, len(levels[-1]) // 20)):
        entry |= {"performs": source.sample(FUNCTIONS, 2), "serves": entry["id"]}
    _ambiguous(levels[-1])


def _ambiguous(leaves: list[Entry]) -> None:
    """Let two children of one small unit both perform the same function for it."""
    children: dict[str, list[Entry]] = {}
    for entry in leaves:
        children.setdefault(entry["parent"], []).append(entry)
    twins = min((group for group in children.values() if len(group) > 1), key=len)[:2]
    for entry in twins:
        entry["performs"] = ["legal"]
        entry.pop("serves", None)


def _endings(source: random.Random, levels: list[list[Entry]]) -> None:
    """End one leaf in fifty; another that performs nothing takes its place."""
    plain = [entry for entry in levels[-1] if "performs" not in entry]
    for entry in source.sample(plain[1:], len(plain) // 50):
        entry |= {"effective": {"from": "2020-01-01", "until": "2026-06-30"}, "successor": plain[0]["id"]}


def _budgets(size: Size, levels: list[list[Entry]]) -> None:
    """Give every performer thrice what its unit can cost; one leaf gets too little money and one too little time."""
    weight: dict[str, int] = {}
    homes = sum(len(level) for level in levels[2:])
    for level in reversed(levels):
        for entry in level:
            weight[entry["id"]] = weight.get(entry["id"], 0) + 1
            if "parent" in entry:
                weight[entry["parent"]] = weight.get(entry["parent"], 0) + weight[entry["id"]]
    each = size.resources // homes + 1
    for entry in (entry for level in levels[1:] for entry in level if "performs" in entry):
        unit = weight[entry["parent"]]
        entry["budget"] = {"amount": 40_000 + each * unit * MEAN_COST * 36, "per": "year"}
        entry["capacity"] = {"hours": 1000 + each * unit * 60, "per": "month"}
    poor, busy = [entry for entry in levels[-1] if "performs" not in entry and "effective" not in entry][-2:]
    poor |= {"performs": ["marketing"], "serves": poor["id"], "budget": {"amount": "100.50", "per": "quarter"}}
    busy |= {"performs": ["operations"], "serves": busy["id"], "capacity": {"hours": 2, "per": "week"}}


def _platforms() -> list[Entry]:
    live = [
        {"id": platform, "name": f"Platform {platform}", "kind": PLATFORM_KINDS[number % 5], "vendor": "Vendor"}
        for number, platform in enumerate(PLATFORMS)
    ]
    return [*live, {"id": RETIRED_PLATFORM, "kind": "blog", "effective": {"until": "2026-03-31"}}]
