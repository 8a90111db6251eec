"""Sound documents that are larger, or worse, than anybody would write."""

from collections.abc import Iterable, Mapping

Document = Mapping[str, object]

DEPARTMENT: Document = {"id": "d", "performs": ["f", "g"]}
RULE: Document = {"id": "all", "assign": {"funds": {"f": "100%"}, "manages": "f"}}


def organisation(**sections: object) -> Document:
    """An organisation in which one department performs all there is; sections that are given stand instead."""
    return {
        "organisation": {"id": "a"},
        "functions": [{"id": "f"}, {"id": "g"}],
        "departments": [DEPARTMENT],
        "resources": [{"id": "r", "kind": "k"}],
        **sections,
    }


def policy(rules: Iterable[Document] = (RULE,), name: str = "p", **entries: object) -> Document:
    """A policy with these rules."""
    return {"policy": name, "rules": list(rules), **entries}
