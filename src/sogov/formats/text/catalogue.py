"""What `rules` says to people: the catalogue of findings, or one of its pages."""

import re
from collections.abc import Iterator, Sequence

from sogov.findings.pages import Example, Page
from sogov.formats.escapes import visible, without_commands
from sogov.formats.prose import KIND_MEANINGS, KIND_TITLES
from sogov.formats.results import KINDS
from sogov.formats.style import Style
from sogov.formats.text.paint import SEVERITY_HUES, painted
from sogov.formats.text.tables import Column, table

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_COLUMNS = (Column("name", hues=("bold",)), Column("severity"), Column("what"))


def pieces(pages: Sequence[Page], style: Style) -> Iterator[str]:
    """The findings of each kind, a line each."""
    return (f"{line}\n" for line in without_commands(_catalogue(pages, style)))


def page_pieces(page: Page, style: Style) -> Iterator[str]:
    """One page, with its examples."""
    return (f"{line}\n" for line in without_commands(_page(page, style)))


def _catalogue(pages: Sequence[Page], style: Style) -> Iterator[str]:
    first = True
    for kind in KINDS:
        rows = [
            (page.name, page.severity or "the rule's", visible(page.summary)) for page in pages if page.kind == kind
        ]
        if not rows:
            continue
        if not first:
            yield ""
        first = False
        yield f"{painted(KIND_TITLES[kind], style, 'bold')} ({KIND_MEANINGS[kind]})"
        yield from table(_COLUMNS, rows, style)


def _page(page: Page, style: Style) -> Iterator[str]:
    severity = painted(page.severity, style, SEVERITY_HUES[page.severity]) if page.severity else "severity by the rule"
    yield f"{painted(page.name, style, 'bold')} ({page.kind}, {severity})"
    yield ""
    for line in page.text.splitlines():
        yield _STRONG.sub(lambda strong: painted(strong[1], style, "bold"), visible(line))
    yield from _example("Bad", page.bad, style)
    yield from _example("Good", page.good, style)


def _example(title: str, example: Example | None, style: Style) -> Iterator[str]:
    if example is None:
        return
    yield ""
    yield painted(f"{title}, on {example.as_of}:", style, "bold")
    for name, text in example.documents:
        yield ""
        yield f"  {painted(visible(name), style, 'bold')}"
        for line in text.splitlines():
            yield f"    {visible(line)}"
