"""The pictures of the page for browsers: `python docs/screenshots.py` takes them, with Playwright and Chromium.

They are of the examples, on the day that the terminals of the pages are of.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import attrs
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import sogov
from sogov.handbook.editions import page_edition

PROJECT = Path(__file__).parents[1]
FOLDER = PROJECT / "docs" / "pictures"
DAY = date(2026, 11, 23)
SIZES = {"desktop": {"width": 1200, "height": 860}, "phone": {"width": 390, "height": 844}}
COLOURS = 64


@attrs.frozen
class Picture:
    """A place on the page of an example, and whether something is opened before the picture is taken."""

    name: str
    place: str
    example: str = "commerce"
    opens: bool = False
    scheme: str = "light"


PICTURES = (
    Picture("overview", "overview"),
    Picture("explore", "explore:q=weather&finding=any"),
    Picture("matrix", "matrix"),
    Picture("funding", "funding"),
    Picture("departments", "departments"),
    Picture("department", "department:noaa-communications"),
    Picture("functions", "functions"),
    Picture("function", "function:technology"),
    Picture("platform", "platform:linkedin"),
    Picture("resource", "resource:linkedin-10304554", opens=True),
    Picture("policies", "policy:department"),
    Picture("conflicts", "conflicts-and-gaps"),
    Picture("waivers", "waivers-and-reviews"),
    Picture("collaboration", "collaboration"),
    Picture("firm-overview", "overview", "firm"),
    Picture("firm-funding", "funding", "firm"),
    Picture("firm-resource", "resource:kitchen-table-forum", "firm", opens=True, scheme="dark"),
    Picture("firm-waivers", "waivers-and-reviews", "firm"),
)


def take(wanted: list[str]) -> None:
    """Take the pictures with these names, all of them without one, at both sizes."""
    FOLDER.mkdir(exist_ok=True)
    os.chdir(PROJECT)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        files = dict(_pages(Path(folder)))
        for picture in PICTURES:
            if not wanted or picture.name in wanted:
                for size in SIZES:
                    _take(picture, size, files[picture.example], browser)
        browser.close()


def _pages(folder: Path) -> Iterator[tuple[str, Path]]:
    for example in {picture.example for picture in PICTURES}:
        file = folder / f"{example}.html"
        report = sogov.evaluate(sogov.load(Path("policies", "examples", example)), as_of=DAY)
        file.write_text(page_edition(report), encoding="utf-8")
        yield example, file


def _take(picture: Picture, size: str, file: Path, browser: Browser) -> None:
    context = browser.new_context(viewport=SIZES[size], color_scheme=picture.scheme)  # type: ignore[arg-type]  # JSON
    page = context.new_page()
    page.goto(f"{file.as_uri()}#{picture.place}")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    if picture.opens:
        page.evaluate(
            "[...document.querySelectorAll('.current article details')].slice(0, 2).forEach(one => one.open = 1)"
        )
    page.wait_for_timeout(300)
    shot = Image.open(BytesIO(page.screenshot()))
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        FOLDER / f"{picture.name}-{size}.png", optimize=True
    )
    context.close()


if __name__ == "__main__":
    take(sys.argv[1:])
