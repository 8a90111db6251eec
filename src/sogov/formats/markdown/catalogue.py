"""What `rules -f markdown` writes: the catalogue of findings, or one of its pages."""

from collections.abc import Iterator, Sequence

from sogov.findings.pages import Example, Page
from sogov.formats.markdown.writing import fenced, table
from sogov.formats.prose import KIND_MEANINGS, KIND_TITLES
from sogov.formats.results import KINDS
from sogov.formats.style import Style


def pieces(pages: Sequence[Page], _style: Style) -> Iterator[str]:
    """The findings of each kind, a row each; pages are Markdown already."""
    return (f"{line}\n" for line in _catalogue(pages))


def page_pieces(page: Page, _style: Style) -> Iterator[str]:
    """One page, with its examples."""
    return (f"{line}\n" for line in _page(page))


def _catalogue(pages: Sequence[Page]) -> Iterator[str]:
    yield "# Findings"
    for kind in KINDS:
        rows = [
            (f"`{page.name}`", page.severity or "the rule's", page.summary.replace("|", "&#124;"))
            for page in pages
            if page.kind == kind
        ]
        if rows:
            yield ""
            yield f"## {KIND_TITLES[kind]}: {KIND_MEANINGS[kind]}"
            yield ""
            yield from table(("Name", "severity", "what"), rows)


def _page(page: Page) -> Iterator[str]:
    yield f"# `{page.name}`"
    yield ""
    yield f"Kind: {page.kind}. Severity: {page.severity or 'as the rule says'}."
    yield ""
    yield page.text
    yield from _example("Bad", page.bad)
    yield from _example("Good", page.good)


def _example(title: str, example: Example | None) -> Iterator[str]:
    if example is None:
        return
    yield ""
    yield f"## {title}"
    yield ""
    yield f"On {example.as_of}:"
    for name, text in example.documents:
        yield ""
        yield f"`{name}`:"
        yield ""
        yield from fenced(text, "json")
