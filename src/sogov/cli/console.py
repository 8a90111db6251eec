"""The console: standard output for results, standard error for everything else, whatever they are connected to."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from sogov.cli.usage import UsageError

if TYPE_CHECKING:
    from sogov.formats.style import Detail, Style

# What the formats write of their own accord and ASCII does not have.
_PLAIN_SIGNS = {"…": "...", "→": "->", "×": "x", "–": "-", "’": "'", "█": "#", "░": "."}


class Console:
    """The two streams of a run; what one of them cannot encode is written as an escape, never an error."""

    def __init__(self) -> None:
        """Take the streams of the process as they are now."""
        self._out = _ready(sys.stdout)
        self._err = _ready(sys.stderr)
        self._signs = {} if _is_unicode(self._out) else str.maketrans(_PLAIN_SIGNS)

    def write(self, *pieces: str) -> None:
        """Write pieces of a result."""
        self.write_all(pieces)

    def write_all(self, pieces: Iterable[str]) -> None:
        """Write the pieces of a result as they come."""
        with self._write_errors_told():
            for piece in pieces:
                self._out.write(piece.translate(self._signs) if self._signs else piece)

    def say(self, line: str) -> None:
        """Say something that is not part of the result, after what has been written so far; it never acts."""
        from sogov.formats.escapes import visible, without_commands

        self.flush()
        self._err.writelines(f"{shown}\n" for shown in without_commands(map(visible, line.split("\n"))))
        self._err.flush()

    @property
    def error_stream(self) -> TextIO:
        """Where progress is shown."""
        return self._err

    @property
    def shows_progress(self) -> bool:
        """Whether somebody watches standard error."""
        return self._err.isatty()

    def style(self, detail: "Detail", *, no_colour: bool) -> "Style":
        """What results on standard output may look like."""
        from sogov.formats.style import Style

        is_terminal = self._out.isatty()
        return Style(detail, not no_colour and _wants_colour(is_terminal), self._width() if is_terminal else None)

    def flush(self) -> None:
        """Hand over what has been written."""
        with self._write_errors_told():
            self._out.flush()

    def close_quietly(self) -> None:
        """Have whatever is still to be written go nowhere, for nobody reads it any more."""
        _lead_nowhere(self._out)
        _lead_nowhere(self._err)

    @contextmanager
    def _write_errors_told(self) -> Iterator[None]:
        """Tell a full disk from a bug; a reader who went away is told apart by whoever runs the program."""
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            _lead_nowhere(self._out)
            raise UsageError(f"standard output cannot be written: {error.strerror}") from error

    def _width(self) -> int | None:
        try:
            return os.get_terminal_size(self._out.fileno()).columns or None
        except (OSError, ValueError):
            return None


def _lead_nowhere(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _ready(stream: TextIO | None) -> TextIO:
    if stream is None:
        return io.StringIO()
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _is_unicode(stream: TextIO) -> bool:
    return (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")


def _wants_colour(is_terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"
