"""Formats are found on their shelf."""

import json
import re
from pathlib import Path

import pytest

import sogov.formats
from sogov.cli.rendering import SHARED, formats
from tests.cli.acme import CONFLICT, SOUND, Line
from tests.test_architecture import SHELVES

ALL = ("text", "csv", "github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif")


def test_formats() -> None:
    """A format is on offer for what it can write, the one for people first."""
    assert ALL == formats("findings")
    assert ("text", "json", "markdown") == formats("cells") == formats("explanation") == formats("catalogue")


def test_what_is_shared_is_no_format() -> None:
    """What formats share is known here and to the picture of the layers alike."""
    assert SHELVES["formats"] == {f"sogov.formats.{name}" for name in SHARED - {"__init__"}}


def test_a_new_format_is_one_file(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is put on the shelf is a format; one with a line before its name is not."""
    line.write(SOUND)
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "tally.py").write_text("def pieces(result, style):\n    return [f'{len(result.findings)} in all']\n")
    (shelf / "_private.py").write_text("")
    monkeypatch.setattr(sogov.formats, "__path__", [*sogov.formats.__path__, str(shelf)])

    assert "0 in all" == line.run("check", "-f", "tally").out
    assert {*ALL, "tally"} == set(formats("findings"))
    assert 2 == line.run("who", "-f", "tally").code


@pytest.mark.parametrize("name", ALL)
def test_every_format_can_be_asked_for(line: Line, name: str) -> None:
    """Of findings and of input errors."""
    line.write(CONFLICT)

    assert "competing-holders" in line.run("check", "-f", name).out
    line.write({"rival.json": "{"})
    run = line.run("check", "-f", name)
    assert (2, True) == (run.code, "invalid-json" in run.out)


@pytest.mark.parametrize("name", ALL)
def test_hostile_files(line: Line, name: str) -> None:
    """A folder can have a name that does harm; neither findings that stand in it nor input errors do any."""
    folder = line.folder / "=1+1\n::error::x\r##[error]y <script>\x1b[31m\u202e[a](b) \"'\\,;%0A::\udcff🙂"
    folder.mkdir()
    for file, document in CONFLICT.items():
        (folder / file).write_text(json.dumps(document))
    found = line.run("check", "-f", name)
    (folder / "rival.json").write_text("{\u202e\x1b[31m")
    refused = line.run("check", "-f", name)

    assert (1, 2) == (found.code, refused.code)
    for out in (found.out, refused.out):
        assert "##[" not in out
        assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\ud800-\udfff]", out)
        assert not [text for text in out.splitlines() if text.startswith("::") and not text.startswith("::error ")]


def test_all_at_once(line: Line) -> None:
    """One run serves a build log, a code scanning page and a test report."""
    line.write(CONFLICT)

    files = [f"{name}=report.{name}" for name in ALL if name != "github"]
    run = line.run("check", "-f", "github", *(word for file in files for word in ("-f", file)))

    assert run.out.startswith("::error file=rival.json,line=10,col=16,title=competing-holders::")
    assert len(files) == len(list(line.folder.glob("report.*")))
