"""Pages: what the catalogue says of a check, for the formats, which do not know checks."""

from sogov.checks.check import Check, Example
from sogov.findings.pages import Page, Sample


def page_of(check: Check) -> Page:
    """The page of a check."""
    return Page(check.name, check.kind, check.severity, check.page, _sample(check.bad), _sample(check.good))


def _sample(example: Example | None) -> Sample | None:
    return None if example is None else Sample(example.documents, example.as_of)
