"""Neighbourhoods: what is so many steps away from one vertex at the most."""

import attrs

from sogov.drawings.network import NOBODY, Network, Vertex
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.errors import SogovError, UnknownName
from sogov.values.identifiers import ROOT, nearest

_KINDS = ("department", "function", "platform", "resource")
_FAR = ("function", "platform")


def focus_of(text: str, evaluation: Evaluation) -> str:
    """The key of what a text names: an id, or with its kind as in `function:marketing`, departments after successors.

    Raises UnknownName where there is nothing of that name, and SogovError where there are several.
    """
    organisation = evaluation.organisation
    known = {
        "department": {ROOT, *organisation.department},
        "function": set(organisation.function),
        "platform": set(organisation.platform),
        "resource": set(evaluation.class_of),
    }
    named, colon, rest = text.partition(":")
    kinds, name = ((named,), rest) if colon and named in known else (_KINDS, text)
    found = [kind for kind in kinds if name in known[kind]]
    if not found:
        anything = ", ".join(kinds[:-1]) + " or " + kinds[-1] if len(kinds) > 1 else named
        raise UnknownName(anything, name, nearest(name, set().union(*(known[kind] for kind in kinds))))
    if len(found) > 1:
        raise SogovError(f"`{name}` is the name of a {' and of a '.join(found)}; write `{found[0]}:{name}`")
    if found == ["department"] and name != ROOT:
        name = evaluation.tree.stand_in(name)
    return f"{found[0]}:{name}"


def depth_of(focus: str) -> int:
    """How far one looks where nobody says it: from functions and platforms to those who hold the resources there."""
    return 2 if focus.startswith(_FAR) else 1


def neighbourhood(network: Network, focus: str, depth: int) -> Network:
    """The vertices that are so many links away from the focus at the most, and all links between them.

    No way leads through the root or through nobody, who are near to everything.
    """
    beside: dict[str, list[str]] = {}
    for link in network.links:
        beside.setdefault(link.source, []).append(link.target)
        beside.setdefault(link.target, []).append(link.source)
    ends = {NOBODY.key, f"department:{ROOT}"} - {focus}
    reached, edge = {focus}, [focus]
    for _ in range(depth):
        found = {other for key in edge if key not in ends for other in beside.get(key, ())} - reached
        if not found:
            break
        reached |= found
        edge = sorted(found)
    return _within(network, reached)


def _within(network: Network, keys: set[str]) -> Network:
    def is_in(vertex: Vertex) -> bool:
        return vertex.key in keys

    links = tuple(link for link in network.links if link.source in keys and link.target in keys)
    return attrs.evolve(network, vertices=tuple(filter(is_in, network.vertices)), links=links)
