"""The organisation graph with what an evaluation adds: who funds, manages and otherwise holds each resource."""

from typing import TYPE_CHECKING

from sogov.organisation.graph import Node, graph_of

if TYPE_CHECKING:
    import networkx

    from sogov.evaluation.evaluation import Evaluation


def evaluated_graph(evaluation: "Evaluation") -> "networkx.MultiDiGraph[Node]":
    """The organisation's graph on the day, with an edge from a department to a resource for each cell that it holds.

    The edge's key is the responsibility; `holders` are the words by which the department holds it, `share` is the sum
    of their shares where there are shares. A holder without a department has no edge.
    """
    graph = graph_of(evaluation.organisation, evaluation.tree)
    for group in evaluation.classes:
        for outcome in group.outcomes.values():
            for party in outcome.parties:
                if party.department is not None:
                    words = tuple(sorted(party.words))
                    share = {"share": party.share} if outcome.shares else {}
                    holder = Node("department", party.department)
                    for resource in evaluation.subjects((group,)):
                        held = Node("resource", resource)
                        graph.add_edge(holder, held, key=outcome.responsibility, holders=words, **share)
    return graph
