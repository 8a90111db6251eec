"""The installation: which sogov is run, by which Python, and with what installed beside it."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import sogov

_DISTRIBUTIONS = (".dist-info", ".egg-info", ".egg-link")


def installation() -> str:
    """A text that is another one where any file of the package is, or Python, or a library; raises OSError."""
    # `importlib.metadata` says what is installed too, and takes far longer.
    beside = [[folder, *_installed(Path(folder))] for folder in sys.path]
    return json.dumps([sogov.__version__, _package(), sys.version, sys.platform, list(sys.flags), beside])


def add(digest: "hashlib._Hash", part: bytes) -> None:
    """Add a part to what a digest is made of: with its length in front none can pass for the end of another."""
    digest.update(len(part).to_bytes(8, "big"))
    digest.update(part)


def _package() -> str:
    """The digest of every file of the package, for its version stays while it is worked on."""
    digest = hashlib.sha256()
    for folder in sogov.__path__:
        # A package that is no folder of files cannot be looked at, and raises.
        for path in _files_below(folder):
            add(digest, os.fsencode(os.path.relpath(path, folder)))
            add(digest, Path(path).read_bytes())
    return digest.hexdigest()


def _files_below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not entry.is_dir():
                yield entry.path
            elif entry.name != "__pycache__":
                yield from _files_below(entry.path)


def _installed(folder: Path) -> Iterator[tuple[str, int, int]]:
    """The distributions in a folder of libraries, and when they and their entry points were written."""
    if not folder.is_dir():
        # An archive, or nothing.
        yield from _written(folder)
        return
    for name in sorted(entry for entry in os.listdir(folder) if entry.endswith(_DISTRIBUTIONS)):  # noqa: PTH208  # light
        yield from _written(folder / name)
        yield from _written(folder / name / "entry_points.txt")


def _written(path: Path) -> Iterator[tuple[str, int, int]]:
    if path.exists():
        found = path.stat()
        yield str(path), found.st_size, found.st_mtime_ns
