"""The page for browsers in a browser; left out where there is no Playwright to drive one."""

import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from sogov.evaluation.report import Report
from sogov.handbook.editions import page_edition

if find_spec("playwright") is None:
    collect_ignore_glob = ["test_*"]
else:
    from playwright.sync_api import Browser, Page, sync_playwright

    from tests.browser.visits import Visit

EXECUTABLES = ("chromium", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium as the system has it."""
    executable = next(filter(None, map(shutil.which, EXECUTABLES)), None)
    assert executable is not None, "there is no Chromium; `apt-get install chromium` puts one there"
    with sync_playwright() as playwright:
        # The sandbox of Chromium does not run as root, which tests in containers do.
        found = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Callable[[], Report]], Path]:
    """The page of a world, written once."""
    folder = tmp_path_factory.mktemp("pages")
    written: dict[str, Path] = {}

    def page_of(world: Callable[[], Report]) -> Path:
        name = world.__name__
        if name not in written:
            written[name] = folder / f"{name}.html"
            written[name].write_text(page_edition(world()), encoding="utf-8")
        return written[name]

    return page_of


@pytest.fixture
def visit(browser: "Browser", pages: Callable[[Callable[[], Report]], Path]) -> "Iterator[Callable[..., Page]]":
    """Visits of pages that must end without an error, a refusal, a dialogue, or a request of any network."""
    visits: list[Visit] = []

    def begin(world: Callable[[], Report], place: str = "", **options: object) -> Page:
        visits.append(Visit.of(browser, pages(world), place, options))
        return visits[-1].page

    yield begin
    for one in visits:
        one.end()
