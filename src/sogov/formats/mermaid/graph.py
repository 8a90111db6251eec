"""What `graph -f mermaid` writes: a flow chart that fits on a page."""

from collections.abc import Iterator

from sogov.drawings.drawing import Drawing
from sogov.formats.diagrams import mermaid
from sogov.formats.style import Style


def pieces(drawing: Drawing, _style: Style) -> Iterator[str]:
    """A drawing as Mermaid, line by line; what does not fit is said in comments."""
    return (f"{line}\n" for line in mermaid(drawing.page, drawing.focus))
