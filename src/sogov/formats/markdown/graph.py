"""What `graph -f markdown` writes: a flow chart in a fence, and below it what did not fit."""

from collections.abc import Iterator

from sogov.drawings.drawing import Drawing
from sogov.formats.diagrams import mermaid
from sogov.formats.markdown.writing import fenced
from sogov.formats.style import Style


def pieces(drawing: Drawing, _style: Style) -> Iterator[str]:
    """A drawing as a piece of a page."""
    return (f"{line}\n" for line in _lines(drawing))


def _lines(drawing: Drawing) -> Iterator[str]:
    yield from fenced("\n".join(mermaid(drawing.page, drawing.focus)), "mermaid")
    if drawing.page.notes:
        yield ""
    for note in drawing.page.notes:
        yield f"- {note[0].upper()}{note[1:]}."
