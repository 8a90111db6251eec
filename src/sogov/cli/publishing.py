"""Publishing: the editions of the documents, each written where it belongs or compared with what is there."""

from collections.abc import Iterable
from pathlib import Path

import attrs

from sogov.cli import exits
from sogov.cli.console import Console
from sogov.cli.folders import texts_in, write_folder
from sogov.cli.outputs import refuse_links, write_whole
from sogov.cli.usage import UsageError
from sogov.evaluation.report import Report
from sogov.formats.escapes import visible
from sogov.formats.prose import counted
from sogov.handbook.editions import folder_edition, page_edition
from sogov.handbook.freshness import Difference, differences
from sogov.handbook.manifest import MANIFEST, read_manifest


@attrs.frozen
class Edition:
    """Where the documents go: a folder, in Markdown or as a page for browsers, and a page of its own."""

    folder: Path | None
    is_html: bool
    page: Path | None

    @property
    def day(self) -> str | None:
        """The day that the documents in the folder are of, or None where nothing says it."""
        if self.folder is None:
            return None
        manifest = read_manifest(texts_in(self.folder).get(MANIFEST, ""))
        return manifest.as_of.isoformat() if manifest is not None else None


def edition_of(folder: str | None, html: str | None) -> Edition:
    """The edition that options ask for; raises UsageError where they name no place, or one that cannot be written."""
    if folder is None and not html:
        raise UsageError(
            "nothing says where to write; name a folder with `-o FOLDER`, or a page with `--html FILE.html`"
        )
    edition = Edition(
        Path(folder) if folder is not None else None, html is not None and not html, Path(html) if html else None
    )
    if edition.folder is not None and Path.cwd().is_relative_to(edition.folder.resolve()):
        raise UsageError(f"`{folder}` is the current folder, or above it; name one below it")
    return edition


def written(edition: Edition, report: Report, console: Console, *, is_quiet: bool) -> int:
    """Write an edition, and say what was written; the exit code."""
    said = []
    if edition.folder is not None:
        texts = folder_edition(report, is_html=edition.is_html)
        changed = write_folder(edition.folder, texts)
        state = (
            f"{counted(len(texts), 'file')} in {edition.folder}" if changed else f"{edition.folder} is as it should be"
        )
        said.append(state)
    if edition.page is not None:
        write_whole(edition.page, [page_edition(report)])
        said.append(str(edition.page))
    if not is_quiet:
        console.say(f"written: {', '.join(said)}")
    return exits.DONE


def checked(edition: Edition, report: Report, console: Console, *, is_quiet: bool) -> int:
    """Compare an edition with what is there, and list the differences; the exit code."""
    found: list[Difference] = []
    if edition.folder is not None:
        found += differences(folder_edition(report, is_html=edition.is_html), texts_in(edition.folder))
    if edition.page is not None:
        found += differences({str(edition.page): page_edition(report)}, _page_in(edition.page))
    console.write_all(_lines(found, edition))
    if not is_quiet:
        console.say(f"stale: {counted(len(found), 'file')}" if found else "the documents are as they should be")
    return exits.FOUND if found else exits.DONE


def _page_in(page: Path) -> dict[str, str]:
    refuse_links(page)
    return {str(page): page.read_bytes().decode("utf-8", "surrogateescape")} if page.is_file() else {}


def _lines(found: Iterable[Difference], edition: Edition) -> Iterable[str]:
    for difference in found:
        inside = edition.folder is not None and difference.name != str(edition.page)
        name = f"{edition.folder}/{difference.name}" if inside else difference.name
        yield f"{difference.fault}: {visible(name)}\n"
