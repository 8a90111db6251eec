"""The page for a large organisation: it opens, answers at once, and can be sent by mail."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from time import monotonic

import pytest
from landscape import Size
from playwright.sync_api import Page
from workload import write

import sogov
from sogov.evaluation.report import Report

SECOND = 1.0
MOST = 2_500_000
OPENING = 30_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the documents are, which are read as they are needed."""
    return tmp_path_factory.mktemp("workloads")


def large(folder: Path, resources: int) -> Callable[[], Report]:
    """The report on the workload with so many resources, when it is asked for."""

    def workload() -> Report:
        write(folder / str(resources), Size(resources=resources))
        return sogov.evaluate(sogov.load(folder / str(resources)), as_of=date(2026, 11, 23))

    workload.__name__ = f"workload-{resources}"
    return cache(workload)


def test_answers_within_a_second(visit: Callable[..., Page], folder: Path) -> None:
    """With 5,000 resources whatever is asked is answered within a second."""
    world = large(folder, 5_000)
    page = visit(world)
    organisation = world().evaluation.organisation
    last, holder = world().evaluation.resources[-1], organisation.functions[0].id
    platform, department = organisation.platforms[0].id, organisation.departments[0].id
    taken = {}
    for name, action, shown in (
        ("explore", "location.hash = 'explore'", "#explore.current tbody tr"),
        ("search", f"location.hash = 'explore:q={last}'", f"#explore a[href='#resource:{last}']"),
        ("filter", f"location.hash = 'explore:holder={holder}&platform={platform}'", "#explore.current tbody tr"),
        ("resource", f"location.hash = 'resource:{last}'", "#one.current article.answer"),
        ("department", f"location.hash = 'department:{department}'", "#one.current .facts"),
        ("matrix", "location.hash = 'matrix'", "#matrix.current tbody tr"),
        ("funding", "location.hash = 'funding'", "#funding.current .live tbody tr"),
        ("policies", "location.hash = 'policies'", "#policies.current h2"),
    ):
        start = monotonic()
        page.evaluate(action)
        page.wait_for_selector(shown, state="attached")
        taken[name] = monotonic() - start

    assert {} == {name: seconds for name, seconds in taken.items() if seconds > SECOND}


def test_fifty_thousand_open(
    visit: Callable[..., Page], pages: Callable[[Callable[[], Report]], Path], folder: Path
) -> None:
    """With 50,000 resources the page stays small enough to be sent, opens, and finds one of them."""
    world = large(folder, 50_000)
    assert pages(world).stat().st_size < MOST

    page = visit(world)
    last = world().evaluation.resources[-1]
    page.get_by_label("Search everything that is answered for").fill(last)
    page.get_by_role("button", name="Search").click()
    page.wait_for_selector(f"#explore a[href='#resource:{last}']", timeout=OPENING)
    page.locator(f"a[href='#resource:{last}']").first.click()

    assert page.locator("#one.current article.answer").count()
