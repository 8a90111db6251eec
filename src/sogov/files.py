"""Files: which ones a path stands for, and their bytes; links and special files lead nowhere."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from sogov.findings.errors import UnreadablePath

_ENDING = ".json"


def files_of(paths: Iterable[str | os.PathLike[str]]) -> list[tuple[str, Path]]:
    """The files that the paths stand for, each once, with the name to report it by; sorted by that name.

    A folder stands for every `*.json` below it, hidden folders left out. A link in a folder is passed over when it
    leads to another place in that folder. Raises UnreadablePath where it leads out, and for a path that is not there.
    """
    found: dict[Path, str] = {}
    for given in paths:
        path = Path(given)
        if not path.exists():
            raise UnreadablePath(f"there is no file or folder `{path}`")
        for file in _below(path, path.resolve()) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file.as_posix())
    return sorted((name, Path(name)) for name in found.values())


def _below(folder: Path, root: Path) -> Iterator[Path]:
    folders = [folder]
    while folders:
        for entry in sorted(_entries(folders.pop()), key=lambda entry: entry.name):
            path = Path(entry.path)
            if entry.is_symlink():
                _refuse_way_out(path, root)
            elif entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    folders.append(path)
            elif entry.name.endswith(_ENDING):
                yield path


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        raise UnreadablePath(f"`{folder}` cannot be read: {error.strerror}") from error


def _refuse_way_out(link: Path, root: Path) -> None:
    if not link.resolve().is_relative_to(root):
        raise UnreadablePath(f"`{link}` is a link that leads out of its folder")


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, one more than the limit at most; raises UnreadablePath for anything else."""
    try:
        # Without O_NONBLOCK a pipe that is called x.json would wait for a writer for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise UnreadablePath(f"`{path}` cannot be read: {error.strerror}") from error
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnreadablePath(f"`{path}` is not a regular file")
        return file.read(limit + 1)
