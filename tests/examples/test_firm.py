"""What the check finds in the example of a firm, as its README tells; the figures are worked by hand."""

import json
from datetime import date
from pathlib import Path

import pytest

import sogov
from sogov.evaluation.report import Report
from sogov.formats.markdown.statistics import pieces as markdown_pieces
from sogov.formats.style import PLAIN
from sogov.formats.text.statistics import pieces as text_pieces
from sogov.statistics.statistics import statistics_of
from tests.model.answers import answered
from tests.model.evaluator import judge

EXAMPLE = Path(__file__).parents[2] / "policies" / "examples" / "firm"
DAY = date(2026, 11, 23)

COMMUNITIES = ("customer-service", "emea", "finance", "marketing", "technology")
AMERICAN = ("facebook-us", "help-us", "instagram-us", "pinterest-us", "tiktok-us")
EMEA_PAID = (
    "facebook-nordics",
    "facebook-uk",
    "help-whatsapp",
    "instagram-uk",
    "listening-emea",
    "recipe-assistant",
    "tiktok-emea",
    "twelve-bakes",
)
SERVICE_WORK = (
    "facebook-northwind",
    "hale-professionals",
    "help-desk",
    "instagram-anz",
    "instagram-hale",
    "instagram-jp",
    "instagram-northwind",
    "kitchen-table-forum",
    "line-jp",
    "northwind-testers",
    "pinterest-northwind",
    "repair-cafe",
    "tiktok-northwind",
)

FINDINGS = {
    ("ambiguous-holder", "community", ("social-media/accounts",), AMERICAN),
    ("budget-exceeded", "funds", (), EMEA_PAID),
    ("capacity-exceeded", "operates", (), SERVICE_WORK),
    (
        "competing-holders",
        "manages",
        ("communities/hosts", "emea-marketing/campaign-communities"),
        ("twelve-bakes-club",),
    ),
    ("drift", "funds", ("social-media/brand",), ("facebook-uk", "instagram-uk")),
    ("expired-waiver", None, (), ()),
    ("missing-attribute", None, ("spending/approval",), ("facebook-us",)),
    (
        "over-funded",
        "funds",
        tuple(f"{policy}/{'languages' if policy == 'emea' else 'communities'}" for policy in COMMUNITIES),
        ("table-ronde",),
    ),
    ("overdue-review", None, (), ()),
    ("overruled", "content", ("apac/corporate-pages", "social-media/one-voice"), ("linkedin-apac",)),
    ("requirement-unmet", "funds", ("social-media/shared-money",), ("pinterest-us",)),
    ("requirement-unmet", None, ("early-technology/before-it-runs",), ("recipe-assistant",)),
    ("stale-reference", None, ("digital/series",), ()),
    ("under-funded", "funds", ("emea/listening",), ("listening-emea",)),
    ("unfunded", "funds", (), ("hale-voices",)),
    ("vacant-holder", "operates", ("apac/video",), ("kitchen-lab",)),
}

PAID = {
    "publishing-desk": {"group-marketing": "1440.00", "group-technology": "1260.00", "group-finance": "900.00"},
    "kitchen-table-forum": {"group-marketing": "1999.97", "group-technology": "1749.97", "group-service": "1249.98"},
    "twelve-bakes": {"emea-marketing": "4200.00", "emea-it": "1200.00", "emea-communications": "600.00"},
}


@pytest.fixture(scope="module")
def report() -> Report:
    """The report on the example."""
    return sogov.evaluate(sogov.load(EXAMPLE), as_of=DAY)


def test_the_findings_are_those_that_the_readme_tells(report: Report) -> None:
    """Every finding of the README, and no other."""
    found = [(finding.name, finding.responsibility, finding.rules, finding.subjects) for finding in report.findings]

    assert sorted(FINDINGS, key=repr) == sorted(found, key=repr)


def test_one_finding_is_waived(report: Report) -> None:
    """The pilot on TikTok may be paid by marketing alone for now."""
    waived = [(waived.waiver, waived.finding.name, waived.finding.subjects) for waived in report.waived]

    assert [("social-media/tiktok-pilot", "requirement-unmet", ("tiktok-us",))] == waived


@pytest.mark.parametrize("resource", PAID)
def test_each_funder_pays_what_was_worked_out_by_hand(report: Report, resource: str) -> None:
    """The table of money in the README."""
    paid = {holder.department: str(holder.amount) for holder in report.cell(resource, "funds").holders}

    assert PAID[resource] == paid


def test_the_naive_evaluator_judges_the_firm_alike() -> None:
    """Cells, findings and waived findings, before the Digital Office is dissolved, on the day, and after Christmas."""
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(EXAMPLE.rglob("*.json"))]

    assert documents
    for day in (date(2026, 6, 30), DAY, date(2027, 1, 7)):
        assert judge(documents, day) == answered(documents, day)


def test_numbers(report: Report) -> None:
    """What the statistics of the firm say of its hubs and of what nobody pays."""
    statistics = statistics_of(report)
    text = "".join(text_pieces(statistics, PLAIN))
    page = "".join(markdown_pieces(statistics, PLAIN))

    assert "several-hubs" == statistics.operating_model.kind
    assert {"hale-voices": "300.00", "listening-emea": "0.10"} == {
        part.resource: str(part.amount) for part in statistics.unallocated
    }
    assert "emea-marketing            7,143.30   7,000.00  102%!" in text
    assert "… and 6 departments without money, hours and limits; `-v` shows all of them" in text
    assert "group-finance                         9               5" in text
    assert "| group-finance | 9 | 5 |" in page
