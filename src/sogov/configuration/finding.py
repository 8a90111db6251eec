"""Finding the configuration: the nearest file at or above a folder, no further up than its repository."""

import os
from collections.abc import Iterator
from pathlib import Path

from sogov.files import read_bytes
from sogov.findings.errors import Misstated

OWN = "sogov.toml"
SHARED = "pyproject.toml"

# The folder of a repository; a submodule and a worktree have a file of this name.
_TOP = ".git"
_LIMIT = 1024 * 1024


def files_above(start: Path) -> Iterator[tuple[Path, bytes]]:
    """The files at or above a folder that may be its configuration, the nearest first, with their bytes.

    In one folder `sogov.toml` comes before `pyproject.toml`, which counts where it speaks of sogov. Raises Misstated
    for a link that leads elsewhere, and UnreadablePath.
    """
    for path in _candidates(start):
        # A link to nothing is told as what it is.
        if path.is_file() or path.is_symlink():
            _refuse_link(path)
            data = bytes_of(path)
            if path.name == OWN or b"sogov" in data:
                yield path, data


def shown(path: Path) -> str:
    """A path as it is shown: from the current folder."""
    return Path(os.path.relpath(path)).as_posix()


def bytes_of(path: Path) -> bytes:
    """The bytes of a configuration file; raises Misstated where there are too many, and UnreadablePath."""
    data = read_bytes(path, _LIMIT)
    if len(data) > _LIMIT:
        raise Misstated((f"`{shown(path)}` has more than {_LIMIT} bytes",))
    return data


def _candidates(start: Path) -> Iterator[Path]:
    for folder in (start, *start.parents):
        yield from (folder / OWN, folder / SHARED)
        if (folder / _TOP).exists():
            return


def _refuse_link(path: Path) -> None:
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(path.parent)):
        raise Misstated((f"`{shown(path)}` is a link that leads out of its folder",))
