"""Files: which ones a path stands for, and their bytes; links and special files lead nowhere."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sogov.documents.excerpts import excerpt
from sogov.findings.errors import UnreadablePath

STREAM_ENDING = ".jsonl"

_ENDINGS = (".json", STREAM_ENDING)
_AT_ONCE = 1024 * 1024


def files_of(paths: Iterable[str | os.PathLike[str]]) -> list[tuple[str, Path]]:
    """The files that the paths stand for, each once, with the name to report it by; sorted by that name.

    A folder stands for every `*.json` and `*.jsonl` below it, hidden folders left out. A link in a folder is passed
    over when what it leads to is read in its own place. Raises UnreadablePath where it leads out or to what is not
    read, for a path that is not there, and for an empty one.
    """
    found: dict[str, str] = {}
    for given in paths:
        if not os.fspath(given):
            raise UnreadablePath("a path is empty; the current folder is `.`")
        path = Path(given)
        with _errors_told(path):
            mode = _mode(path)
            for file in _below(path, Path(os.path.realpath(path))) if stat.S_ISDIR(mode) else [path]:
                found.setdefault(os.path.realpath(file), file.as_posix())
    return sorted((name, Path(name)) for name in found.values())


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise UnreadablePath(f"there is no file or folder `{path}`") from None


def _below(folder: Path, root: Path) -> Iterator[Path]:
    folders = [folder]
    while folders:
        for entry in sorted(_entries(folders.pop()), key=lambda entry: entry.name):
            path = Path(entry.path)
            if entry.is_symlink():
                _check_link(path, root)
            elif entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    folders.append(path)
            elif entry.name.endswith(_ENDINGS):
                yield path


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with _errors_told(folder), os.scandir(folder) as entries:
        return list(entries)


def _check_link(link: Path, root: Path) -> None:
    # `resolve` raises where links lead in a circle; `realpath` ends there.
    target = Path(os.path.realpath(link))
    if not target.is_relative_to(root):
        raise UnreadablePath(f"`{link}` is a link that leads out of its folder")
    is_hidden = any(name.startswith(".") for name in target.relative_to(root).parts[:-1])
    is_read = target.name.endswith(_ENDINGS) and target.exists() and not is_hidden
    # Whoever sees a document there believes that it counts; those with a point in front are an editor's.
    if link.name.endswith(_ENDINGS) and not link.name.startswith(".") and not is_read:
        raise UnreadablePath(f"`{link}` is a link to what is not read")


def beside(document: Path, named: str) -> Path:
    """The file that a document names: in its folder, or below; raises UnreadablePath for anything else.

    `/` stands between the names on every system, and no link leads out.
    """
    folder, shown = document.parent, excerpt(named)
    steps = named.split("/")
    if not all(steps) or {".", ".."} & {*steps} or any(mark in named for mark in "\\:\0"):
        raise UnreadablePath(f"{shown} is not the name of a file in the folder of the document, or below")
    path = folder.joinpath(*steps)
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise UnreadablePath(f"{shown} is a link that leads out of the folder of the document")
    with _errors_told(Path(shown.strip("`"))):
        if not path.exists():
            raise UnreadablePath(f"there is no file {shown} in the folder of the document")
    with opened(path):
        return path


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, one more than the limit at most; raises UnreadablePath for anything else."""
    with opened(path) as descriptor, os.fdopen(descriptor, "rb", closefd=False) as file:
        return read_stream(file, limit, os.fstat(descriptor).st_size)


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """The descriptor of a regular file that is open for reading; raises UnreadablePath for anything else."""
    with _errors_told(path):
        # Without O_NONBLOCK a pipe that is called x.json would wait for a writer for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UnreadablePath(f"`{path}` is not a regular file")
            yield descriptor
        finally:
            os.close(descriptor)


def read_at(descriptor: int, start: int, end: int) -> bytes:
    """The bytes of a file from one place up to another, or up to its end, wherever others read it."""
    pieces = []
    while start < end and (piece := _read_from(descriptor, end - start, start)):
        pieces.append(piece)
        start += len(piece)
    return b"".join(pieces)


def _read_from(descriptor: int, size: int, start: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, size, start)
    # Windows has none, and no other process to read the file with.
    os.lseek(descriptor, start, os.SEEK_SET)
    return os.read(descriptor, size)


def read_stream(stream: IO[bytes], limit: int, expected: int = 0) -> bytes:
    """The bytes of a stream, one more than the limit at most; room is made for those expected alone."""
    pieces = []
    left = limit + 1
    while left and (piece := stream.read(min(left, max(expected + 1, _AT_ONCE)))):
        pieces.append(piece)
        left -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


@contextmanager
def _errors_told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnreadablePath(f"`{path}` cannot be read: {error.strerror}") from error
