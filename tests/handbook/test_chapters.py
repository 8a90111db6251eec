"""What single chapters say, where the worlds that are read back do not have it."""

import re
from collections.abc import Mapping
from decimal import Decimal

import pytest

from sogov.evaluation.report import Report
from sogov.findings.findings import Finding
from sogov.handbook import html
from sogov.handbook.chapters import agenda, conflicts, funding, matrix
from sogov.handbook.editions import folder_edition, page_edition
from sogov.handbook.freshness import Difference, differences
from sogov.handbook.manifest import MANIFEST
from sogov.handbook.notes import NOTES_BEGIN, NOTES_END, notes_in, with_notes, without_notes
from sogov.handbook.page import Bar, Chart, Section, Table
from sogov.handbook.phrases import phrase, plain, series
from sogov.handbook.subject import Subject
from tests.handbook.readers import cells_in_markdown, cells_in_payload, payload_in, tables
from tests.handbook.test_read_back import titles, without_amounts
from tests.handbook.worlds import cells_of, commerce, example, firm, nothing, report_of

BASE: Mapping[str, object] = {
    "organisation": {"id": "acme", "name": "Acme"},
    "functions": [{"id": "marketing"}, {"id": "technology"}, {"id": "legal"}],
    "departments": [{"id": f"d{number}", "name": f"D {number}", "performs": ["marketing"]} for number in range(14)],
    "platforms": [{"id": "con", "name": "Console", "kind": "video"}],
}


def many(number: int, cost: Mapping[str, object] | None = None) -> dict[str, object]:
    """A firm with so many resources on one platform, half of them in a group of their own."""
    resources = [
        {
            "id": f"r{one:04}",
            "kind": "account",
            "platform": "con",
            "department": f"d{one % 14}",
            "declared": {"consulted": [f"department:d{one % 7}"], "funds": {"marketing": "100%"}},
            **({"cost": cost} if cost is not None else {}),
        }
        for one in range(number)
    ]
    return {**BASE, "resources": resources}


def test_long_pages_continue() -> None:
    """What is too long for one page continues on others, which lead to each other, and nothing is lost."""
    report = report_of(many(1000), {"policy": "p", "rules": [{"id": "r", "assign": {"manages": "marketing"}}]})
    files = folder_edition(report, is_html=False)
    expected = {key: cell for key, cell in cells_of(report).items() if cell["status"] != "none"}

    assert {"platforms/con@.md", "platforms/con@2.md", "funding@2.md"} < files.keys()
    assert "Part 2 of 2; the others&#58; [1](con@.md)." in files["platforms/con@2.md"]
    assert expected == cells_in_markdown(files, titles(report))


def test_a_group_may_be_longer_than_a_page() -> None:
    """A group that does not fit says on each page from which of its resources on they are shown."""
    organisation = {**BASE, "resources": [{"id": f"r{one:04}", "kind": "account"} for one in range(1001)]}
    files = folder_edition(report_of(organisation), is_html=False)
    headings = [
        re.findall(r"^## (.*)$", files[f"without-platform{part}.md"], re.MULTILINE) for part in ("", "@2", "@3")
    ]

    assert [
        ["Group 1, 1,001 resources"],
        ["Group 1, 1,001 resources, from number 501"],
        ["Group 1, 1,001 resources, from number 1001"],
    ] == headings


