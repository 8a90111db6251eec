"""Exit codes, the same for every verb and whatever its options."""

import os
import sys
from contextlib import suppress
from typing import NoReturn

DONE = 0
FOUND = 1
REFUSED = 2
NOTHING_CHECKED = 3
BUG = 70
INTERRUPTED = 130
PIPE_CLOSED = 141


def gravest(*codes: int) -> int:
    """The code that comes before the others: 2 before 3 before 1 before 0."""
    return max(codes, key=(DONE, FOUND, NOTHING_CHECKED, REFUSED).index)


def leave(code: int) -> NoReturn:
    """End the process with a code, at once: taking what was made apart, object by object, takes long and helps nobody.

    Everything has been written by then but for what is buffered; files are closed by the system.
    """
    for stream in (sys.stdout, sys.stderr):
        # A closed stream, or none, has nothing left to say; that a pipe was closed is in the code already.
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)
