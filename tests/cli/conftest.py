from pathlib import Path

import pytest

from tests.cli.acme import DAY, Line


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    """The command line in an empty folder, on a fixed day, with nothing else in the environment that it listens to."""
    ours = ("SOGOV_FORMAT", "SOGOV_FAIL_LEVEL", "SOGOV_LIMIT", "SOGOV_JOBS")
    for name in (*ours, "NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOGOV_AS_OF", DAY)
    monkeypatch.chdir(tmp_path)
    return Line(tmp_path, capsys)
