"""Blocks: large files read a few million bytes at a time, by several processes where that is asked for."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import attrs

from sogov.files import opened, read_at

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
Bounds = tuple[int, int]

_MARK = b"\xef\xbb\xbf"
_SIZE = 4 * 1024 * 1024
_STEP = 64 * 1024


@attrs.frozen
class BlockFile:
    """A file of lines that is read in blocks, by so many processes (`jobs`); `line` is the limit of bytes of a line.

    After a line that is longer nothing is read: the block that it is in ends within it.
    """

    path: Path
    line: int
    jobs: int = 1

    def each(self, function: Callable[[bytes], T]) -> Iterator[tuple[int, int, T]]:
        """What a function makes of each block of whole lines, in their order, with the bytes where it begins and ends.

        Raises UnreadablePath.
        """
        with opened(self.path) as descriptor:
            bounds = list(self._bounds(descriptor))
            jobs = min(self.jobs, len(bounds))
            made = _made_in_processes if jobs > 1 else _made_here
            for (start, end), value in zip(bounds, made(function, descriptor, bounds, jobs), strict=True):
                yield start, end, value

    def read(self, start: int, end: int) -> bytes:
        """The bytes from one place up to another; raises UnreadablePath."""
        with opened(self.path) as descriptor:
            return read_at(descriptor, start, end)

    def _bounds(self, descriptor: int) -> Iterator[Bounds]:
        size = os.fstat(descriptor).st_size
        start = len(_MARK) if read_at(descriptor, 0, len(_MARK)) == _MARK else 0
        while start < size:
            end = self._line_end(descriptor, start + _SIZE)
            yield start, min(end or start + _SIZE + self.line + 1, size)
            if end is None:
                return
            start = end

    def _line_end(self, descriptor: int, at: int) -> int | None:
        """Where the line ends that a place is in; None where that is beyond the limit."""
        for place in range(at, at + self.line + _STEP, _STEP):
            piece = read_at(descriptor, place, place + _STEP)
            if b"\n" in piece:
                return place + piece.index(b"\n") + 1
            if len(piece) < _STEP:
                return place + len(piece)
        return None


def _made_here(function: Callable[[bytes], T], descriptor: int, bounds: list[Bounds], _jobs: int) -> Iterator[T]:
    return (function(read_at(descriptor, start, end)) for start, end in bounds)


def _made_in_processes(function: Callable[[bytes], T], descriptor: int, bounds: list[Bounds], jobs: int) -> Iterator[T]:
    """The values of blocks that are dealt out to processes in turn; these have what this one has, as it is now."""
    import multiprocessing

    context = multiprocessing.get_context("fork")
    workers, receivers = [], []
    for number in range(jobs):
        receiver, sender = context.Pipe(duplex=False)
        share = bounds[number::jobs]
        worker = context.Process(target=_send_all, args=(sender, function, descriptor, share), daemon=True)
        worker.start()
        sender.close()
        workers.append(worker)
        receivers.append(receiver)
    try:
        for number in range(len(bounds)):
            value, error = receivers[number % jobs].recv()
            if error is not None:
                raise error
            yield value
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _send_all(sender: "Connection", function: Callable[[bytes], T], descriptor: int, bounds: list[Bounds]) -> None:
    try:
        for value in _made_here(function, descriptor, bounds, 1):
            sender.send((value, None))
    except Exception as error:  # noqa: BLE001  # whatever it is, it is raised where the values are waited for
        sender.send((None, error))
