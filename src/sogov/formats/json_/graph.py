"""What `graph -f json` writes: everything that is asked for, in the node-link form of networkx."""

from collections.abc import Iterator

from sogov.drawings.drawing import Drawing
from sogov.drawings.network import Link, Vertex
from sogov.formats.json_.writing import VERSION, document
from sogov.formats.style import Style
from sogov.values.shares import share_text


def pieces(drawing: Drawing, _style: Style) -> Iterator[str]:
    """A drawing as one JSON object."""
    return document(
        {
            "sogov": VERSION,
            "as_of": drawing.as_of.isoformat(),
            "directed": True,
            "multigraph": True,
            "graph": {"name": drawing.organisation.name},
            "nodes": map(_node, drawing.network.vertices),
            "edges": map(_edge, drawing.network.links),
        }
    )


def _node(vertex: Vertex) -> dict[str, object]:
    found: dict[str, object] = {"id": vertex.key, "kind": vertex.kind, "name": vertex.name}
    return {**found, "resources": vertex.number} if vertex.kind == "group" else found


def _edge(link: Link) -> dict[str, object]:
    found: dict[str, object] = {"source": link.source, "target": link.target}
    found["key"] = f"{link.relation}: {link.status}" if link.status else link.relation
    found["relation"] = link.relation
    if link.status:
        found["status"] = link.status
    if link.is_held and link.holders:
        found["holders"] = link.holders
    if link.share is not None:
        found["share"] = share_text(link.share)
    return {**found, "number": link.number} if link.number > 1 else found
