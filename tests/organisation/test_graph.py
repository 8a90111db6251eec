"""The organisation as a networkx graph, as it is written and as it stands on a day with who holds what."""

from datetime import date
from fractions import Fraction

import sogov
from sogov.organisation.graph import Node

_ORGANISATION: dict[str, object] = {
    "organisation": {"id": "acme", "name": "Acme"},
    "functions": [{"id": "marketing"}],
    "departments": [
        {"id": "marketing", "performs": ["marketing"]},
        {"id": "old", "parent": "marketing", "effective": {"until": "2026-01-31"}, "successor": "new"},
        {"id": "new", "parent": "marketing"},
    ],
    "platforms": [{"id": "x", "kind": "social-network"}],
    "resources": [
        {"id": "acme-x", "kind": "account", "platform": "x", "department": "old"},
        {"id": "tool", "kind": "tool"},
    ],
}
_POLICY: dict[str, object] = {
    "policy": "p",
    "rules": [{"id": "r", "assign": {"funds": {"marketing": "40%", "@home": "rest"}, "manages": "@home"}}],
}


def _department(name: str) -> Node:
    return Node("department", name)


def test_as_written() -> None:
    """Nodes are typed, edges say what they are; without a day departments stand as they are written."""
    graph = sogov.parse(_ORGANISATION).organisation.graph()

    assert graph.has_edge(_department("marketing"), Node("function", "marketing"), "performs")
    assert graph.has_edge(_department("marketing"), _department("@root"), "part_of")
    assert graph.has_edge(_department("old"), _department("new"), "successor")
    assert graph.has_edge(Node("resource", "acme-x"), _department("old"), "home")
    assert graph.has_edge(Node("resource", "acme-x"), Node("platform", "x"), "on")
    assert graph.has_edge(Node("resource", "tool"), _department("@root"), "home")
    assert {"kind": "department", "id": "@root", "name": "Acme"} == graph.nodes[_department("@root")]


def test_on_a_day() -> None:
    """On a day successors stand in."""
    graph = sogov.parse(_ORGANISATION).organisation.graph(date(2026, 11, 23))

    assert graph.has_edge(Node("resource", "acme-x"), _department("new"), "home")


def test_evaluated() -> None:
    """After evaluation there is an edge for each cell that a department holds, and none for a vacant holder."""
    graph = sogov.evaluate(sogov.parse(_ORGANISATION, _POLICY), as_of=date(2026, 11, 23)).graph()
    edges = {
        (holder.id, held.id, key): (edge.get("holders"), edge.get("share"))
        for holder, held, key, edge in graph.edges(keys=True, data=True)
        if key in ("funds", "manages")
    }

    assert {
        ("marketing", "acme-x", "funds"): (("marketing",), Fraction(2, 5)),
        ("new", "acme-x", "funds"): (("department:new",), Fraction(3, 5)),
        ("new", "acme-x", "manages"): (("department:new",), None),
        ("marketing", "tool", "funds"): (("marketing",), Fraction(2, 5)),
    } == edges
