"""What `graph -f graphml` writes: everything that is asked for, with its names, shares and holders."""

from collections.abc import Iterator

from sogov.drawings.drawing import Drawing
from sogov.drawings.network import Link, Vertex
from sogov.formats.escapes import visible, without_commands
from sogov.formats.style import Style
from sogov.values.shares import share_text

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="name" for="node" attr.name="name" attr.type="string"/>
  <key id="resources" for="node" attr.name="resources" attr.type="int"/>
  <key id="relation" for="edge" attr.name="relation" attr.type="string"/>
  <key id="status" for="edge" attr.name="status" attr.type="string"/>
  <key id="holders" for="edge" attr.name="holders" attr.type="string"/>
  <key id="share" for="edge" attr.name="share" attr.type="string"/>
  <key id="number" for="edge" attr.name="number" attr.type="int"/>
  <graph id="sogov" edgedefault="directed">
"""
_TAIL = "  </graph>\n</graphml>\n"
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def pieces(drawing: Drawing, _style: Style) -> Iterator[str]:
    """A drawing as GraphML, a node or an edge a piece."""
    yield _HEAD
    yield from map(_node, drawing.network.vertices)
    for number, link in enumerate(drawing.network.links):
        yield _edge(number, link)
    yield _TAIL


def _node(vertex: Vertex) -> str:
    resources = _item("resources", str(vertex.number)) if vertex.kind == "group" else ""
    said = _item("kind", vertex.kind) + _item("name", vertex.name) + resources
    return f'    <node id="{_text(vertex.key)}">{said}</node>\n'


def _edge(number: int, link: Link) -> str:
    items = {
        "relation": link.relation,
        "status": link.status,
        "holders": " ".join(link.holders),
        "share": "" if link.share is None else share_text(link.share),
        "number": str(link.number) if link.number > 1 else "",
    }
    said = "".join(_item(key, value) for key, value in items.items() if value)
    return f'    <edge id="e{number}" source="{_text(link.source)}" target="{_text(link.target)}">{said}</edge>\n'


def _item(key: str, value: str) -> str:
    return f'<data key="{key}">{_text(value)}</data>'


def _text(text: str) -> str:
    (shown,) = without_commands([visible(text)])
    return shown.translate(_ENTITIES)
