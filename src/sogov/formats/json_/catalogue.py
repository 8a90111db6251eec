"""What `rules -f json` writes: the catalogue of findings, or one of its pages."""

from collections.abc import Iterator, Sequence

from sogov.findings.pages import Example, Page
from sogov.formats.json_.writing import VERSION, document
from sogov.formats.style import Style


def pieces(pages: Sequence[Page], _style: Style) -> Iterator[str]:
    """The names of findings with a sentence each, as one JSON object."""
    rules = (
        {"name": page.name, "kind": page.kind, "severity": page.severity, "summary": page.summary} for page in pages
    )
    return document({"sogov": VERSION, "rules": rules})


def page_pieces(page: Page, _style: Style) -> Iterator[str]:
    """A page as one JSON object; severity is null where the rule states it."""
    return document(
        {
            "sogov": VERSION,
            "name": page.name,
            "kind": page.kind,
            "severity": page.severity,
            "summary": page.summary,
            "page": page.text,
            "bad": _example(page.bad),
            "good": _example(page.good),
        }
    )


def _example(example: Example | None) -> object:
    return None if example is None else {"as_of": example.as_of, "documents": dict(example.documents)}
