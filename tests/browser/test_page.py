"""What people do with the page: search, filter, click through to the reasons, by mouse and by keyboard alone."""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sogov.evaluation.report import Report
from sogov.formats.escapes import visible
from sogov.formats.prose import money
from sogov.handbook.names import Names
from sogov.values.holders import parse_holder
from sogov.values.shares import share_text
from tests.browser.visits import go
from tests.handbook.worlds import HOSTILE, commerce, everything, firm, hostile, nothing

Visits = Callable[..., Page]

PHONE = {"width": 390, "height": 844}
PLACES = (
    *("overview", "explore", "matrix", "funding", "departments", "functions", "policies", "conflicts-and-gaps"),
    *("waivers-and-reviews", "collaboration", "resource:kitchen-table-forum", "department:group-technology"),
    *("function:technology", "platform:kitchen-table", "resource:pinterest-us", "resource:none-such"),
)
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
AXE = files("axe_playwright_python") / "axe.min.js"


def head(page: Page) -> str:
    """The heading of what is shown."""
    return page.locator(".page.current h1").inner_text()


def results(page: Page) -> list[str]:
    """The ids of the resources that are found and shown."""
    rows = page.locator("#explore .results > .scroll tbody th a")
    return [str(link.get_attribute("href")).removeprefix("#resource:") for link in rows.all()]


def count(page: Page) -> str:
    """How many resources are found, as the page says it."""
    return page.locator("#explore .count").inner_text()


def test_search_and_click_through_to_the_reasons(visit: Visits) -> None:
    """From a word to a resource, its reasons, the rule behind them, and its words."""
    page = visit(commerce)
    page.get_by_label("Search everything that is answered for").fill("alaska")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#explore .count")).to_have_text("4 resources of 391")
    page.locator("a[href='#resource:twitter-nwsalaska']").first.click()

    assert "National Weather Service (Twitter)" == head(page)
    first = page.locator("article.answer").first
    first.get_by_text("Why").click()
    reason = first.locator("details li").first
    assert "department/accounts: For accounts not on a code hosting platform" in reason.inner_text()
    reason.get_by_role("link").first.click()
    page.wait_for_selector("#policies.current")
    assert "Rule 1, accounts" == page.evaluate("document.activeElement.textContent")
    page.go_back()
    page.wait_for_selector("#one.current")
    assert "National Weather Service (Twitter)" == head(page)


def test_filters(visit: Visits) -> None:
    """Resources are narrowed down by who holds them, platform, home, stage and finding, and the address keeps it."""
    page = visit(firm, "explore")
    cells = list(firm().cells)
    held = {cell.resource for cell in cells if any(holder.holder == "finance" for holder in cell.holders)}
    assert "44 resources of 44" == count(page)

    page.get_by_label("Held by").select_option("finance")
    assert held == set(results(page))
    page.get_by_role("button", name="Clear").click()
    page.locator("#explore").get_by_label("Stage", exact=True).select_option("plan")
    organisation = firm().evaluation.organisation
    assert {one.id for one in organisation.resources if one.stage == "plan"} == set(results(page))
    page.locator("#explore").get_by_label("Stage", exact=True).select_option("")
    page.get_by_label("Platform").select_option("linkedin")
    page.get_by_label("At home in or below").select_option("apac")
    assert ["linkedin-apac"] == results(page)
    assert page.url.endswith("#explore:platform=linkedin&home=apac")
    page.reload()
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    assert ["linkedin-apac"] == results(page)
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Finding").select_option("requirement-unmet")
    open_ones = {one for finding in firm().findings if finding.name == "requirement-unmet" for one in finding.subjects}
    assert open_ones == set(results(page))
    page.get_by_label("Finding").select_option("none")
    assert set() == open_ones & set(results(page))
    page.get_by_label("Finding").select_option("any")
    assert open_ones < set(results(page))


def test_by_keyboard_alone(visit: Visits) -> None:
    """Everything that matters is reached and done without a mouse, and the focus goes where the page goes."""
    page = visit(firm)
    page.keyboard.press("Tab")
    assert "Skip to the content" == page.evaluate("document.activeElement.textContent")
    tab_to(page, "document.activeElement.type === 'search'")
    page.keyboard.type("forum")
    page.keyboard.press("Enter")
    page.wait_for_selector("#explore.current")
    assert "Explore" == page.evaluate("document.activeElement.textContent")
    tab_to(page, "document.activeElement.hash === '#resource:kitchen-table-forum'")
    page.keyboard.press("Enter")
    page.wait_for_selector("#one.current")
    assert "The Kitchen Table" == page.evaluate("document.activeElement.textContent")
    tab_to(page, "document.activeElement.tagName === 'SUMMARY'")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")
    tab_to(page, "document.activeElement.closest('svg') !== null")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash.startsWith('#department:')")


