"""Visits: a page in a browser of its own, with all that it complains of and all that it asks for."""

from pathlib import Path
from typing import Any

import attrs
from playwright.sync_api import Browser, Page

READY = "html[data-ready=yes]"


@attrs.frozen
class Visit:
    """A page that is looked at, the complaints that there were, and what was asked of anybody."""

    page: Page
    complaints: list[str]
    requests: list[str]
    address: str

    @staticmethod
    def of(browser: Browser, file: Path, place: str, options: Any) -> "Visit":  # noqa: ANN401  # what contexts take
        """A visit of a place on the page in a file, when it is ready."""
        page = browser.new_context(**options).new_page()
        visit = Visit(page, [], [], file.as_uri())
        page.on("console", lambda message: visit.complaints.append(message.text))
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.on("dialog", lambda dialog: visit.complaints.append(dialog.message))
        page.on("request", lambda request: visit.requests.append(request.url.partition("#")[0]))
        page.goto(f"{visit.address}#{place}" if place else visit.address)
        if options.get("java_script_enabled", True):
            page.wait_for_selector(READY, state="attached")
        return visit

    def end(self) -> None:
        """Close the page, which has complained of nothing and asked for nothing but itself."""
        self.page.context.close()
        assert [] == self.complaints
        assert {self.address} == set(self.requests)


def go(page: Page, place: str) -> None:
    """Go to another place on the page."""
    page.evaluate("place => { location.hash = place }", place)
    page.wait_for_function("place => decodeURIComponent(location.hash).startsWith('#' + place)", arg=place)
