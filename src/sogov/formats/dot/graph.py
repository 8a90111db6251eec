"""What `graph -f dot` writes: a digraph that fits on a page."""

from collections.abc import Iterator, Mapping, Sequence

from sogov.drawings.drawing import Drawing
from sogov.drawings.network import VertexKind
from sogov.formats.diagrams import Arrow, Box, arrows, boxes
from sogov.formats.style import Style

_SHAPES: Mapping[VertexKind, str] = {
    "department": "shape=box",
    "function": "shape=oval",
    "platform": "shape=cylinder",
    "resource": 'shape=box, style="rounded"',
    "group": "shape=box3d",
    "nobody": 'shape=hexagon, color="#b00020"',
}


def pieces(drawing: Drawing, _style: Style) -> Iterator[str]:
    """A drawing as DOT, line by line; what does not fit is said in comments."""
    return (f"{line}\n" for line in _lines(drawing))


def _lines(drawing: Drawing) -> Iterator[str]:
    yield "digraph sogov {"
    for note in drawing.page.notes:
        yield f"  // {note}"
    yield '  graph [rankdir=LR, charset="UTF-8"];'
    yield '  node [fontname="sans-serif", fontsize=11];'
    yield '  edge [fontname="sans-serif", fontsize=9];'
    for box in boxes(drawing.page, drawing.focus):
        yield _node(box)
    for arrow in arrows(drawing.page):
        yield _edge(arrow)
    yield "}"


def _node(box: Box) -> str:
    width = ", penwidth=3" if box.is_focus else ""
    return f"  n{box.number} [label={_quoted(box.lines)}, {_SHAPES[box.kind]}{width}];"


def _edge(arrow: Arrow) -> str:
    manner = [] if arrow.is_held else ["style=dotted"]
    manner += ["arrowhead=none"] if arrow.is_plain else []
    manner += [f"label={_quoted([arrow.label])}"] if arrow.label else []
    attributes = f" [{', '.join(manner)}]" if manner else ""
    return f"  n{arrow.source} -> n{arrow.target}{attributes};"


def _quoted(lines: Sequence[str]) -> str:
    """A label in which nothing is a sign of the language, an escape of a label, or an entity."""
    escaped = (line.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    # The sign between two lines of a label.
    return '"' + "\\n".join(escaped) + '"'
