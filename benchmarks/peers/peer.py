"""What a peer is: how it answers the question, in which ways, and what of the language it cannot express."""

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

import attrs
from question import Findings, Question, Row

MODULES = ("naive", "duckdb", "polars", "regorus", "opa", "cedar", "clingo")


@attrs.frozen
class Peer:
    """An engine: the package that it comes in, its ways of answering (the first is the best one), and its limits.

    `findings` and `rows` take the question and the way. `rows` gives every resource, for comparing answers.
    """

    name: str
    package: str
    ways: Sequence[str]
    findings: Callable[[Question, str], Findings]
    rows: Callable[[Question, str], Iterable[Row]]
    limits: str


def peer(name: str) -> Peer:
    """The peer of a module in this folder; ImportError where its engine is not installed."""
    found: Peer = import_module(f"peers.{name}").PEER
    return found
