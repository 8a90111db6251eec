"""The directory: in which file, and under which heading, each thing has its place."""

import re
from collections.abc import Iterable

import attrs

from sogov.handbook.page import Page, sections
from sogov.handbook.phrases import Target

# What Windows takes for a device, whatever stands behind the first point.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
_NO_SLUG = re.compile(r"[^\w\- ]")


@attrs.frozen
class Directory:
    """The path of a page, and the heading on it (empty: its beginning), for each target."""

    places: dict[Target, tuple[str, str]]

    def way(self, target: Target, start: str) -> str | None:
        """A relative link from a page to a target; None where it has no place."""
        found = self.places.get(target)
        if found is None:
            return None
        path, slug = found
        anchor = f"#{slug}" if slug else ""
        if path == start and anchor:
            return anchor
        here, there = start.split("/")[:-1], file_of(path).split("/")
        while here and len(there) > 1 and here[0] == there[0]:
            here, there = here[1:], there[1:]
        return "/".join([".."] * len(here) + there) + anchor


def directory_of(pages: Iterable[Page]) -> Directory:
    """The directory of all pages; where several claim a thing, the first has it."""
    places: dict[Target, tuple[str, str]] = {}
    for page in pages:
        for target in (Target("page", page.path), *page.targets):
            places.setdefault(target, (page.path, ""))
        for _, section in sections(page.blocks):
            for target in section.targets:
                places.setdefault(target, (page.path, slug_of(section.title)))
    return Directory(places)


def slug_of(title: str) -> str:
    """The name that GitHub, GitLab, MkDocs and Sphinx alike give to a heading."""
    return _NO_SLUG.sub("", title.lower()).replace(" ", "-")


def file_of(path: str) -> str:
    """The name of the Markdown file of a page; no system takes it for anything but a file."""
    folder, slash, name = path.rpartition("/")
    is_device = name.partition(".")[0].lower() in _DEVICES
    return f"{folder}{slash}{name}{'@' if is_device else ''}.md"
