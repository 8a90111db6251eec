"""Pages: what the catalogue says of a check, for the formats, which do not know checks."""

from sogov.checks.check import Check
from sogov.findings.pages import Page


def page_of(check: Check) -> Page:
    """The page of a check."""
    return Page(check.name, check.kind, check.severity, check.page, check.bad, check.good)
