"""The canonical form of a document: two documents of one file that say the same come to the same text."""

from collections.abc import Mapping

from sogov.documents.schemas import kind_of
from sogov.layout.lines import document_lines
from sogov.layout.order import ordered


def canonical(tree: Mapping[str, object]) -> str:
    """The text of a document that its schema accepts, in its one order and layout; it ends with a line feed.

    Nothing is added, left out or spelt in another way, so that it means what it meant (`language §2`).
    """
    return "".join(f"{line}\n" for line in document_lines(ordered(kind_of(tree), tree)))
