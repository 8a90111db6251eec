"""`sogov docs`: what it writes, what it keeps, what it refuses, and what it says of a folder that is stale."""

import ctypes
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from sogov.handbook.manifest import MANIFEST
from sogov.handbook.notes import NOTES_BEGIN, NOTES_END
from tests.cli.acme import BROKEN, CONFLICT, NO_RESOURCE, SOUND, Line

BOTH = "organisation.json policy.json"


def texts(folder: str) -> dict[str, str]:
    """The texts in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files(folder)}


def files(folder: str) -> list[Path]:
    """The files in a folder."""
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file()]


def noted(page: str, notes: str) -> None:
    """Write notes into a page."""
    path = Path(page)
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"{NOTES_BEGIN}\n", f"{NOTES_BEGIN}\n\n{notes}\n", 1), "utf-8")


@pytest.fixture
def written(line: Line) -> Line:
    """A folder with sound documents, and the pages of them."""
    line.write(SOUND)
    assert 0 == line.run("docs", "-o", "pages", *BOTH.split()).code
    return line


def test_a_folder_of_markdown(written: Line) -> None:
    """The folder holds its pages and a manifest with the digest of each of them."""
    found = texts("pages")
    manifest = json.loads(found[MANIFEST])

    assert {"README.md", "matrix.md", "policies/social-media.md", "departments/it.md"} < found.keys()
    assert (1, "2026-11-23") == (manifest["sogov"], manifest["as_of"])
    assert sorted(found.keys() - {MANIFEST}) == list(manifest["files"])


def test_the_same_again_changes_nothing(written: Line) -> None:
    """The same documents and day give the same bytes, and nothing is written twice."""
    before = {path: path.stat().st_mtime_ns for path in files("pages")}

    run = written.run("docs", "-o", "pages", *reversed(BOTH.split()))

    assert (0, "written: pages is as it should be\n") == (run.code, run.err)
    assert before == {path: path.stat().st_mtime_ns for path in files("pages")}


def test_a_page_for_browsers(line: Line) -> None:
    """A bare `--html` puts one page into the folder, and a path behind it is a document to read."""
    line.write(SOUND)

    assert 0 == line.run("docs", "-o", "site", "organisation.json", "--html", "policy.json").code
    assert {"index.html", MANIFEST} == texts("site").keys()
    assert 0 == line.run("docs", "-o", "site", "--check", "--html", *BOTH.split()).code


def test_a_page_of_its_own(line: Line) -> None:
    """`--html FILE.html` writes that file, also beside a folder of Markdown."""
    line.write(SOUND)

    run = line.run("docs", "--html", "page.html", *BOTH.split())
    both = line.run("docs", "--html=other.html", "-o", "pages", *BOTH.split())

    assert (0, "written: page.html\n") == (run.code, run.err)
    assert 0 == both.code
    assert "written: " in both.err
    assert Path("page.html").read_text("utf-8") == Path("other.html").read_text("utf-8")
    assert 0 == line.run("docs", "--html", "page.html", "--check", *BOTH.split()).code


def test_check_says_what_is_stale(written: Line) -> None:
    """Changed, missing and extra files are listed, and fail."""
    Path("pages/README.md").write_text("mine", "utf-8")
    Path("pages/policies.md").unlink()
    Path("pages/extra.txt").write_text("mine", "utf-8")

    run = written.run("docs", "-o", "pages", "--check", *BOTH.split())

    assert (1, "stale: 3 files\n") == (run.code, run.err)
    assert ["changed: pages/README.md", "extra: pages/extra.txt", "missing: pages/policies.md"] == run.out.splitlines()


def test_check_of_pages_that_are_not_there(line: Line) -> None:
    """Where nothing was written everything is missing, the folder above included."""
    line.write(SOUND)

    run = line.run("docs", "-o", "nowhere/pages", "--html", "page.html", "--check", *BOTH.split())

    assert 1 == run.code
    assert "missing: page.html" in run.out.splitlines()
    assert "missing: nowhere/pages/README.md" in run.out.splitlines()
    assert not Path("nowhere").exists()


def test_check_is_for_the_day_of_the_pages(written: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a day in the question the pages are compared with those of their own day, whatever today is."""
    check = ("docs", "-o", "pages", "--check", *BOTH.split())

    monkeypatch.setenv("SOGOV_AS_OF", "2030-01-01")
    assert 1 == written.run(*check).code
    assert 0 == written.run(*check, "--as-of", "2026-11-23").code
    monkeypatch.delenv("SOGOV_AS_OF")
    assert 0 == written.run(*check).code
    assert 1 == written.run("docs", "--html", "page.html", "--check", *BOTH.split()).code


