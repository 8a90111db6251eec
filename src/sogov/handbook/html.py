"""HTML: the handbook as one page for browsers; what is essential in it can be read without any script."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator
from importlib.resources import files

from sogov.evaluation.report import Report
from sogov.handbook.chapters import agenda, collaboration, conflicts, funding, holders, overview, policies
from sogov.handbook.markup import blocks_markup, escaped
from sogov.handbook.page import Page
from sogov.handbook.payload import payload_of
from sogov.handbook.subject import Subject

STYLE = "page.css"
SCRIPTS = (
    *("elements.js", "answers.js", "tables.js", "drawing.js", "resource.js", "holders.js", "explore.js", "matrix.js"),
    *("funding.js", "pages.js"),
)
# Beyond this the answers are packed: a page for a large organisation is to open and to be sent by mail.
PLAIN = 1_000_000
_LIVE = {
    "explore": ("Explore", "Every resource, by what it is and who answers for it."),
    "matrix": ("Responsibility matrix", "Resources against those who hold them."),
}


def html_page(report: Report) -> str:
    """The handbook of a report as one page, which asks nothing of any network and runs no script but its own."""
    subject = Subject(report)
    style, script = _asset(STYLE), "\n".join(_asset(name) for name in SCRIPTS)
    sources = f"script-src '{_digest(script)}'; style-src '{_digest(style)}'"
    policy = f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"
    name = escaped(report.evaluation.organisation.name)
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{name}: who answers for what</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            '<a class="skip" href="#main">Skip to the content</a>',
            *_header(name, report),
            '<main id="main" tabindex="-1">',
            *_sections(subject),
            "</main>",
            f"<footer><p>Written by sogov from the files of {name}, for {report.as_of.isoformat()}.</p></footer>",
            _data(json.dumps(payload_of(subject), separators=(",", ":"))),
            f"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        )
    )


def _header(name: str, report: Report) -> Iterator[str]:
    yield f'<header><p class="brand"><a href="#overview">{name}</a> <span>{report.as_of.isoformat()}</span></p>'
    links = (
        *(("overview", "Overview"), ("explore", "Explore"), ("matrix", "Matrix"), ("funding", "Funding")),
        *(("departments", "Departments"), ("functions", "Functions"), ("policies", "Policies")),
        *(("conflicts-and-gaps", "Conflicts and gaps"), ("waivers-and-reviews", "Waivers and reviews")),
        ("collaboration", "Collaboration"),
    )
    yield '<nav aria-label="Pages"><ul>'
    yield from (f'<li><a href="#{target}">{title}</a></li>' for target, title in links)
    yield "</ul></nav></header>"


def _sections(subject: Subject) -> Iterator[str]:
    home = overview.page(subject, has_contents=False)
    yield _section("overview", home)
    for path, (title, about) in _LIVE.items():
        yield f'<section class="page" id="{path}"><h1>{title}</h1><p>{about}</p>'
        yield '<noscript><p class="absent">This part needs JavaScript; <code>sogov docs</code> writes the same as '
        yield 'Markdown.</p></noscript><div class="live"></div></section>'
    yield _section("funding", Page("funding", "Funding", funding.summary(subject)), '<div class="live"></div>')
    yield _section("departments", holders.departments_page(subject))
    yield _section("functions", holders.functions_page(subject))
    parts = tuple(policies.policy_section(policy, subject) for policy in subject.evaluation.policies)
    index = policies.index_page(subject)
    yield _section("policies", Page("policies", index.title, (*index.blocks, *parts)))
    yield _section("conflicts-and-gaps", conflicts.page(subject))
    yield _section("waivers-and-reviews", agenda.page(subject))
    yield _section("collaboration", collaboration.page(subject))
    yield '<section class="page" id="one"><div class="live"></div></section>'


def _section(path: str, page: Page, more: str = "") -> str:
    body = "".join(blocks_markup(page.blocks, 2))
    return f'<section class="page" id="{path}"><h1>{escaped(page.title)}</h1>{body}{more}</section>'


def _data(text: str) -> str:
    """The answers, so that nothing in them ends the element that they stand in; packed where they are many."""
    if len(text) > PLAIN:
        packed = base64.b64encode(zlib.compress(text.encode(), 9)).decode()
        return f'<script type="text/plain" id="packed">{packed}</script>'
    plain = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/json" id="answers">{plain}</script>'


def _asset(name: str) -> str:
    return files("sogov").joinpath("handbook", "site", name).read_text(encoding="utf-8").strip() + "\n"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
