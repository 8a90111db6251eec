"""Notes: what people have written into a page by hand, between two marks; it outlives the page's next writing."""

NOTES_BEGIN = "<!-- sogov: notes begin -->"
NOTES_END = "<!-- sogov: notes end -->"

_EMPTY = "\n\n"


def notes_in(text: str) -> str:
    """What stands between the marks of a page; nothing where it has not both of them."""
    _, begin, rest = text.partition(NOTES_BEGIN)
    notes, end, _ = rest.rpartition(NOTES_END)
    return notes.strip() if begin and end else ""


def with_notes(text: str, notes: str) -> str:
    """A page as it is written, with notes between its marks."""
    if not notes:
        return text
    head, begin, rest = text.partition(NOTES_BEGIN)
    return f"{head}{begin}\n\n{notes}\n\n{rest.lstrip()}"


def without_notes(text: str) -> str:
    """A page as it is written, with nothing between its marks; a text without both marks as it is."""
    head, begin, rest = text.partition(NOTES_BEGIN)
    _, end, tail = rest.rpartition(NOTES_END)
    return f"{head}{begin}{_EMPTY}{end}{tail}" if begin and end else text