def test_check_without_a_manifest(written: Line) -> None:
    """A folder that has lost its manifest is stale."""
    Path("pages", MANIFEST).write_text("{", "utf-8")

    run = written.run("docs", "-o", "pages", "--check", *BOTH.split())

    assert (1, f"changed: pages/{MANIFEST}\n") == (run.code, run.out)


def test_check_is_quiet_when_asked(written: Line) -> None:
    """`-q` says nothing but the differences."""
    run = written.run("docs", "-o", "pages", "--check", "-q", *BOTH.split())

    assert (0, "", "") == (run.code, run.out, run.err)
    assert "" == written.run("docs", "-o", "pages", "-q", *BOTH.split()).err


def test_notes_survive(written: Line) -> None:
    """What is written between the marks outlives the page's next writing, and makes nothing stale."""
    noted("pages/README.md", "Ask *Ada* first.\n\n<!-- a comment -->")
    assert 0 == written.run("docs", "-o", "pages", "--check", *BOTH.split()).code

    written.write(CONFLICT)
    assert 0 == written.run("docs", "-o", "pages", *BOTH.split(), "rival.json").code

    page = Path("pages/README.md").read_text("utf-8")
    assert f"{NOTES_BEGIN}\n\nAsk *Ada* first.\n\n<!-- a comment -->\n\n{NOTES_END}\n" in page
    assert "competing holders" in page
    assert 0 == written.run("docs", "-o", "pages", "--check", *BOTH.split(), "rival.json").code


def test_notes_are_not_lost(written: Line) -> None:
    """Where a page with notes would go, nothing is written."""
    noted("pages/policies/social-media.md", "Signed by the board.")
    written.write({"policy.json": {**SOUND["policy.json"], "policy": "renamed"}})
    before = texts("pages")

    run = written.run("docs", "-o", "pages", *BOTH.split())

    assert 2 == run.code
    assert "`pages` has notes on pages that are no more: `policies/social-media.md`" in run.err
    assert before == texts("pages")


def test_old_pages_go(written: Line) -> None:
    """A page of something that is no more goes, with its folder."""
    written.write({"policy.json": {**SOUND["policy.json"], "policy": "renamed"}})

    assert 0 == written.run("docs", "-o", "pages", *BOTH.split()).code
    assert ["renamed.md"] == [path.name for path in Path("pages/policies").iterdir()]


def test_files_of_others_are_not_lost(written: Line) -> None:
    """Nothing is written into a folder that holds what sogov did not write."""
    for number in range(7):
        Path(f"pages/mine-{number}.txt").write_text("mine", "utf-8")

    run = written.run("docs", "-o", "pages", *BOTH.split())

    assert 2 == run.code
    assert (
        "holds what sogov did not write: `mine-0.txt`, `mine-1.txt`, `mine-2.txt`, `mine-3.txt`, `mine-4.txt`, 2 more"
        in (run.err)
    )


@pytest.mark.parametrize("manifest", [None, "[]", '{"as_of": "2026-11-23"}', '{"as_of": 1, "files": {}}', "[" * 5000])
def test_folders_of_others_are_refused(line: Line, manifest: str | None) -> None:
    """A folder in which there is anything must have been written by sogov."""
    line.write(SOUND)
    Path("theirs").mkdir()
    Path("theirs/README.md").write_text("theirs", "utf-8")
    if manifest is not None:
        Path("theirs", MANIFEST).write_text(manifest, "utf-8")

    run = line.run("docs", "-o", "theirs", *BOTH.split())

    assert 2 == run.code
    assert "nothing says that sogov wrote what is in it" in run.err
    assert "theirs" == Path("theirs/README.md").read_text("utf-8")


def test_an_empty_folder_is_taken(line: Line) -> None:
    """A folder with nothing in it is as good as none, and keeps its rights."""
    line.write(SOUND)
    Path("empty").mkdir()
    Path("empty").chmod(0o750)

    assert 0 == line.run("docs", "-o", "empty", *BOTH.split()).code
    assert 0o750 == stat.S_IMODE(Path("empty").stat().st_mode)


def test_folders_have_the_rights_of_others(line: Line) -> None:
    """A new folder can be read by whom the user lets read new folders, and so can its files."""
    line.write(SOUND)
    before = os.umask(0o027)
    try:
        line.run("docs", "-o", "deep/pages", *BOTH.split())
    finally:
        os.umask(before)

    assert 0o750 == stat.S_IMODE(Path("deep/pages").stat().st_mode)
    assert 0o640 == stat.S_IMODE(Path("deep/pages/README.md").stat().st_mode)


