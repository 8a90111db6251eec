"""Diagrams in every format, where whatever can be named is named to do harm."""

import io
import json
import re
from datetime import date

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sogov
from sogov.drawings.drawing import Drawing
from sogov.drawings.network import Vertex
from sogov.formats.diagrams import Box, arrows, boxes, without_marks
from sogov.formats.dot.graph import pieces as dot_pieces
from sogov.formats.escapes import visible, without_commands
from sogov.formats.graphml.graph import pieces as graphml_pieces
from sogov.formats.json_.graph import pieces as json_pieces
from sogov.formats.markdown.graph import pieces as markdown_pieces
from sogov.formats.mermaid.graph import pieces as mermaid_pieces
from sogov.formats.style import PLAIN
from sogov.formats.text.graph import pieces as text_pieces
from tests.formats.tables import hostile

FOCUSES = (None, "department:end", "function:marketing", "platform:subgraph", "resource:torn")

_NODE = re.compile(r'  n(\d+)(?:\[|\(|\(\[|\[\(|\[\[|\{\{)"([^"]*)"(?:\]|\)|\]\)|\)\]|\]\]|\}\})')
_LINE = re.compile(r'  n(\d+) (-->|-\.->|-\.-)(?:\|"([^"]+)"\|)? n(\d+)')
_OTHER = re.compile(r"flowchart LR|  %% [\w ,]+|  style n\d+ [\w:#,-]+")
_QUOTED = r'"(?:[^"\\&]|\\["\\n]|&amp;)*"'
_DOT_NODE = re.compile(rf'  n(\d+) \[label=({_QUOTED}), shape=\w+(?:, (?:style|color)="[\w#]+")?(?:, penwidth=3)?\];')
_DOT_LINE = re.compile(
    r'  n(\d+) -> n(\d+)(?: \[(?:style=dotted)?(?:, )?(?:arrowhead=none)?(?:, )?(?:label="([\w :·/%,]+)")?\])?;'
)
_DOT_OTHER = re.compile(r'digraph sogov \{|\}|  // [\w ,]+|  (?:graph|node|edge) \[[\w", =-]+\];')
_ENTITY = re.compile(r"#(\d+);")


def drawing(focus: str | None = None) -> Drawing:
    """A drawing of the hostile organisation."""
    return Drawing(hostile().evaluation, ("funds", "manages", "consulted", "click"), focus, 2)


def mermaid_labels(text: str) -> tuple[dict[int, tuple[str, ...]], set[tuple[int, int, str]]]:
    """The boxes and lines of a flow chart, every line of which is of one of the known forms."""
    nodes, lines = {}, set()
    for row in text.splitlines():
        node, line = _NODE.fullmatch(row), _LINE.fullmatch(row)
        if node:
            nodes[int(node[1])] = tuple(map(decoded, node[2].split("<br/>")))
        elif line:
            lines.add((int(line[1]), int(line[4]), decoded(line[3] or "")))
        else:
            assert _OTHER.fullmatch(row), row
    return nodes, lines


def mermaid_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """A label as Mermaid is to show it."""
    return tuple(map(without_marks, lines))


def decoded(label: str) -> str:
    """A label as it is shown: no sign acts in it but those of entities."""
    assert re.fullmatch(r"(?:[\w ,()·…]|[^\W\d_]|#\d+;)*", _ENTITY.sub("", label)), label
    return _ENTITY.sub(lambda entity: chr(int(entity[1])), label)


@pytest.mark.parametrize("focus", FOCUSES)
def test_mermaid(focus: str | None) -> None:
    """Every label is shown to the letter, and no name is a word of the language."""
    text = "".join(mermaid_pieces(drawing(focus), PLAIN))
    nodes, lines = mermaid_labels(text)
    page = drawing(focus).page

    assert {box.number: mermaid_lines(box.lines) for box in boxes(page, focus)} == nodes
    assert {(arrow.source, arrow.target, arrow.label) for arrow in arrows(page)} == lines
    assert text.replace("\n", "") == visible(text.replace("\n", ""))
    assert "##[" not in text
    assert text == "".join(text_pieces(drawing(focus), PLAIN))
    assert (focus is not None) == ("stroke-width:4px" in text)


def test_marks_of_mermaid() -> None:
    """What Mermaid writes for an entity inside is no entity where a name has it."""
    assert r"ﬂ\xb0°60\xb6ß ﬂ ° ¶ ß" == without_marks("ﬂ°°60¶ß ﬂ ° ¶ ß")


def test_markdown() -> None:
    """The flow chart stands in a fence, and what did not fit is said below it."""
    text = "".join(mermaid_pieces(drawing(), PLAIN))
    page = "".join(markdown_pieces(drawing(), PLAIN))

    assert page == f"```mermaid\n{text}```\n\n- 17 resources are drawn in groups, by platform.\n"
    near = Drawing(hostile().evaluation, ("funds",), "resource:torn")
    assert "".join(markdown_pieces(near, PLAIN)).endswith("\n```\n")


@pytest.mark.parametrize("focus", FOCUSES)
def test_dot(focus: str | None) -> None:
    """Every label is shown to the letter, and nothing but shapes and labels is stated."""
    text = "".join(dot_pieces(drawing(focus), PLAIN))
    nodes, lines = dot_labels(text)
    page = drawing(focus).page

    assert {box.number: dot_label(box.lines) for box in boxes(page, focus)} == nodes
    assert [(arrow.source, arrow.target, arrow.label) for arrow in arrows(page)] == lines
    assert text.replace("\n", "") == visible(text.replace("\n", ""))
    assert "##[" not in text


