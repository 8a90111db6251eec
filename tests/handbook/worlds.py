"""Reports to make pages of: the two examples, a firm with everything in it, and a firm that means harm."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import sogov
from sogov.evaluation.report import Report
from sogov.formats.json_.cells import cell_object
from sogov.handbook.page import Page
from sogov.handbook.subject import Subject
from tests.explanation.worlds import ORGANISATION, POLICIES

DAY = date(2026, 11, 23)
EXAMPLES = Path(__file__).parents[2] / "policies" / "examples"

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "=cmd|' /C calc'!A0",
    '"; DROP TABLE resources; --',
    "A --> B; click A call alert()",
    'x"]; y [URL="javascript:alert(1)"',
    "\u202egnp.exe\u2066",
    "</script><script>alert(1)</script>",
    "</style><!-- --> ]]> &lt;b&gt; {{7*7}}",
    "a | b\n# heading\n- item\n> quote\n```",
    "https://evil.example @everyone #1 `code` *b* _i_ ~s~ $x$",
    "javascript:alert(1)",
    "\x00\x1b[31m\x07 \u2028 \ufeff",
    "<!-- sogov: notes begin --> x <!-- sogov: notes end -->",
    "🙂👩‍👩‍👧 Ω é",
)
"""What names may be made of by those who mean harm; none of it may be anything but text."""


def example(name: str) -> Report:
    """The report on one of the examples."""
    return sogov.evaluate(sogov.load(EXAMPLES / name), as_of=DAY)


@cache
def commerce() -> Report:
    """The accounts of a government department: no money, no stages, many findings."""
    return example("commerce")


@cache
def firm() -> Report:
    """A firm with money, hours, stages, waivers and reviews."""
    return example("firm")


def report_of(*documents: Mapping[str, object]) -> Report:
    """The report on documents that are given as values."""
    return sogov.evaluate(sogov.parse(*documents), as_of=DAY)


@cache
def everything() -> Report:
    """A small firm in which every sort of holder, share and finding occurs, successors and vacancies too."""
    return report_of(ORGANISATION, *POLICIES)


@cache
def nothing() -> Report:
    """An organisation without anything in it."""
    return report_of({"organisation": {"id": "empty"}})


@cache
def hostile() -> Report:
    """Every text that people write freely is one that could do harm somewhere."""
    return report_of(*_harmful())


def _harmful() -> list[dict[str, object]]:
    resources = [
        {
            "id": f"r{number}",
            "name": text,
            "kind": "account",
            "platform": f"p{number}",
            "department": f"d{number}",
            "stage": "run",
            "tags": [text],
            "cost": {"amount": "100.01", "per": "month"},
            "url": text,
        }
        for number, text in enumerate(HOSTILE)
    ]
    organisation: dict[str, object] = {
        "organisation": {"id": "acme", "name": HOSTILE[0]},
        "functions": [{"id": f"f{number}", "name": text, "head": text} for number, text in enumerate(HOSTILE)],
        "departments": [
            {"id": f"d{number}", "name": text, "performs": [f"f{number}"], "head": text, "contact": text}
            for number, text in enumerate(HOSTILE)
        ],
        "platforms": [
            {"id": f"p{number}", "name": text, "kind": "social-network", "vendor": text, "url": text}
            for number, text in enumerate(HOSTILE)
        ],
        "responsibilities": [
            {"id": "content", "name": HOSTILE[0], "holders": "one", "required": True, "letter": "<b>"},
            {"id": "funds", "name": HOSTILE[1], "letter": "|"},
        ],
        "resources": resources,
    }
    policies: list[dict[str, object]] = [
        {
            "policy": f"p{number}",
            "title": text,
            "rationale": text,
            "issuer": f"d{number}",
            "rules": [
                {
                    "id": "r",
                    "where": {"tags": text},
                    "assign": {"funds": {f"f{number}": "1/3", "@home": "rest"}, "manages": f"department:d{number}"},
                    "rationale": text,
                },
                {"id": "q", "require": {"involved": {"includes": [f"f{(number + 1) % len(HOSTILE)}"]}}},
            ],
            "waivers": [
                {
                    "id": "w",
                    "finding": "unassigned",
                    "where": {"resource": f"r{number}"},
                    "until": "2026-12-31",
                    "reason": text,
                    "approved_by": text,
                }
            ]
            if number % 2
            else [
                {"id": "w", "finding": "drift", "until": "2026-12-31", "reason": text, "approved_by": text},
            ],
        }
        for number, text in enumerate(HOSTILE)
    ]
    return [organisation, *policies]


WORLDS = {"commerce": commerce, "firm": firm, "everything": everything, "hostile": hostile}


def cells_of(report: Report) -> dict[tuple[str, str], Mapping[str, object]]:
    """What `who -f json` says, by resource and responsibility, as JSON values."""
    found = {}
    for cell in report.cells:
        plain: Mapping[str, object] = json.loads(json.dumps(cell_object(cell)))
        found[cell.resource, cell.responsibility] = plain
    return found


def subject(report: Report) -> Subject:
    """The subject of a handbook."""
    return Subject(report)


def page_at(pages: list[Page], path: str) -> Page:
    """The page with a path."""
    return next(page for page in pages if page.path == path)
