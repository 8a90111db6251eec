"""Rules that override themselves by way of others (`language §2.2`)."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import chain

from sogov.structure.circles import begun_at, circle_text
from sogov.structure.fault_list import FaultList
from sogov.structure.sections import PolicySection
from sogov.values.origins import Origin

Namings = Mapping[str, Mapping[str, Origin]]
"""For each rule what it names, and for each policy the rules in it; and where that is said."""

_STARTS = 200


def check_overrides(sections: Iterable[PolicySection], faults: FaultList) -> None:
    """Report each set of rules that come back to themselves, with the shortest way that one does."""
    sections = tuple(sections)
    try:
        TopologicalSorter(_said(sections)).prepare()
    except CycleError:
        namings = _namings(sections)
        for circle in sorted(_shortest_circles(namings)):
            origin = namings[circle[0]][circle[1 % len(circle)]]
            message = f"rules that override one another come back to themselves: {circle_text(circle)}"
            faults.add("override-cycle", origin, message, "take one of the overrides back")


def _said(sections: Iterable[PolicySection]) -> Mapping[str, list[str]]:
    """For each rule what it names itself, and the head of its policy, which names what is said for all of its rules."""
    said: dict[str, list[str]] = {}
    for section in sections:
        head = f"{section.id}/"
        said.setdefault(section.id, []).extend(section.rule_ids)
        said.setdefault(head, []).extend(name for name, _ in section.entry.words("overrides"))
        for rule in section.rules:
            named = said.setdefault(head + rule.identifier(), [head])
            named.extend(name for name, _ in rule.words("overrides"))
    return said


def _namings(sections: tuple[PolicySection, ...]) -> Namings:
    namings: dict[str, dict[str, Origin]] = {}
    for section in sections:
        rules = namings.setdefault(section.id, {})
        shared = section.entry.words("overrides")
        for rule in section.rules:
            name = f"{section.id}/{rule.identifier()}"
            if name in section.rule_ids:
                rules[name] = rule.origin
                named = namings.setdefault(name, {})
                named.update(chain(shared, rule.words("overrides")))
    return namings


def _shortest_circles(namings: Namings) -> Iterator[tuple[str, ...]]:
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph(
        (name, other) for name, named in namings.items() for other in named if other in namings
    )
    for component in networkx.strongly_connected_components(graph):
        members = sorted(component)
        # Of very many rules that override one another, the first are asked for the shortest way.
        ways = [_way_back(start, namings, component) for start in members[:_STARTS]]
        shortest = min((way for way in ways if way), key=lambda way: (len(way), way), default=())
        if shortest:
            # A policy names nothing but its rules, so that every circle has a rule.
            yield begun_at(min(name for name in shortest if "/" in name), shortest)


def _way_back(start: str, namings: Namings, component: set[str]) -> tuple[str, ...]:
    """The shortest way from a member of a component to itself, without coming back; empty where there is none."""
    before: dict[str, str] = {}
    edge = [start]
    while edge:
        following = []
        for name in edge:
            for other in sorted(component & namings[name].keys()):
                if other == start:
                    return _walked(before, start, name)
                if other not in before:
                    before[other] = name
                    following.append(other)
        edge = following
    return ()


def _walked(before: Mapping[str, str], start: str, end: str) -> tuple[str, ...]:
    way = [end]
    while way[-1] != start:
        way.append(before[way[-1]])
    return tuple(reversed(way))