@pytest.mark.parametrize("options", ["-o pages", "-o inner/pages", "-o pages --check", "--html page.html --check"])
def test_links_are_refused(line: Line, tmp_path_factory: pytest.TempPathFactory, options: str) -> None:
    """A link in the folder under review leads no page elsewhere, and nothing is read through one."""
    line.write(SOUND)
    other = tmp_path_factory.mktemp("other")
    (other / "pages").mkdir()
    (other / "page.html").write_text("theirs", "utf-8")
    Path("pages").symlink_to(other / "pages")
    Path("inner").symlink_to(other)
    Path("page.html").symlink_to(other / "page.html")

    run = line.run("docs", *options.split(), *BOTH.split())

    assert 2 == run.code
    assert "is a link" in run.err
    assert [] == list((other / "pages").iterdir())


def test_links_inside_are_not_followed(written: Line, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link among the pages is stale, and when the pages are written again it goes and what it leads to stays."""
    other = tmp_path_factory.mktemp("other")
    (other / "victim").write_text("theirs", "utf-8")
    page, folder = Path("pages/README.md"), Path("pages/departments")
    page.unlink()
    page.symlink_to(other / "victim")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.symlink_to(other)
    check = written.run("docs", "-o", "pages", "--check", *BOTH.split())

    assert 1 == check.code
    assert {"changed: pages/README.md", "extra: pages/departments"} < set(check.out.splitlines())
    assert 2 == written.run("docs", "-o", "pages", *BOTH.split()).code
    folder.unlink()
    assert 0 == written.run("docs", "-o", "pages", *BOTH.split()).code
    assert ["victim"] == [path.name for path in other.iterdir()]
    assert "theirs" == (other / "victim").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("", "nothing says where to write"),
        ("--html", "nothing says where to write"),
        ("-o .", "is the current folder, or above it"),
        ("-o ..", "is the current folder, or above it"),
        ("-o policy.json/pages", "cannot be"),
        ("--html nowhere/page.html", "cannot be written"),
    ],
)
def test_places_that_cannot_be(line: Line, options: str, message: str) -> None:
    """What names no place, or one that cannot be written, is refused in a sentence."""
    line.write(SOUND)

    run = line.run("docs", *options.split(), *BOTH.split())

    assert 2 == run.code
    assert message in run.err


def test_input_errors_are_told(line: Line) -> None:
    """What cannot be evaluated is told as text, and nothing is written."""
    line.write(BROKEN)

    run = line.run("docs", "-o", "pages")

    assert 2 == run.code
    assert "unknown-reference" in run.out
    assert not Path("pages").exists()


def test_pages_lie_among_the_documents(line: Line) -> None:
    """The pages can be written below the folder that is read, and are no documents of it."""
    line.write(SOUND)

    assert 0 == line.run("docs", "-o", "pages").code
    assert 0 == line.run("docs", "-o", "pages", "--check").code


def test_nothing_checked_writes_nothing(line: Line) -> None:
    """Pages of nothing never take the place of pages of something."""
    line.write(NO_RESOURCE)

    assert 3 == line.run("docs", "-o", "pages", "--html", "page.html").code
    assert not Path("pages").exists()
    assert not Path("page.html").exists()


@pytest.mark.parametrize("failing", ["renameat2", "library"])
def test_without_an_exchange(written: Line, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    """Where the system cannot exchange two folders, they change places one after the other."""

    class Library:
        """A library in which the call fails, or is not there."""

        if failing == "renameat2":

            @staticmethod
            def renameat2(*_: object) -> int:
                """Fail."""
                return -1

    def library(_: object) -> Library:
        if failing == "library":
            raise TypeError
        return Library()

    monkeypatch.setattr(ctypes, "CDLL", library)
    written.write(CONFLICT)

    assert 0 == written.run("docs", "-o", "pages", *BOTH.split(), "rival.json").code
    assert "competing holders" in Path("pages/README.md").read_text("utf-8")
    assert [] == [path.name for path in written.folder.iterdir() if path.name.startswith(".")]


def test_without_locks(written: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no locks, the pages are written all the same."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    written.write(CONFLICT)

    assert 0 == written.run("docs", "-o", "pages", *BOTH.split(), "rival.json").code


def test_what_a_stopped_writer_left(written: Line) -> None:
    """The next writer puts the old folder back where only that was left, and removes what was half written."""
    Path("pages").rename(".pages.sogov.old")
    Path(".pages.sogov-half").mkdir()

    run = written.run("docs", "-o", "pages", "--check", *BOTH.split())

    assert (0, "") == (run.code, run.out)
    assert [] == [path.name for path in written.folder.iterdir() if path.name.startswith(".")]


def test_a_full_disk_changes_nothing(written: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails, the old pages are there and nothing beside them."""
    before = texts("pages")
    written.write(CONFLICT)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    run = written.run("docs", "-o", "pages", *BOTH.split(), "rival.json")

    assert (2, "sogov docs: `pages` cannot be used: No space left on device\n") == (run.code, run.err)
    assert before == texts("pages")
    assert [] == [path.name for path in written.folder.iterdir() if path.name.startswith(".")]
