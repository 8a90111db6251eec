"""An organisation in which whatever can be named is named to do harm, for numbers, tables and diagrams."""

from datetime import date
from functools import cache

import sogov
from sogov.evaluation.report import Report
from tests.formats.world import HOSTILE

DAY = date(2026, 11, 23)

ODD_IDS = ("end", "graph", "subgraph", "style", "click", "o", "x", "0.5", "1e5", "TRUE", "node", "edge", "strict", "n0")
"""Words of diagram languages, and what spreadsheets take for numbers."""

RESOURCES = (*ODD_IDS, "quiet", "torn", "left-over")


@cache
def hostile() -> Report:
    """The report on an organisation with shares, gaps, conflicts, and holders whom nobody stands for."""
    organisation = {
        "organisation": {"id": "acme", "name": HOSTILE},
        "functions": [{"id": "marketing", "name": HOSTILE}, {"id": "technology", "name": HOSTILE}, {"id": "legal"}],
        "departments": [
            {
                "id": "end",
                "name": HOSTILE,
                "performs": ["marketing"],
                "budget": {"amount": 1, "per": "year"},
                "capacity": {"hours": 1, "per": "year"},
            },
            {"id": "graph", "name": "=SUM(1;2)", "parent": "end", "performs": ["technology"], "serves": "@root"},
        ],
        "platforms": [{"id": "subgraph", "name": HOSTILE, "kind": "end"}, {"id": "x", "kind": "social-network"}],
        "responsibilities": [
            {"id": "funds", "name": HOSTILE, "letter": f"F{HOSTILE}"},
            {"id": "manages", "letter": "=A"},
            {"id": "click", "holders": "many", "name": '"; DROP TABLE x; --', "letter": "|"},
        ],
        "resources": [
            {
                "id": name,
                "name": f"{HOSTILE} {name}",
                "kind": "click",
                "platform": "subgraph" if number % 2 else "x",
                "cost": {"amount": "100.01", "per": "month"},
                "effort": {"hours": 10, "per": "month"},
                "stage": "run",
                "tags": [HOSTILE],
            }
            for number, name in enumerate(RESOURCES)
        ],
    }
    policy = {
        "policy": "p",
        "title": HOSTILE,
        "rules": [
            {
                "id": "all",
                "where": {"resource": {"not": ["left-over"]}},
                "assign": {
                    "funds": {"marketing": "1/3", "department:graph": "1/3", "legal": "1/6"},
                    "manages": "marketing",
                    "consulted": ["marketing", "technology", "legal"],
                    "click": ["@home", "technology"],
                },
            }
        ],
    }
    rival = {
        "policy": "rival",
        "rules": [
            {"id": "r", "where": {"resource": "torn"}, "assign": {"manages": "legal", "funds": {"legal": "120%"}}}
        ],
    }
    return sogov.evaluate(sogov.parse(organisation, policy, rival), as_of=DAY)
