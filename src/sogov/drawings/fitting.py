"""Fitting: as much of a network as a page can hold, and what had to be drawn together or left out for it."""

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from sogov.drawings.folding import GroupBy, folded, grouped
from sogov.drawings.ladder import Ladder
from sogov.drawings.network import HOME, NOBODY, PART_OF, Link, Network, Vertex, VertexKind
from sogov.evaluation.evaluation import Evaluation
from sogov.values.identifiers import ROOT

_MOST_VERTICES = 40
_MOST_PAIRS = 40
"""More than these cannot be told apart."""

_OTHERS = "@others"
"""No id is this one, which keeps it apart from whatever there is."""

_MOST: dict[VertexKind, int] = {"department": 8, "group": 6, "function": 6, "platform": 6}
_PLURALS: dict[VertexKind, str] = {
    "department": "departments",
    "group": "groups",
    "function": "functions",
    "platform": "platforms",
}


def is_readable(network: Network) -> bool:
    """Whether everything can be drawn one by one."""
    pairs = {(link.source, link.target) for link in network.links}
    return len(network.vertices) <= _MOST_VERTICES and len(pairs) <= _MOST_PAIRS


def fitted(network: Network, evaluation: Evaluation, by: GroupBy, focus: str | None) -> tuple[Network, tuple[str, ...]]:
    """A network that fits on a page, and a sentence for everything that was drawn together or left out."""
    number = sum(vertex.kind == "resource" and vertex.key != focus for vertex in network.vertices)
    notes = [f"{number:,} resources are drawn in groups, by {by}"]
    found = grouped(network, evaluation.organisation, by, focus)
    if is_readable(found):
        return found, tuple(notes)
    # Departments come first: of what they hold together each resource is then counted once.
    network = _gathered(_raised(network, evaluation, focus, notes), "department", focus, notes)
    network = grouped(network, evaluation.organisation, by, focus)
    for kind in ("group", "function", "platform"):
        network = _gathered(network, kind, focus, notes)
    return _thinned(network, focus, notes), tuple(notes)


def _raised(network: Network, evaluation: Evaluation, focus: str | None, notes: list[str]) -> Network:
    """Departments drawn as the one above them, from the lowest level up, until there are few enough."""
    departments = [vertex for vertex in network.vertices if vertex.kind == "department" and vertex.key != focus]
    most = _MOST["department"]
    if len(departments) <= most:
        return network
    ladder = Ladder(evaluation.tree, [vertex.id for vertex in departments])
    level = ladder.level(most)
    tops = ladder.tops(level)
    into = {}
    for vertex in departments:
        top = tops[vertex.id]
        if top != vertex.id:
            name = evaluation.organisation.department[top].name
            into[vertex.key] = into[f"department:{top}"] = Vertex("department", top, name, remark="with those below")
    if into:
        notes.append(f"departments below level {level} are drawn as the one above them")
    into.pop(focus or "", None)
    return folded(network, into)


def _gathered(network: Network, kind: VertexKind, focus: str | None, notes: list[str]) -> Network:
    """Those of a kind to which least leads, drawn as one, so that there are few enough."""
    some = [vertex for vertex in network.vertices if vertex.kind == kind and vertex.key != focus]
    if len(some) <= _MOST[kind]:
        return network
    weights: Counter[str] = Counter()
    for link in network.links:
        weights.update({link.source: link.number, link.target: link.number})
    some.sort(key=lambda vertex: (-vertex.number, -weights[vertex.key], vertex.id))
    rest = some[_MOST[kind] - 1 :]
    number = sum(vertex.number for vertex in rest) if kind == "group" else 1
    other = Vertex(kind, _OTHERS, f"{len(rest):,} other {_PLURALS[kind]}", number)
    notes.append(f"the {len(rest):,} {_PLURALS[kind]} with least to show are drawn as one")
    return folded(network, dict.fromkeys((vertex.key for vertex in rest), other))


def _thinned(network: Network, focus: str | None, notes: list[str]) -> Network:
    """The strongest of too many links, and the vertices that they hold together."""
    pairs: Counter[tuple[str, str]] = Counter()
    for link in network.links:
        pairs[link.source, link.target] += link.number
    if len(pairs) <= _MOST_PAIRS:
        return network
    # What nobody holds is never left out for what somebody does.
    strength = sorted(pairs, key=lambda pair: (pair[0] != NOBODY.key, -pairs[pair], pair))
    kept = set(strength[:_MOST_PAIRS])
    links = tuple(link for link in network.links if (link.source, link.target) in kept)
    ends = {key for pair in kept for key in pair} | {focus}
    vertices = tuple(vertex for vertex in network.vertices if vertex.key in ends)
    notes.append(f"{len(pairs) - _MOST_PAIRS:,} of {len(pairs):,} lines, those that stand for least, are left out")
    if len(vertices) < len(network.vertices):
        notes.append(f"{len(network.vertices) - len(vertices):,} to which no other line leads are left out with them")
    return Network(vertices, links)


def held_alone(network: Network, evaluation: Evaluation) -> Network:
    """Who holds what, without the rest of the structure: each department under the next above it that is drawn."""
    links = [link for link in network.links if link.is_held]
    ends = {key for link in links for key in (link.source, link.target)}
    vertices = tuple(vertex for vertex in network.vertices if vertex.key in ends or vertex.kind == "resource")
    return Network(vertices, (*links, *_descent(vertices, evaluation)))


def without_plain_homes(network: Network, focus: str) -> Network:
    """The network with those homes alone that are the focus, or its own, unless it holds the resource anyway."""
    held = {(link.target, link.source) for link in network.links if link.is_held}

    def says_something(link: Link) -> bool:
        pair = (link.source, link.target)
        return link.relation != HOME or link.is_held or (focus in pair and pair not in held)

    return Network(network.vertices, tuple(filter(says_something, network.links)))


def _descent(vertices: tuple[Vertex, ...], evaluation: Evaluation) -> Iterator[Link]:
    drawn = {vertex.id for vertex in vertices if vertex.kind == "department"} - {ROOT}
    above: dict[str, str] = {ROOT: ROOT}
    for department in sorted(drawn):
        start = evaluation.tree.parent[department]
        passed = list(takewhile(lambda unit: unit not in drawn and unit not in above, evaluation.tree.upwards(start)))
        unit = evaluation.tree.parent[passed[-1]] if passed else start
        top = unit if unit in drawn else above[unit]
        # Whoever was passed has nobody drawn below this one, so that no way is gone twice.
        above.update(dict.fromkeys(passed, top))
        if top != ROOT:
            yield Link(f"department:{department}", f"department:{top}", PART_OF)
