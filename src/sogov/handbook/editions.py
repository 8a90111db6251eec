"""Editions: the handbook as the files of a folder, or as one page for browsers."""

from sogov.documents.collector import collector_paused
from sogov.evaluation.report import Report
from sogov.handbook.handbook import pages_of
from sogov.handbook.manifest import MANIFEST, manifest_text
from sogov.handbook.markdown import markdown_files

INDEX = "index.html"


@collector_paused()
def folder_edition(report: Report, *, is_html: bool) -> dict[str, str]:
    """The handbook as a folder: texts by the names of their files, the manifest among them."""
    files = {INDEX: page_edition(report)} if is_html else markdown_files(pages_of(report))
    return {**files, MANIFEST: manifest_text(files, report.as_of)}


@collector_paused()
def page_edition(report: Report) -> str:
    """The handbook as one page for browsers, which needs nothing but itself."""
    from sogov.handbook.html import html_page

    return html_page(report)
