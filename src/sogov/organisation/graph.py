"""The organisation as a networkx graph, for whatever else somebody wants to ask."""

from typing import TYPE_CHECKING, Literal

import attrs

from sogov.organisation.tree import Tree
from sogov.values.identifiers import ROOT

if TYPE_CHECKING:
    import networkx

    from sogov.organisation.organisation import Organisation

NodeKind = Literal["department", "function", "platform", "responsibility", "resource"]


@attrs.frozen(order=True)
class Node:
    """A node: typed, so that a function and a department of one id stay two; the root is the department `@root`."""

    kind: NodeKind
    id: str


def graph_of(organisation: "Organisation", tree: Tree | None = None) -> "networkx.MultiDiGraph[Node]":
    """The graph with `Node` nodes (attributes `kind`, `id`, `name`) and edges keyed by what they say.

    `part_of` leads from a department to the unit above it, `performs` from a department to a function, `successor` to
    the department that takes over, `on` from a resource to its platform, `home` to its department. With a tree the
    departments stand as on its day.
    """
    import networkx

    graph: networkx.MultiDiGraph[Node] = networkx.MultiDiGraph(name=organisation.name)
    sections: dict[NodeKind, tuple[object, ...]] = {
        "function": organisation.functions,
        "department": organisation.departments,
        "platform": organisation.platforms,
        "responsibility": organisation.responsibilities,
        "resource": tuple(organisation.resources),
    }
    graph.add_node(Node("department", ROOT), kind="department", id=ROOT, name=organisation.name)
    for kind, entities in sections.items():
        for entity in entities:
            graph.add_node(Node(kind, entity.id), kind=kind, id=entity.id, name=entity.name)  # type: ignore[attr-defined]  # every entity has both
    for start, end, label in _edges(organisation, tree):
        graph.add_edge(start, end, key=label)
    return graph


def _edges(organisation: "Organisation", tree: Tree | None) -> list[tuple[Node, Node, str]]:
    edges = []
    for department in organisation.departments:
        node = Node("department", department.id)
        above = (department.parent or ROOT) if tree is None else tree.parent[department.id]
        edges.append((node, Node("department", above), "part_of"))
        edges.extend((node, Node("function", function), "performs") for function in department.performs)
        if department.successor is not None:
            edges.append((node, Node("department", department.successor), "successor"))
    for resource in organisation.resources:
        node = Node("resource", resource.id)
        home = (resource.department or ROOT) if tree is None else tree.home_of(resource.department)
        edges.append((node, Node("department", home), "home"))
        if resource.platform is not None:
            edges.append((node, Node("platform", resource.platform), "on"))
    return edges
