"""The job summary: a page that GitHub shows for a step, appended to the file that it names."""

import os
from collections.abc import Iterable
from pathlib import Path

from sogov.cli.usage import UsageError

# GitHub refuses a file of more than 1 MiB as a whole.
_ROOM = 1_000_000
_CUT = "\n… the rest finds no room here.\n"


def append_summary(pieces: Iterable[str]) -> None:
    """Append a page, as far as there is room, to the file of GITHUB_STEP_SUMMARY; do nothing where it is not set."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", newline="\n") as file:
            left = _ROOM - file.tell()
            for piece in pieces:
                left -= len(piece.encode())
                if left < 0:
                    file.write(_CUT)
                    break
                file.write(piece)
    except OSError as error:
        raise UsageError(f"`{name}` of GITHUB_STEP_SUMMARY cannot be written: {error.strerror}") from error
