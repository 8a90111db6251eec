"""JSON pointers: the keys and positions that lead from a document to something in it."""

from sogov.values.origins import Pointer


def pointer_text(pointer: Pointer) -> str:
    """The pointer as RFC 6901 writes it: `/rules/0/assign`; empty for the document itself."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
