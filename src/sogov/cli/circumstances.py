"""Circumstances: everything that the answer of a check depends on, and the one key that it comes to."""

import hashlib
import json
import os
from argparse import Namespace
from collections import deque
from datetime import date
from functools import cache
from pathlib import Path

import attrs

from sogov.blocks import BlockFile
from sogov.cli import settings
from sogov.cli.installation import add, installation
from sogov.documents.limits import Limits
from sogov.documents.sources import Lines, Source
from sogov.files import STREAM_ENDING, files_of, opened, read_at, read_bytes
from sogov.findings.errors import SogovError

_MARK = "\ufeff"
_AT_ONCE = 1024 * 1024

State = tuple[str | int, ...]


@attrs.frozen(eq=False)
class Circumstances:
    """What a check is asked, and what it is asked of; the bytes of the documents are those that are to be evaluated.

    `documents` has the bytes by the names of the `files`, without those of streams. `state` is what cannot be held on
    to while a check is made, and is to be the same afterwards.
    """

    key: str
    day: date
    limits: Limits
    files: tuple[tuple[str, Path], ...]
    documents: dict[str, bytes] = attrs.field(repr=False)
    baseline: bytes | None = attrs.field(repr=False)
    state: list[State] = attrs.field(repr=False)

    @property
    def have_changed(self) -> bool:
        """Whether something is different now that could not be held on to."""
        try:
            return self.state != _states(self.files)
        except (SogovError, OSError):
            return True

    def sources(self) -> list[Source]:
        """The texts of the documents, all of which have been read without a fault before."""
        return [self._source(name, path) for name, path in self.files]

    def _source(self, name: str, path: Path) -> Source:
        if name in self.documents:
            return Source(name, self.documents[name].decode().removeprefix(_MARK))
        return Source(name, lines=_lines(name, path, self.limits))


def circumstances(options: Namespace, places: tuple[str, ...]) -> Circumstances:
    """The circumstances of a check of what is at the places; raises UsageError, SogovError or OSError."""
    day, limits, stated = settings.day(options), settings.limits(options), settings.baseline(options)
    settings.jobs()
    files = tuple(files_of(places))
    documents = {name: read_bytes(path, limits.file) for name, path in files if not _is_stream(path)}
    baseline = None if stated is None else read_bytes(Path(stated.value), limits.file)
    asked = (
        day.isoformat(),
        attrs.astuple(limits),
        *(settings.stated_names(options, key).value for key in ("select", "ignore")),
        settings.fail_level(options),
        stated and stated.value,
        repr(settings.configured(options)),
        str(Path.cwd()),
    )
    state = _states(files)
    digest = hashlib.sha256()
    for text in (json.dumps(asked), installation(), json.dumps([found[:3] for found in state])):
        add(digest, text.encode())
    for name, path in files:
        if not _is_stream(path):
            add(digest, documents[name])
    add(digest, baseline or b"")
    return Circumstances(digest.hexdigest(), day, limits, files, documents, baseline, state)


def _is_stream(path: Path) -> bool:
    return path.name.endswith(STREAM_ENDING)


def _states(files: tuple[tuple[str, Path], ...]) -> list[State]:
    """The name of each file, where it is, and of a stream, which is too large to be held, its digest and its marks."""
    return [(name, os.path.realpath(path), *(_marks(path) if _is_stream(path) else ())) for name, path in files]


def _marks(path: Path) -> State:
    digest, start = hashlib.sha256(), 0
    with opened(path) as descriptor:
        while piece := read_at(descriptor, start, start + _AT_ONCE):
            digest.update(piece)
            start += len(piece)
        found = os.fstat(descriptor)
    # A file that was changed and changed back has another time.
    return digest.hexdigest(), found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _lines(name: str, path: Path, limits: Limits) -> Lines:
    """The lines of a stream, which is gone through when the first of them is asked for."""

    @cache
    def source() -> Source:
        from sogov.documents.streams import Stream, lines_of

        stream = Stream(name, BlockFile(path, limits.line))
        deque(stream.each(lines_of), maxlen=0)
        return stream.source

    def line(number: int) -> str | None:
        lines = source().lines
        return None if lines is None else lines(number)

    return line
