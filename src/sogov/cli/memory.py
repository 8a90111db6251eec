"""The memory: a folder of the user's own where answers are kept, which is believed only where nobody else can write.

A file has the digest of its name and its text in front, so that one that is cut short, changed or renamed is as none.
Whatever goes wrong, there is no answer, and nothing is kept; a run never fails of it.
"""

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import attrs

MOST_FILES = 64
MOST_BYTES = 64 * 1024 * 1024

_KEY = re.compile(r"[0-9a-f]{64}")
_PART = re.compile(r"[0-9a-f]{64}\.[0-9a-f]{32}\.part")
_REPOSITORY = ".git"
# So many seconds after it was begun, a file that is not complete has been given up.
_GIVEN_UP = 3600
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def memory_apart_from(places: Iterable[str | os.PathLike[str]]) -> "Memory | None":
    """The memory that the environment names; None where it names none, or one that could have come with the documents.

    That is one in a folder of the places, in the current folder, or anywhere in a repository.
    """
    folder = _folder()
    # Without these there is no way to hold on to a folder whose owner has been looked at.
    if folder is None or not {os.open, os.stat, os.rename, os.unlink} <= os.supports_dir_fd:
        return None
    real = Path(os.path.realpath(folder))
    theirs = [Path(os.path.realpath(place)) for place in (".", *places)]
    # What a file lies in came with it.
    if any(real.is_relative_to(place if place.is_dir() else place.parent) for place in theirs):
        return None
    if any((above / _REPOSITORY).exists() for above in (real, *real.parents)):
        return None
    return Memory(real)


def _folder() -> Path | None:
    said = os.environ.get
    if said("SOGOV_NO_CACHE"):
        return None
    for folder in (said("SOGOV_CACHE"), said("XDG_CACHE_HOME") and f"{said('XDG_CACHE_HOME')}/sogov"):
        if folder:
            return Path(folder) if Path(folder).is_absolute() else None
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # where there is no home it raises nothing
    return home / ".cache" / "sogov" if home.is_absolute() else None


@attrs.frozen
class Memory:
    """Answers by their keys, each 64 hexadecimal digits, in files of a folder."""

    _folder: Path

    def recalled(self, key: str) -> str | None:
        """The answer that is kept for a key; None where there is none, or none to believe."""
        try:
            with self._opened() as folder:
                kept = _read(folder, key)
        except OSError:
            return None
        seal, _, answer = kept.partition(b"\n")
        return answer.decode() if seal == _seal(key, answer) else None

    def keep(self, key: str, answer: str) -> None:
        """Keep an answer for a key, and of all answers as many as there is room for; the oldest go first."""
        kept = answer.encode()
        sealed = _seal(key, kept) + b"\n" + kept
        if len(sealed) > MOST_BYTES:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._opened() as folder:
                _write(folder, key, sealed)
                _tidy(folder)

    @contextmanager
    def _opened(self) -> Iterator[int]:
        """The descriptor of the folder; raises OSError where it is not the user's, or others may write in it."""
        folder = os.open(self._folder, os.O_RDONLY | _NO_LINK)
        try:
            _check(os.fstat(folder), stat.S_ISDIR)
            yield folder
        finally:
            os.close(folder)


def _check(found: os.stat_result, is_sort: Callable[[int], bool]) -> None:
    if not is_sort(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & _WRITABLE_BY_OTHERS:
        raise PermissionError


def _seal(key: str, answer: bytes) -> bytes:
    return hashlib.sha256(key.encode() + answer).hexdigest().encode()


def _read(folder: int, key: str) -> bytes:
    with os.fdopen(os.open(key, os.O_RDONLY | _NO_LINK, dir_fd=folder), "rb") as file:
        _check(os.fstat(file.fileno()), stat.S_ISREG)
        return file.read(MOST_BYTES)


def _write(folder: int, key: str, sealed: bytes) -> None:
    part = f"{key}.{os.urandom(16).hex()}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK
    with os.fdopen(os.open(part, flags, 0o600, dir_fd=folder), "wb") as file:
        try:
            file.write(sealed)
            file.flush()
            os.rename(part, key, src_dir_fd=folder, dst_dir_fd=folder)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(part, dir_fd=folder)


def _tidy(folder: int) -> None:
    """Take away what there is no room for; a file that is called otherwise is somebody else's."""
    names = os.listdir(folder)
    kept = [(_state(folder, name), name) for name in names if _KEY.fullmatch(name)]
    room = MOST_BYTES
    for number, ((_, size), name) in enumerate(sorted(kept, reverse=True)):
        room -= size
        if number >= MOST_FILES or room < 0:
            _remove(folder, name)
    parts = [(_state(folder, name), name) for name in names if _PART.fullmatch(name)]
    newest = max((written for (written, _), _ in kept), default=0.0)
    for (written, _), name in parts:
        if written < newest - _GIVEN_UP:
            _remove(folder, name)


def _state(folder: int, name: str) -> tuple[float, int]:
    """When a file was written, and its size; nothing for one that another run has taken away."""
    try:
        found = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return 0.0, 0
    return found.st_mtime, found.st_size


def _remove(folder: int, name: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(name, dir_fd=folder)
