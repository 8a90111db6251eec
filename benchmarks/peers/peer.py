"""What a peer is: how it answers the question, in which ways, and what of the language it cannot express."""

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

import attrs
from question import Findings, Holdings, Question, Row, counted, gathered

MODULES = ("own", "naive", "duckdb", "polars", "regorus", "opa", "cedar", "clingo")


@attrs.frozen
class Peer:
    """An engine: the package that it comes in, its ways of answering (the first is the best one), and its limits.

    `rows` takes the question and the way and gives the answer for every resource. Where the engine itself can say what
    is found, or how much is held in the same way, that is asked instead of counting rows.
    """

    name: str
    package: str
    ways: Sequence[str]
    rows: Callable[[Question, str], Iterable[Row]]
    limits: str
    own_findings: Callable[[Question, str], Findings] | None = None
    own_holdings: Callable[[Question, str], Holdings] | None = None

    def findings(self, question: Question, way: str) -> Findings:
        """The findings."""
        return self.own_findings(question, way) if self.own_findings else gathered(self.rows(question, way))

    def holdings(self, question: Question, way: str) -> Holdings:
        """The holdings."""
        return self.own_holdings(question, way) if self.own_holdings else counted(self.rows(question, way))


def peer(name: str) -> Peer:
    """The peer of a module in this folder; ImportError where its engine is not installed."""
    found: Peer = import_module(f"peers.{name}").PEER
    return found