def tab_to(page: Page, condition: str, most: int = 60) -> None:
    """Press the tabulator until something has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(condition):
            return
    raise AssertionError(condition)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(visit: Visits, scheme: str) -> None:
    """Axe finds nothing serious on any page, in light and in dark colours, with everything opened."""
    page = visit(firm, color_scheme=scheme)
    # Through the debugger, for the page itself lets no script in.
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    found = []
    for place in PLACES:
        go(page, place)
        page.evaluate("document.querySelectorAll('.current details').forEach(one => { one.open = true })")
        page.wait_for_timeout(150)
        options = {
            "resultTypes": ["violations"],
            "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
        }
        report: Any = page.evaluate("options => axe.run(document, options)", options)
        found += [
            (place, one["id"], one["impact"], [node["html"][:120] for node in one["nodes"][:3]])
            for one in report["violations"]
        ]

    assert [] == found


@pytest.mark.parametrize("world", [firm, everything], ids=lambda world: world.__name__)
def test_the_page_shows_what_who_says(visit: Visits, world: Callable[[], Report]) -> None:
    """Of every resource: the holders with their departments, shares and amounts, as they stand on the page."""
    report = world()
    page = visit(world)
    names = Names(report.evaluation.organisation)
    cells = [cell for cell in report.cells if cell.holders]
    shown: dict[str, list[tuple[str, list[str]]]] = {}
    for resource in report.evaluation.resources:
        go(page, f"resource:{resource}")
        page.wait_for_function("id => document.querySelector('#one dd').textContent === id", arg=resource)
        shown[resource] = page.evaluate(
            "[...document.querySelectorAll('article.answer')].map(one => [one.querySelector('h3').textContent, "
            "[...one.querySelectorAll('.holders > li')].map(held => held.textContent)])"
        )

    assert cells
    for cell in cells:
        letter = report.evaluation.organisation.responsibility[cell.responsibility].letter
        title = f"{letter} {names.title(cell.responsibility)}"
        lines = next(lines for head_of, lines in shown[cell.resource] if head_of == title)
        expected = []
        for holder in cell.holders:
            line = "".join(piece.text for piece in names.holder(parse_holder(holder.holder)))
            line += f" {share_text(holder.share)}" if holder.share is not None else ""
            if holder.amount is not None:
                line += f" = {money(holder.amount)} {report.evaluation.currency(cell.resource)} a month"
            if holder.department is not None and holder.holder != f"department:{holder.department}":
                line += ": " + "".join(piece.text for piece in names.department(holder.department))
            expected.append((line, holder.department is not None))
        assert len(expected) == len(lines)
        for (line, is_placed), actual in zip(expected, lines, strict=True):
            assert line == actual if is_placed else actual.startswith(line)


def test_the_parts_make_the_whole(visit: Visits) -> None:
    """The sum beside every funded resource is 100%, but for those that are under-funded or over-funded."""
    page = visit(firm, "funding")
    rows = page.evaluate(
        "[...document.querySelectorAll('#funding .live tbody tr')].map(row => "
        "[row.querySelector('th a').hash, row.cells[2].textContent, row.cells[3].textContent])"
    )
    off = {row[0].removeprefix("#resource:"): row[2] for row in rows if row[2] != "100%"}

    assert len(firm().evaluation.resources) == len(rows)
    assert {"hale-voices": "", "listening-emea": "99.99%", "table-ronde": "110%"} == off


def test_the_matrix_by_stage(visit: Visits) -> None:
    """As if all were planned, technology is consulted where it is not today; columns and groups can be changed."""
    page = visit(firm, "matrix")
    now = page.locator("#matrix table").inner_text()
    page.get_by_label("As if all were in the stage").select_option("plan")
    planned = page.locator("#matrix table").inner_text()
    page.get_by_label("Against").select_option("departments")
    page.get_by_label("Grouped by").select_option("kind")
    kinds = page.locator("#matrix tbody th[scope=row]").all_inner_texts()

    assert now != planned
    assert now.count("C") < planned.count("C")
    assert sorted({one.kind for one in firm().evaluation.organisation.resources}) == sorted(set(kinds))
    page.locator("#matrix summary").first.click()
    expect(page.locator("#matrix details[open] li a").first).to_be_visible()
    page.get_by_label("Search resources of the matrix").fill("no such thing")
    expect(page.locator("#matrix .count")).to_have_text("0 lines")


def test_departments_functions_and_platforms(visit: Visits) -> None:
    """Each has its page with what it holds, and a drawing of what is around it that leads on."""
    page = visit(firm, "department:group-technology")
    held = {cell.resource for cell in firm().cells for one in cell.holders if one.department == "group-technology"}
    funds = sum(
        any(one.department == "group-technology" for one in cell.holders)
        for cell in firm().cells
        if cell.responsibility == "funds"
    )

    assert held
    assert f"F Pays: {funds} resources" in page.locator("#one summary").all_inner_texts()
    page.locator("#one summary").first.click()
    expect(page.locator("#one details[open] tbody tr")).to_have_count(funds)
    page.locator("#one svg a[href^='#platform:']").first.click()
    page.wait_for_function("() => location.hash.startsWith('#platform:')")
    go(page, "function:marketing")
    expect(page.locator("#one h1")).to_have_text("Marketing")
    assert page.locator("#one svg a[href='#department:group-marketing']").count()


def test_groups_can_be_drawn(visit: Visits) -> None:
    """What was found can be drawn, as groups and never whole."""
    page = visit(commerce, "explore")
    page.get_by_text("Draw the groups").click()

    boxes = page.locator("#explore svg .box")
    # It is drawn when the browser has told that the part is open.
    boxes.first.wait_for()
    assert boxes.count() <= 19


def test_long_lists_grow_when_asked(visit: Visits) -> None:
    """The first hundred rows are shown, and more when somebody asks, with the focus on the first of them."""
    page = visit(commerce, "explore")

    assert 100 == len(results(page))
    page.locator("#explore").get_by_role("button", name="Show more").click()
    assert 200 == len(results(page))
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 101


@pytest.mark.parametrize("place", PLACES)
def test_a_phone_is_wide_enough(visit: Visits, place: str) -> None:
    """No page is wider than a phone."""
    page = visit(firm, place, viewport=PHONE)
    page.wait_for_timeout(100)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_paper(visit: Visits) -> None:
    """What is for the screen alone is not printed."""
    page = visit(firm, "policies")
    page.emulate_media(media="print")

    assert not page.locator("header nav").is_visible()
    assert page.get_by_text("For accounts and series, Communications manages").is_visible()


def test_without_scripts(visit: Visits) -> None:
    """Where no script runs, what is essential can be read, and what cannot says so."""
    page = visit(firm, java_script_enabled=False)

    assert page.get_by_text("Who funds and who manages 44 resources").is_visible()
    assert page.get_by_text("For accounts and series, Communications manages").is_visible()
    assert page.get_by_role("heading", name="1. Ambiguous holder").is_visible()
    assert page.locator("tr[id='department:group-technology']").is_visible()
    assert 2 == page.locator("noscript").count()


def test_harm_is_shown_as_text(visit: Visits) -> None:
    """Names that would act are read as they were written, on every page that shows them."""
    page = visit(hostile)
    for number, text in enumerate(HOSTILE):
        for kind, letter in (("resource", "r"), ("department", "d"), ("function", "f"), ("platform", "p")):
            go(page, f"{kind}:{letter}{number}")
            page.wait_for_function(
                "text => document.querySelector('#one h1').textContent === text", arg=visible(text), timeout=5000
            )
            page.evaluate("document.querySelectorAll('.current details').forEach(one => { one.open = true })")
    for place in ("explore", "matrix", "funding", "policies", "conflicts-and-gaps"):
        go(page, place)
        page.wait_for_selector(f"#{place}.current")
    ways = page.evaluate("[...document.querySelectorAll('a')].map(one => one.getAttribute('href'))")

    assert 0 == page.locator("img, iframe, object, embed, form[action]").count()
    assert set() == {way for way in ways if not str(way).startswith(("#", "https://evil.example "))}


def test_nothing_at_all(visit: Visits) -> None:
    """An organisation without anything has pages without anything."""
    page = visit(nothing)
    for place in ("explore", "matrix", "funding", "departments"):
        go(page, place)
        page.wait_for_selector(f"#{place}.current")

    assert "Departments" == head(page)


def test_the_address_is_not_trusted(visit: Visits) -> None:
    """What an address asks for is looked up, and shown as text where there is none such."""
    asked = "<img src=x onerror=alert(1)>"
    page = visit(firm, f"resource:{asked}")

    assert f"No resource {asked}" == head(page)
    go(page, "nowhere")
    page.wait_for_selector("#overview.current")
    assert json.loads(page.evaluate("JSON.stringify([...document.images])")) == []
