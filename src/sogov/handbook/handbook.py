"""The handbook: all its pages."""

from collections.abc import Iterator

from sogov.evaluation.report import Report
from sogov.handbook.chapters import (
    agenda,
    collaboration,
    conflicts,
    funding,
    holders,
    matrix,
    overview,
    platforms,
    policies,
)
from sogov.handbook.page import Page
from sogov.handbook.subject import Subject


def pages_of(report: Report) -> Iterator[Page]:
    """Every page of the handbook of a report, the overview first; paths and texts depend on the report alone."""
    subject = Subject(report)
    yield overview.page(subject)
    yield from matrix.pages(subject)
    yield matrix.stages_page(subject)
    yield from funding.pages(subject)
    yield holders.departments_page(subject)
    yield from holders.department_pages(subject)
    yield holders.functions_page(subject)
    yield from holders.function_pages(subject)
    yield platforms.index_page(subject)
    yield from platforms.pages(subject)
    yield policies.index_page(subject)
    yield from policies.pages(subject)
    yield conflicts.page(subject)
    yield agenda.page(subject)
    yield collaboration.page(subject)
