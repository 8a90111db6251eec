"""Progress: what a run is busy with, shown on a terminal when it takes long."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_PATIENCE = 1.0
_BEAT = 0.2
_SIGNS = "|/-\\"
_CLEAR = "\r\x1b[K"


class Progress:
    """The phase that a run is in; shown by a second thread, so that no phase is too long to be shown."""

    def __init__(self, stream: TextIO) -> None:
        """Take the stream to show it on."""
        self.phase = ""
        self._stream = stream
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def start(self) -> None:
        """Begin to count the time."""
        self._thread.start()

    def stop(self) -> None:
        """Take away what is shown."""
        self._done.set()
        self._thread.join()

    def _show(self) -> None:
        if self._done.wait(_PATIENCE):
            return
        beat = 0
        while not self._done.wait(_BEAT):
            self._stream.write(f"{_CLEAR}{_SIGNS[beat % len(_SIGNS)]} {self.phase}")
            self._stream.flush()
            beat += 1
        self._stream.write(_CLEAR)
        self._stream.flush()


@contextmanager
def shown_progress(stream: TextIO, *, shown: bool) -> Iterator[Progress]:
    """Progress for as long as the work lasts, or one that nobody sees."""
    progress = Progress(stream)
    if shown:
        progress.start()
    try:
        yield progress
    finally:
        if shown:
            progress.stop()