def dot_labels(text: str) -> tuple[dict[int, str], list[tuple[int, int, str]]]:
    """The boxes and lines of a digraph, every line of which is of one of the known forms."""
    nodes, lines = {}, []
    for row in text.splitlines():
        node, line = _DOT_NODE.fullmatch(row), _DOT_LINE.fullmatch(row)
        if node:
            nodes[int(node[1])] = node[2]
        elif line:
            lines.append((int(line[1]), int(line[2]), line[3] or ""))
        else:
            assert _DOT_OTHER.fullmatch(row), row
    return nodes, lines


def dot_label(lines: tuple[str, ...]) -> str:
    """A label as DOT writes it."""
    escaped = [line.replace("&", "&amp;").replace("\\", r"\\").replace('"', r"\"") for line in lines]
    return '"' + r"\n".join(escaped) + '"'


@pytest.mark.parametrize("focus", FOCUSES)
def test_graphml(focus: str | None) -> None:
    """A library reads back every node and every edge, with names as they are shown."""
    text = "".join(graphml_pieces(drawing(focus), PLAIN))
    graph = networkx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    network = drawing(focus).network

    assert {vertex.key: (vertex.kind, shown(vertex.name)) for vertex in network.vertices} == {
        key: (node["kind"], node["name"]) for key, node in graph.nodes(data=True)
    }
    assert sorted(
        (link.source, link.target, link.relation, link.status, " ".join(link.holders)) for link in network.links
    ) == sorted(
        (source, target, edge["relation"], edge.get("status", ""), edge.get("holders", ""))
        for source, target, edge in graph.edges(data=True)
    )
    assert "1/3" in {edge.get("share") for *_, edge in graph.edges(data=True)}
    assert text.replace("\n", "") == visible(text.replace("\n", ""))
    assert "##[" not in text


def shown(text: str) -> str:
    """A text as it is shown: visible, and no command to a build log."""
    (line,) = without_commands([visible(text)])
    return line


@pytest.mark.parametrize("focus", FOCUSES)
def test_json(focus: str | None) -> None:
    """A library reads back every node and every edge, names to the letter."""
    told = json.loads("".join(json_pieces(drawing(focus), PLAIN)))
    graph = networkx.node_link_graph(told, edges="edges")
    network = drawing(focus).network

    assert {vertex.key: (vertex.kind, vertex.name) for vertex in network.vertices} == {
        key: (node["kind"], node["name"]) for key, node in graph.nodes(data=True)
    }
    assert len(network.links) == graph.number_of_edges()
    assert {(link.source, link.target, link.relation, link.status) for link in network.links} == {
        (source, target, edge["relation"], edge.get("status", "")) for source, target, edge in graph.edges(data=True)
    }
    assert hostile().evaluation.organisation.name == graph.graph["name"]


def test_groups_for_programs() -> None:
    """Groups say how many resources they stand for, and lines how many links."""
    grouped = Drawing(hostile().evaluation, ("funds",), by="platform")
    told = json.loads("".join(json_pieces(grouped, PLAIN)))
    text = "".join(graphml_pieces(grouped, PLAIN))

    assert {8, 9} == {node["resources"] for node in told["nodes"] if node["kind"] == "group"}
    assert {7, 8} <= {edge["number"] for edge in told["edges"] if "number" in edge}
    assert '<data key="resources">8</data>' in text
    assert '<data key="number">8</data>' in text


def test_labels() -> None:
    """Departments say what they perform, long names are cut, and what has one name is told apart by its id."""
    organisation = {
        "functions": [{"id": "f"}],
        "departments": [
            {"id": "a", "name": "Same", "performs": ["f"]},
            {"id": "b", "name": "Same"},
            {"id": "c", "name": "x" * 60},
            {"id": "d", "name": " "},
        ],
        "resources": [
            {
                "id": "r",
                "kind": "k",
                "declared": {"manages": "f", "operates": [f"department:{name}" for name in "abcd"]},
            }
        ],
    }
    evaluation = sogov.evaluate(sogov.parse(organisation), as_of=date(2026, 11, 23)).evaluation
    page = Drawing(evaluation, ("operates", "manages")).page

    assert [("Same", "a", "f"), ("Same", "b"), ("x" * 47 + "…",), (" ", "d"), ("r",)] == [
        box.lines for box in boxes(page, None)
    ]
    assert ["manages · operates", *["operates"] * 3] == [arrow.label for arrow in arrows(page)]
    assert isinstance(page.network.vertices[0], Vertex)


def test_structure() -> None:
    """What leads from a group to one platform is counted; the structure is drawn apart from what is held."""
    page = Drawing(hostile().evaluation, ("funds",), "platform:subgraph", 1, "kind").page
    labels = {(arrow.label, arrow.is_held) for arrow in arrows(page)}

    assert {("on 8", False)} == labels
    assert all(isinstance(box, Box) for box in boxes(page, None))


@given(st.text(max_size=60))
def test_any_name(name: str) -> None:
    """Whatever a name is, each language shows it and nothing more."""
    organisation = {
        "departments": [{"id": "d", "name": name or "d"}],
        "resources": [{"id": "r", "kind": "k", "declared": {"manages": "department:d"}}],
    }
    try:
        workspace = sogov.parse(organisation)
    except sogov.InputErrors:
        return
    some = Drawing(sogov.evaluate(workspace, as_of=date(2026, 11, 23)).evaluation, ("manages",))
    lines = next(boxes(some.page, None)).lines

    nodes, _ = mermaid_labels("".join(mermaid_pieces(some, PLAIN)))
    assert mermaid_lines(lines) == nodes[0]
    assert dot_label(lines) == dot_labels("".join(dot_pieces(some, PLAIN)))[0][0]
    read = networkx.read_graphml(io.BytesIO("".join(graphml_pieces(some, PLAIN)).encode()))
    assert shown(name or "d") == read.nodes["department:d"].get("name", "")
