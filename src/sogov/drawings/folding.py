"""Folding: several vertices drawn as one, and the links between them as fewer."""

from collections.abc import Callable, Mapping
from typing import Literal

import attrs

from sogov.drawings.network import Link, Network, Vertex
from sogov.evaluation.listing import Item
from sogov.organisation.organisation import Organisation

GroupBy = Literal["platform", "kind", "department", "stage"]


def folded(network: Network, into: Mapping[str, Vertex]) -> Network:
    """The network with each vertex of these keys drawn as another; links that become one are drawn as one.

    Where they are of several resources they are counted, and have no share any more; where several hold one resource as
    one, their shares are added. What leads from a vertex to itself is left out.
    """
    vertices = {one.key: one for one in (into.get(vertex.key, vertex) for vertex in network.vertices)}
    keys = {old: vertex.key for old, vertex in into.items()}
    links: dict[tuple[str, str, str, str], Link] = {}
    last: dict[tuple[str, str, str, str], str] = {}
    for link in sorted(network.links, key=_counted):
        source, target = keys.get(link.source, link.source), keys.get(link.target, link.target)
        if source == target:
            continue
        identity = (source, target, link.relation, link.status)
        known = links.get(identity)
        is_same = last.get(identity) == _counted(link)
        last[identity] = _counted(link)
        if known is None:
            links[identity] = attrs.evolve(link, source=source, target=target)
        else:
            links[identity] = _together(known, link, is_same=is_same)
    return Network(tuple(vertices.values()), tuple(links.values()))


def _counted(link: Link) -> str:
    """The end of a link that is counted: the resource, which is held, and which has a home and a platform."""
    return link.target if link.is_held else link.source


def _together(one: Link, other: Link, *, is_same: bool) -> Link:
    holders = one.holders if one.holders == other.holders else tuple(sorted({*one.holders, *other.holders}))
    number = one.number if is_same else one.number + other.number
    share = one.share + other.share if is_same and one.share is not None and other.share is not None else None
    return attrs.evolve(one, number=number, share=share, holders=holders)


def grouped(network: Network, organisation: Organisation, by: GroupBy, focus: str | None = None) -> Network:
    """The network with its resources, but for the focus, drawn as groups."""
    members: dict[str, list[str]] = {}
    for vertex in network.vertices:
        if vertex.item is not None and vertex.key != focus:
            members.setdefault(_VALUES[by](vertex.item), []).append(vertex.key)
    into = {}
    for name, keys in members.items():
        group = Vertex("group", f"{by}={name}", _group_name(name, by, organisation), len(keys))
        into.update(dict.fromkeys(keys, group))
    return folded(network, into)


_VALUES: Mapping[GroupBy, Callable[[Item], str]] = {
    "platform": lambda item: item.platform or "",
    "kind": lambda item: item.kind,
    "department": lambda item: item.home,
    "stage": lambda item: item.stage or "",
}


def _group_name(name: str, by: GroupBy, organisation: Organisation) -> str:
    if not name:
        return f"no {by}"
    entity = organisation.platform.get(name) if by == "platform" else organisation.department.get(name)
    if by == "department" and entity is None:
        return organisation.name
    return entity.name if by in ("platform", "department") and entity is not None else name
