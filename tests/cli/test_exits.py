"""The end of the process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sogov import cli
from sogov.cli import exits


class Ended(BaseException):
    """That the process would have ended here."""


@pytest.fixture(autouse=True)
def _ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def end(code: int) -> None:
        raise Ended(code)

    monkeypatch.setattr(os, "_exit", end)


def test_the_program_ends_with_the_code_of_its_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever comes of a run is what the process says of it."""
    monkeypatch.setattr(cli, "main", lambda: 3)

    with pytest.raises(Ended, match="3"):
        cli.script()


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_stream_that_is_gone_keeps_nobody(stream: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed, or not there at all: the process ends all the same."""
    closed = (tmp_path / "f").open("w")
    closed.close()
    for gone in (closed, None):
        monkeypatch.setattr(sys, stream, gone)
        with pytest.raises(Ended, match="1"):
            exits.leave(1)


def test_nothing_is_left_in_a_buffer(tmp_path: Path) -> None:
    """What was printed arrives, also where it is written to a file."""
    code = "from sogov.cli.exits import leave; import sys; print('said'); print('told', file=sys.stderr); leave(70)"
    with (tmp_path / "out").open("w") as out, (tmp_path / "err").open("w") as err:
        done = subprocess.run([sys.executable, "-c", code], stdout=out, stderr=err, check=False)

    assert (70, "said\n", "told\n") == (
        done.returncode,
        (tmp_path / "out").read_text(),
        (tmp_path / "err").read_text(),
    )