def test_many_answers_are_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers beyond a size are packed, and are the same ones."""
    plainly = payload_in(page_edition(firm()))
    monkeypatch.setattr(html, "PLAIN", 1000)
    page = page_edition(firm())

    assert 'id="packed"' in page
    assert plainly == payload_in(page)
    assert {key: without_amounts(cell) for key, cell in cells_of(firm()).items()} == cells_in_payload(payload_in(page))


def test_money_beyond_what_scripts_count() -> None:
    """An amount that a script cannot count exactly is a text in the answers."""
    report = report_of(many(1, {"amount": "999999999999999", "per": "month"}))

    assert ["99999999999999900"] == payload_in(page_edition(report))["resources"]["costs"]


def test_charts_add_up_the_rest() -> None:
    """A chart has a dozen bars at most, and one for all others."""
    report = report_of(many(14, {"amount": 100, "per": "month"}))
    (chart,) = [one for one in funding.charts(Subject(report)) if "department" in one.title]

    assert 13 == len(chart.bars)
    assert Bar(phrase("2 others"), 1.0, "200.00") == chart.bars[-1]


def test_charts_without_money_count_shares() -> None:
    """Where nothing has a cost every resource counts the same; a holder without a department is no department."""
    declared = {"funds": {"marketing": "50%", "legal": "rest"}, "informed": ["department:d1"]}
    organisation = {**BASE, "resources": [{"id": "a", "kind": "account", "department": "d0", "declared": declared}]}
    subject = Subject(report_of(organisation))
    charts = [[(plain(bar.name), bar.figure) for bar in chart.bars] for chart in funding.charts(subject)]

    assert [[("legal", "50%"), ("marketing", "50%")], [("D 0", "50%")]] == charts
    assert {"d0": {}} == subject.ledger.neighbours


def test_no_chart_of_nothing() -> None:
    """Where nobody pays there is no chart, and the page says that there are no costs."""
    assert [] == list(funding.charts(Subject(nothing())))
    assert "No resource states what it costs" in folder_edition(nothing(), is_html=False)["funding.md"]


def test_long_lists_of_what_nobody_pays_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of what no department pays is as long as one can read, and says what it leaves out."""
    monkeypatch.setattr(funding, "MOST", 1)
    page = folder_edition(firm(), is_html=False)["funding.md"]
    balance = firm_balance()

    assert "1 more; what the funders of a resource pay stands with each, resource by resource." in page
    assert Decimal("300.10") == balance


def firm_balance() -> Decimal:
    """What nobody pays in the firm, in its own currency."""
    return Subject(firm()).statistics.balances[0].unpaid


def test_hints() -> None:
    """Rules of thumb: nobody accountable, nobody at work, nearly everybody consulted."""
    everybody = {"consulted": ["marketing", "technology"], "manages": None}
    report = report_of(
        {**BASE, "resources": [{"id": "a", "kind": "account"}]},
        {"policy": "p", "rules": [{"id": "r", "assign": everybody}]},
    )
    subject = Subject(report)
    (line,) = matrix.lines_of(subject.groups, subject)

    assert (
        *("funds: gap", "consulted: ambiguous", "consulted: vacant", "nobody is accountable", "nobody does the work"),
        "nearly everybody is consulted",
    ) == line.hints


def test_policies_that_are_not_in_effect() -> None:
    """A policy says when it is in effect, and a rule that is not that it is not."""
    policy = {
        "policy": "p",
        "effective": {"until": "2026-01-01"},
        "rules": [{"id": "r", "assign": {"manages": "marketing"}, "effective": {"from": "2025-01-01"}}],
    }
    page = folder_edition(report_of(many(1), policy), is_html=False)["policies/p.md"]

    assert "In effect until 2026-01-01; it has ended." in page
    assert "not in effect on 2026-11-23" in page


def test_a_finding_with_nothing_to_say() -> None:
    """A finding without remedy, rules, resources and places is told by its sentence."""
    section = conflicts.finding_section(Finding("bare", "gap", "note", "nobody knows"), 1, Subject(nothing()))

    assert isinstance(section, Section)
    assert "1. Bare" == section.title
    assert () == section.blocks[1].items  # type: ignore[union-attr]  # the list of its details


def test_nothing_is_open() -> None:
    """Where nothing is found, and nothing falls due, the pages say so."""
    subject = Subject(report_of({**BASE}))

    assert [("Nothing is open.")] == [plain(block.text) for block in conflicts.page(subject).blocks]  # type: ignore[union-attr]
    assert "Nothing falls due" in folder_edition(nothing(), is_html=False)["waivers-and-reviews.md"]


def test_the_agenda_names_the_first_few() -> None:
    """What ends on one day is one line, which names five and counts the others; soon is told from later."""
    effective = {"from": "2020-01-01", "until": "2027-12-31"}
    resources = [{"id": f"r{one}", "kind": "account", "effective": effective} for one in range(8)]
    policy = {"policy": "p", "review_by": "2026-12-01", **RULE}
    subject = Subject(report_of({**BASE, "resources": resources}, policy))
    rows = [[plain(cell) for cell in agenda.agenda_row(item, subject).cells] for item in agenda.items(subject)]

    assert [
        ["2026-12-01", "within 90 days", "review", "p"],
        ["2027-12-31", "later", "resource ends", "r0, r1, r2, r3, r4 and 3 more"],
    ] == rows


RULE: Mapping[str, object] = {"rules": [{"id": "r", "assign": {"manages": None}}]}


