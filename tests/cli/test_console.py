"""What the streams of a run are connected to, and what is shown on them."""

import io
import os
import struct
import time
from pathlib import Path

import pytest

from sogov.cli import progress
from sogov.cli.console import Console
from sogov.cli.progress import shown_progress
from tests.cli.acme import SOUND, Line

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Whether it is one."""
        return True


def test_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal there is colour, and its width; a dumb one has no colour."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 72, 0, 0))
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    with os.fdopen(theirs, "w", encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdout", stream)
        style = Console().style("normal", no_colour=False)
        monkeypatch.setenv("TERM", "dumb")
        dumb = Console().style("normal", no_colour=False)
    os.close(ours)

    assert (True, 72) == (style.colour, style.width)
    assert not dumb.colour


def test_terminal_without_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that does not know how wide it is has no width."""
    monkeypatch.setattr("sys.stdout", Terminal())

    assert None is Console().style("normal", no_colour=True).width


def test_streams_that_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program without streams writes nowhere."""
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)

    console = Console()
    console.write("lost")
    console.say("lost")

    assert not console.shows_progress


def test_own_signs_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """What sogov writes of its own accord has a plain form."""
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii"))

    console = Console()
    console.write("a → b, …, ü")
    console.flush()

    assert rb"a -> b, ..., \xfc" == raw.getvalue()


def test_help_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch, line: Line) -> None:
    """And never wider than can be read."""
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((300, 24)))
    with Path(os.devnull).open("w") as nowhere:
        monkeypatch.setattr("sys.__stdout__", nowhere)
        out = line.run("check", "--help").out

    assert 80 < max(map(len, out.splitlines())) <= 110


def test_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long is shown, and taken away again."""
    monkeypatch.setattr(progress, "_PATIENCE", 0.01)
    monkeypatch.setattr(progress, "_BEAT", 0.01)
    stream = Terminal()

    with shown_progress(stream, shown=True) as shown:
        shown.phase = "thinking"
        deadline = time.monotonic() + 5
        while "thinking" not in stream.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)

    assert "thinking" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_quick_work_shows_no_progress(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done within a second leaves no trace, on a terminal or not."""
    stream = Terminal()
    line.write(SOUND)
    monkeypatch.setattr("sys.stderr", stream)

    assert 0 == line.run("check").code
    assert "" == stream.getvalue()
