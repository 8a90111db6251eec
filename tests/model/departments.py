"""The tree of departments on the evaluation date, after successors (language §2.1)."""

from __future__ import annotations

from datetime import date

from tests.model.world import ROOT, Entry, World, in_effect


def successor_of(world: World, department: str) -> str:
    """From the day after `effective.until`, the successor stands for the old department; a chain is followed."""
    while department != ROOT:
        entry = world.departments[department]
        if "successor" not in entry or world.as_of <= date.fromisoformat(entry["effective"]["until"]):
            break
        department = entry["successor"]
    return department


def department_in_effect(world: World, department: str) -> bool:
    """A department not in effect keeps its place in the tree but performs and holds nothing."""
    return in_effect(world.as_of, world.departments[department])


def unit_above(world: World, department: str) -> str:
    """Departments form a forest; sogov adds a root above it; a `parent` is taken after successors."""
    return successor_of(world, world.departments[department].get("parent", ROOT))


def units_from(world: World, unit: str) -> list[str]:
    """A unit and all above it, up to the root."""
    units = [unit]
    while units[-1] != ROOT:
        units.append(unit_above(world, units[-1]))
    return units


def at_or_below(world: World, unit: str, top: str) -> bool:
    """Whether a unit is another, or below it, in the tree of the evaluation date; both named as they are written."""
    return top in units_from(world, unit)


def served_unit(world: World, department: str) -> str:
    """`serves`: by default its parent, else the root; it is taken after successors."""
    entry = world.departments[department]
    return successor_of(world, entry.get("serves", entry.get("parent", ROOT)))


def home_of(world: World, resource: Entry) -> str:
    """Homes are always taken after successors; the root is the home of a resource without `department`."""
    return successor_of(world, resource.get("department", ROOT))
