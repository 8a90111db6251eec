"""Blocks: large files read a few million bytes at a time, by several processes where that is asked for."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import attrs

from sogov.files import opened, read_at
from sogov.findings.errors import UnreadablePath
from sogov.processes import Beside, ProcessEnded

T = TypeVar("T")
Bounds = tuple[int, int]
Reading = Callable[[int, int], bytes]

_MARK = b"\xef\xbb\xbf"
_SIZE = 4 * 1024 * 1024
_STEP = 64 * 1024


@attrs.frozen
class BlockFile:
    """A file of lines that is read in blocks, by so many processes (`jobs`); `line` is the limit of bytes of a line.

    Where a longer one goes on beyond its block, nothing is read after it: the block ends within it.
    """

    path: Path
    line: int
    jobs: int = 1
    _states: set[tuple[int, ...]] = attrs.field(factory=set, init=False, eq=False, repr=False)

    def each(self, function: Callable[[bytes], T]) -> Iterator[tuple[int, int, int, T]]:
        """What a function makes of each block of whole lines, in their order.

        Before it come the bytes where the block begins and ends, and the number of the process that called the
        function. Raises UnreadablePath.
        """
        with self._opened() as (read, size):
            bounds = list(self._bounds(read, size))
            jobs = min(self.jobs, len(bounds))
            made = self._made_beside(function, read, bounds, jobs) if jobs > 1 else _made(function, read, bounds)
            for number, ((start, end), value) in enumerate(zip(bounds, made, strict=True)):
                yield start, end, number % max(jobs, 1), value

    def read(self, start: int, end: int) -> bytes:
        """The bytes from one place up to another; raises UnreadablePath, also where the file is not what it was."""
        with self._opened() as (read, _):
            return read(start, end)

    def size(self) -> int:
        """The number of bytes; raises UnreadablePath."""
        with self._opened() as (_, size):
            return size

    @contextmanager
    def _opened(self) -> Iterator[tuple[Reading, int]]:
        """A function that reads the file from one place up to another, and the size of the file."""
        with opened(self.path) as descriptor:

            def read(start: int, end: int) -> bytes:
                data = read_at(descriptor, start, end)
                self._check_unchanged(os.fstat(descriptor))
                return data

            yield read, os.fstat(descriptor).st_size

    def _check_unchanged(self, found: os.stat_result) -> None:
        self._states.add((found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns))
        if len(self._states) > 1:
            raise UnreadablePath(f"`{self.path}` has changed since it was first looked at")

    def _bounds(self, read: Reading, size: int) -> Iterator[Bounds]:
        start = len(_MARK) if read(0, len(_MARK)) == _MARK else 0
        while start < size:
            end = self._line_end(read, start + _SIZE)
            yield start, min(end or start + _SIZE + self.line + 1, size)
            if end is None:
                return
            start = end

    def _line_end(self, read: Reading, at: int) -> int | None:
        """Where the line ends that a place is in; None where that is beyond the limit."""
        for place in range(at, at + self.line + _STEP, _STEP):
            piece = read(place, place + _STEP)
            if b"\n" in piece:
                return place + piece.index(b"\n") + 1
            if len(piece) < _STEP:
                return place + len(piece)
        return None

    def _made_beside(
        self, function: Callable[[bytes], T], read: Reading, bounds: list[Bounds], jobs: int
    ) -> Iterator[T]:
        """The values of blocks that are dealt out to processes in turn."""
        workers: list[Beside[T]] = []
        try:
            shares = (bounds[number::jobs] for number in range(jobs))
            workers.extend(Beside(partial(_made, function, read, share)) for share in shares)
            for number in range(len(bounds)):
                yield next(workers[number % jobs])
        except ProcessEnded:
            raise UnreadablePath(
                f"`{self.path}` cannot be read: a process that was reading it has been ended"
            ) from None
        finally:
            for worker in workers:
                worker.close()


def _made(function: Callable[[bytes], T], read: Reading, bounds: list[Bounds]) -> Iterator[T]:
    return (function(read(start, end)) for start, end in bounds)
