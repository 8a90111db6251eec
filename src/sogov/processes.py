"""Processes: work that is done beside this process, by others that begin with everything that it has."""

import signal
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from sogov.findings.errors import SogovError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")


class ProcessEnded(SogovError):
    """A process was ended before it had sent all its values."""


class Beside(Iterator[T], Generic[T]):
    """Values that another process makes, forked from this one, and that can be sent; errors in it are raised here."""

    def __init__(self, values: Callable[[], Iterable[T]]) -> None:
        """Begin to make them."""
        import multiprocessing

        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=send_all, args=(sender, values), daemon=True)
        self._process.start()
        sender.close()

    def __next__(self) -> T:
        """The next value, as soon as it is there; raises ProcessEnded."""
        try:
            value, error = self._receiver.recv()
        except EOFError:
            raise ProcessEnded("a process that was at work for this one has been ended") from None
        if error is not None:
            raise error
        found: T = value
        return found

    def close(self) -> None:
        """End the process, whatever it is at."""
        self._process.terminate()
        self._process.join()
        self._receiver.close()


def send_all(sender: "Connection", values: Callable[[], Iterable[T]]) -> None:
    """Send values as they are made, each with None, up to the first error."""
    # Whoever interrupts the program interrupts the process that waits for this one, and ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for value in values():
            sender.send((value, None))
    except Exception as error:  # noqa: BLE001  # whatever it is, it is raised where the values are waited for
        sender.send((None, error))
