"""The network is the organisation's graph, and what is around something in it."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

import sogov
from sogov.drawings.drawing import Drawing
from sogov.drawings.neighbourhood import depth_of, focus_of
from sogov.drawings.network import NOBODY, Link, Network, network_of
from sogov.evaluation.evaluation import Evaluation
from tests.model.worlds import World, worlds

ORGANISATION: dict[str, object] = {
    "organisation": {"id": "acme", "name": "Acme"},
    "functions": [{"id": "legal"}, {"id": "marketing"}, {"id": "technology"}],
    "departments": [
        {"id": "group"},
        {"id": "marketing", "name": "Marketing", "parent": "group", "performs": ["marketing"], "serves": "@root"},
        {"id": "it", "parent": "group", "performs": ["technology"], "serves": "@root"},
        {"id": "old", "effective": {"until": "2026-01-31"}, "successor": "it"},
        {"id": "idle"},
    ],
    "platforms": [{"id": "x", "kind": "social-network"}],
    "resources": [
        {"id": "a", "kind": "k", "platform": "x", "department": "old"},
        {"id": "b", "kind": "k", "platform": "x"},
        {"id": "c", "kind": "lost"},
        {"id": "d", "kind": "k", "effective": {"until": "2026-01-31"}},
    ],
}
POLICY: dict[str, object] = {
    "policy": "p",
    "rules": [
        {
            "id": "r",
            "where": {"kind": "k"},
            "assign": {"funds": {"marketing": "50%", "department:it": "30%", "legal": "20%"}, "manages": "technology"},
        }
    ],
}


def evaluation() -> Evaluation:
    """The evaluation of the small organisation."""
    return sogov.evaluate(sogov.parse(ORGANISATION, POLICY), as_of=date(2026, 11, 23)).evaluation


def around(focus: str, depth: int) -> set[str]:
    """What is so near to a focus."""
    return {vertex.key for vertex in Drawing(evaluation(), ("funds", "manages"), focus, depth).network.vertices}


@given(worlds())
def test_it_is_the_graph(world: World) -> None:
    """The network has the nodes and edges of the graph of the report, but for responsibilities and what is over."""
    documents, as_of = world
    report = sogov.evaluate(sogov.parse(*documents), as_of=as_of)
    graph = report.graph()
    gone = {
        node
        for node in graph
        if node.kind == "responsibility" or (node.kind == "resource" and node.id not in report.evaluation.class_of)
    }
    graph.remove_nodes_from(gone)
    network = network_of(report.evaluation, report.evaluation.organisation.responsibility)

    assert {(f"{node.kind}:{node.id}", graph.nodes[node]["name"]) for node in graph} == {
        (vertex.key, vertex.name) for vertex in network.vertices if vertex != NOBODY
    }
    assert {
        (f"{source.kind}:{source.id}", f"{target.kind}:{target.id}", key, edge.get("holders", ()), edge.get("share"))
        for source, target, key, edge in graph.edges(keys=True, data=True)
    } == {
        (link.source, link.target, link.relation, link.holders, link.share)
        for link in network.links
        if link.source != NOBODY.key
    }


@given(worlds())
def test_nobody(world: World) -> None:
    """What nobody holds is what the cells say of gaps, conflicts and holders without a department."""
    documents, as_of = world
    report = sogov.evaluate(sogov.parse(*documents), as_of=as_of)
    network = network_of(report.evaluation, report.evaluation.organisation.responsibility)
    lost = [link for link in network.links if link.source == NOBODY.key]

    assert {
        (f"resource:{cell.resource}", cell.responsibility)
        for cell in report.cells
        if cell.status in ("gap", "conflict") or any(holder.department is None for holder in cell.holders)
    } == {(link.target, link.relation) for link in lost}
    assert bool(lost) == (NOBODY in network.vertices)


def test_holders() -> None:
    """A link says under which words a department holds a resource, and how much; nobody's says why."""
    links = {(link.source, link.target, link.relation): link for link in network_of(evaluation(), ("funds",)).links}
    vacant = links["nobody:nobody", "resource:b", "funds"]

    assert (
        Link("department:marketing", "resource:b", "funds", is_held=True, holders=("marketing",), share=Fraction(1, 2))
        == (links["department:marketing", "resource:b", "funds"])
    )
    assert ("vacant", ("legal",), Fraction(1, 5)) == (vacant.status, vacant.holders, vacant.share)
    assert "gap" == links["nobody:nobody", "resource:c", "funds"].status
    assert not [key for key in links if key[2] == "manages"]


def test_neighbourhoods() -> None:
    """So many steps and no more; no way leads through the root or through nobody."""
    assert {"resource:b"} == around("resource:b", 0)
    near = {"resource:b", "platform:x", "department:@root", "department:marketing", "department:it", "nobody:nobody"}
    assert near == around("resource:b", 1)
    assert "resource:c" not in around("resource:b", 9)
    assert "resource:c" in around("department:@root", 1)
    assert around("resource:b", 9) == around("resource:b", 99)
    assert {"function:technology", "department:it"} == around("function:technology", 1)
    assert {"resource:a", "resource:b"} <= around("function:technology", 2)


def test_depths() -> None:
    """Functions and platforms hold nothing themselves, so that one looks a step further."""
    assert [1, 1, 2, 2] == [depth_of(f"{kind}:x") for kind in ("department", "resource", "function", "platform")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a", "resource:a"),
        ("x", "platform:x"),
        ("it", "department:it"),
        ("old", "department:it"),
        ("@root", "department:@root"),
        ("legal", "function:legal"),
        ("department:marketing", "department:marketing"),
        ("function:marketing", "function:marketing"),
    ],
)
def test_focus(text: str, key: str) -> None:
    """An id alone where it is the name of one thing, otherwise with its kind; departments after successors."""
    assert key == focus_of(text, evaluation())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("marketing", "`marketing` is the name of a department and of a function; write `department:marketing`"),
        ("grup", "no department, function, platform or resource `grup`; did you mean `group`?"),
        ("function:group", "no function `group`"),
        ("d", "no department, function, platform or resource `d`"),
        ("thing:x", "no department, function, platform or resource `thing:x`"),
    ],
)
def test_no_focus(text: str, message: str) -> None:
    """What there is not, or not on the day, and what may mean two things."""
    with pytest.raises(sogov.SogovError) as raised:
        focus_of(text, evaluation())

    assert message == str(raised.value)


def test_everything() -> None:
    """Without a focus a network for programs has all there is."""
    network = Drawing(evaluation(), ("funds",)).network

    assert isinstance(network, Network)
    assert "department:idle" in {vertex.key for vertex in network.vertices}
