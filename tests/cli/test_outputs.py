"""Where results go: standard output, files, several at once."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.acme import CONFLICT, SOUND, Line


def test_several_formats(line: Line) -> None:
    """One run serves a terminal and two files."""
    line.write(CONFLICT)

    run = line.run("check", "-f", "text", "-f", "json=report.json", "-f", "markdown=report.md")

    assert run.out.endswith("failed: 1 error\n")
    assert "" == run.err
    assert "competing-holders" == json.loads(Path("report.json").read_text())["findings"][0]["name"]
    assert Path("report.md").read_text().startswith("# Acme, 2026-11-23\n")


def test_verdict_apart(line: Line) -> None:
    """Where the result on standard output is for programs, people read the verdict on standard error."""
    line.write(CONFLICT)

    assert "failed: 1 error\n" == line.run("check", "-f", "json").err
    assert ("", "failed: 1 error\n") == attributes(line, "check", "-o", "report.txt")
    assert ("", "") == attributes(line, "check", "-o", "report.txt", "-q")


def attributes(line: Line, *arguments: str) -> tuple[str, str]:
    """What a run writes to either stream."""
    run = line.run(*arguments)
    return run.out, run.err


def test_output(line: Line) -> None:
    """`--output` is standard output in a file; `-` is standard output itself."""
    line.write(SOUND)

    line.run("who", "-o", "who.txt")

    assert line.run("who").out == Path("who.txt").read_text() == line.run("who", "-o", "-").out


def test_environment(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOGOV_FORMAT stands in where no option is given."""
    line.write(SOUND)
    monkeypatch.setenv("SOGOV_FORMAT", "json, markdown=page.md")

    run = line.run("check")

    assert json.loads(run.out)
    assert Path("page.md").is_file()
    assert "passed: no findings\n" == line.run("check", "-q", "-f", "text").out


def test_files_are_readable(line: Line) -> None:
    """A file has the rights that the user gives to new files, and nothing is left beside it."""
    line.write(SOUND)
    before = os.umask(0o027)
    try:
        line.run("check", "-o", "report.txt")
    finally:
        os.umask(before)

    assert 0o640 == Path("report.txt").stat().st_mode & 0o777
    assert {"organisation.json", "policy.json", "report.txt"} == {path.name for path in line.folder.iterdir()}


@pytest.mark.parametrize("target", ["report.txt", "folder/report.txt", "absolute"])
def test_links_are_refused(line: Line, target: str) -> None:
    """A link in the folder under review does not lead a result to another file."""
    line.write(SOUND)
    (line.folder / "victim").mkdir()
    victim = line.folder / "victim" / "report.txt"
    victim.write_text("mine")
    Path("report.txt").symlink_to(victim)
    Path("folder").symlink_to(victim.parent)

    run = line.run("check", "-o", str(line.folder / "report.txt") if target == "absolute" else target)

    assert 2 == run.code
    assert "is a link" in run.err
    assert "mine" == victim.read_text()


def test_link_elsewhere_is_refused(line: Line, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nor does one outside of it."""
    line.write(SOUND)
    other = tmp_path_factory.mktemp("other")
    (other / "victim").write_text("mine")
    (other / "report.txt").symlink_to(other / "victim")

    assert 2 == line.run("check", "-o", str(other / "report.txt")).code
    assert 0 == line.run("check", "-o", str(other / "other.txt")).code


@pytest.mark.parametrize("target", [".", "policy.json/report.txt", "nowhere/report.txt"])
def test_what_cannot_be_written(line: Line, target: str) -> None:
    """What is no file, or in no folder, is refused in a sentence."""
    line.write(SOUND)

    run = line.run("check", "-o", target)

    assert 2 == run.code
    assert "cannot be written" in run.err


def test_a_file_is_whole_or_old(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails, the old file is there and nothing beside it."""
    line.write(SOUND)
    Path("report.txt").write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    run = line.run("check", "-o", "report.txt")

    assert (2, "sogov check: `report.txt` cannot be written: No space left on device\n") == (run.code, run.err)
    assert "old" == Path("report.txt").read_text()
    assert 3 == len(list(line.folder.iterdir()))
