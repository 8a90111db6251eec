import os
from pathlib import Path

import pytest

from tests.cli.acme import DAY, Line

OTHERS = ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS", "GITLAB_CI")


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    """The command line in an empty folder, on a fixed day, with nothing else in the environment that it listens to."""
    for name in (*(name for name in os.environ if name.startswith("SOGOV_")), *OTHERS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOGOV_AS_OF", DAY)
    monkeypatch.setenv("SOGOV_NO_CACHE", "1")
    monkeypatch.chdir(tmp_path)
    return Line(tmp_path, capsys)


@pytest.fixture
def memory(line: Line, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command line remembers what it answers, which is not there yet."""
    folder = tmp_path_factory.mktemp("own") / "memory"
    assert not folder.is_relative_to(line.folder)
    monkeypatch.delenv("SOGOV_NO_CACHE")
    monkeypatch.setenv("SOGOV_CACHE", str(folder))
    return folder