def test_the_matrix_counts_every_resource_once() -> None:
    """The lines of the matrix hold all resources, and their letters are those of the first of each."""
    for report in (commerce(), firm()):
        subject = Subject(report)
        lines = matrix.lines_of(subject.groups, subject)
        letters = {one.id: one.letter for one in report.evaluation.organisation.responsibilities}
        cells = cells_of(report)

        assert len(report.evaluation.resources) == sum(line.number for line in lines)
        for line in lines:
            held = {
                (holder["holder"], letters[responsibility])
                for (resource, responsibility), cell in cells.items()
                if resource == line.first
                for holder in cell["holders"]  # type: ignore[attr-defined]  # JSON
            }
            assert held == {
                (str(holder), part.partition(" ")[0].rstrip("?"))
                for holder, written in line.letters
                for part in written.split(" · ")
            }


def test_departments_count_what_they_hold() -> None:
    """The numbers beside each department are those of the cells that it holds."""
    for report in (commerce(), firm()):
        (rows,) = tables(folder_edition(report, is_html=False)["departments.md"])
        cells = list(report.cells)
        heads = list(rows[0])[2:5]
        assert rows
        for row in rows:
            department = re.findall(r"departments/(.*)\.md", row["Department"])[0]
            for head, responsibility in zip(heads, ("funds", "manages", "operates"), strict=True):
                number = sum(
                    any(holder.department == department for holder in cell.holders)
                    for cell in cells
                    if cell.responsibility == responsibility
                )
                assert (f"{number:,}" if number else "") == row[head].strip()


def test_charts_and_tables_of_values() -> None:
    """Two charts that say the same are the same, and a phrase of nothing is nothing."""
    assert Chart("a", ()) == Chart("a", ())
    assert Table("a", (), ()) != Table("b", (), ())
    assert () == series([])
    assert "a, b and c" == plain(series(["a", "b", "c"]))


def test_notes() -> None:
    """Notes are what stands between the marks, to the last of them; a text without both marks has none."""
    page = f"a\n{NOTES_BEGIN}\n\n{NOTES_END}\n"
    noted = with_notes(page, f"one {NOTES_END} two")

    assert page == with_notes(page, "")
    assert f"one {NOTES_END} two" == notes_in(noted)
    assert page == without_notes(noted)
    assert ("", "no marks") == (notes_in("no marks"), without_notes("no marks"))
    assert ("", f"x {NOTES_BEGIN}") == (notes_in(f"x {NOTES_BEGIN}"), without_notes(f"x {NOTES_BEGIN}"))


def test_differences() -> None:
    """Texts that are not the same, not there, or not wanted, by name."""
    assert (Difference("a", "changed"), Difference("b", "missing"), Difference("c", "extra")) == differences(
        {"a": "1", "b": "2", "d": "3"}, {"a": "2", "c": "", "d": "3"}
    )


def test_the_order_of_files_changes_nothing() -> None:
    """Documents in another order give the same pages, but for the numbers by which their places name them."""
    documents = [many(3), {"policy": "p", **RULE}, {"policy": "q", **RULE}]
    first, other = (placeless(report_of(*given)) for given in (documents, documents[::-1]))

    assert first
    assert first == other


def placeless(report: Report) -> dict[str, str]:
    """The pages without the names of documents, which are numbered as they are given, and without digests."""
    files = folder_edition(report, is_html=False)
    return {name: re.sub(r"document \d", "document", text) for name, text in files.items() if name != MANIFEST}


def test_the_same_documents_give_the_same_bytes() -> None:
    """Two evaluations of the same files come to the same bytes."""
    again = example("firm")

    assert folder_edition(firm(), is_html=False) == folder_edition(again, is_html=False)
    assert folder_edition(firm(), is_html=True) == folder_edition(again, is_html=True)


def test_resources_that_are_no_more_are_left_out() -> None:
    """What is not in effect on the day is on no page; a holder that nobody stands for is with its function."""
    ended = {"id": "ended", "kind": "account", "effective": {"until": "2020-01-01"}}
    vacant = {"id": "vacant", "kind": "account", "declared": {"manages": "legal"}}
    files = folder_edition(report_of({**BASE, "resources": [ended, vacant]}), is_html=False)

    assert "ended" not in files["without-platform.md"]
    assert "vacant&#58; no department in effect stands for it" in files["without-platform.md"]
    assert "[vacant](../without-platform.md#group-1-vacant)" in files["functions/legal.md"]
