"""The job summary of GitHub."""

from pathlib import Path

import pytest

from sogov.cli import summary
from tests.cli.acme import BROKEN, CONFLICT, Line


@pytest.fixture
def page(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, line: Line) -> Path:
    """The file that GitHub names for the summary, after another command has written to it; below a conflict."""
    line.write(CONFLICT)
    file = tmp_path_factory.mktemp("runner") / "summary"
    file.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    return file


def test_summary(line: Line, page: Path) -> None:
    """With `github`, the page of `markdown` is appended; the log has the commands alone."""
    run = line.run("check", "-f", "github")

    expected = line.run("check", "-f", "markdown").out
    assert expected
    assert f"before\n{expected}" == page.read_text()
    assert [True] == [text.startswith("::error ") for text in run.out.splitlines()]


def test_refusal(line: Line, page: Path) -> None:
    """Documents that are refused have a page as well, in the detail that is wanted."""
    line.write(BROKEN)

    assert 2 == line.run("check", "-f", "github", "-q").code
    assert page.read_text().endswith("**Refused**: 1 error; the documents cannot be evaluated.\n")


def test_only_with_github(line: Line, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another format, or no such variable, and nothing is written."""
    line.run("check")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    line.run("check", "-f", "github")

    assert "before\n" == page.read_text()


def test_room(line: Line, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What GitHub would refuse as a whole is cut, and says so."""
    monkeypatch.setattr(summary, "_ROOM", 60)

    line.run("check", "-f", "github")

    assert (
        "before\n# Acme, 2026-11-23\n\n**Failed**: 1 error.\n\n\n… the rest finds no room here.\n" == page.read_text()
    )


def test_what_cannot_be_written(line: Line, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A summary that cannot be written is an error, after the result."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page.parent))

    run = line.run("check", "-f", "github")

    assert (2, True) == (run.code, run.out.startswith("::error "))
    assert "of GITHUB_STEP_SUMMARY cannot be written: Is a directory" in run.err
