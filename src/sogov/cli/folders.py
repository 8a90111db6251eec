"""Folders of documents: read without following a link, and written so that they are the old ones or the new."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sogov.cli.outputs import refuse_links, umask
from sogov.cli.usage import UsageError
from sogov.handbook.manifest import MANIFEST, read_manifest
from sogov.handbook.notes import notes_in, with_notes

_NAMED = 5


def texts_in(folder: Path) -> dict[str, str]:
    """The texts of all files in a folder by their names below it; a link or a special file has an empty text.

    There are none where there is no folder. Raises UsageError for what cannot be read.
    """
    refuse_links(folder)
    with _errors_told(folder), _alone(folder):
        return _texts(folder)


def write_folder(folder: Path, wanted: Mapping[str, str]) -> bool:
    """Put a folder with these texts in the place of the one that is there; whether anything had to be written.

    People's notes are taken over. Whoever looks, and whenever the writer is stopped, finds the old folder or the new
    one, whole. Raises UsageError where it cannot be written, and where something would be lost that nobody can write
    again: a file that is not sogov's, or notes.
    """
    refuse_links(folder)
    with _errors_told(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            found = _texts(folder)
            texts = _merged(wanted, found, folder)
            if found != texts:
                _replace(folder, texts)
            return found != texts


def _texts(folder: Path) -> dict[str, str]:
    _clear(folder)
    return {name: _text(path) for name, path in _files(folder)} if folder.is_dir() else {}


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for top, folders, names in os.walk(folder):
        links = [name for name in folders if Path(top, name).is_symlink()]
        for name in [*names, *links]:
            path = Path(top, name)
            yield path.relative_to(folder).as_posix(), path


def _text(path: Path) -> str:
    # What is no text is no document, and its bytes survive the way there and back.
    is_file = stat.S_ISREG(path.lstat().st_mode)
    return path.read_bytes().decode("utf-8", "surrogateescape") if is_file else ""


def _merged(wanted: Mapping[str, str], found: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The texts that are to be written, with the notes that people have written into those that are there."""
    manifest = read_manifest(found.get(MANIFEST, ""))
    if found and manifest is None:
        raise UsageError(f"`{folder}` is not empty, and nothing says that sogov wrote what is in it; name a new folder")
    ours = manifest.files if manifest is not None else frozenset()
    strangers = sorted(found.keys() - ours - {MANIFEST})
    if strangers:
        raise UsageError(f"`{folder}` holds what sogov did not write: {_listed(strangers)}; move it elsewhere first")
    notes = {name: notes_in(text) for name, text in found.items()}
    homeless = sorted(name for name, text in notes.items() if text and name not in wanted)
    if homeless:
        raise UsageError(
            f"`{folder}` has notes on pages that are no more: {_listed(homeless)}; move them elsewhere first"
        )
    return {name: with_notes(text, notes.get(name, "")) for name, text in wanted.items()}


def _replace(folder: Path, texts: Mapping[str, str]) -> None:
    staged = Path(tempfile.mkdtemp(dir=folder.parent, prefix=_prefix(folder)))
    try:
        _fill(staged, texts)
        staged.chmod(stat.S_IMODE(folder.stat().st_mode) if folder.is_dir() else 0o777 & ~umask())
        _put(staged, folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _clear(folder: Path) -> None:
    """Remove what stopped writers have left beside a folder, and put the folder back where one had taken it away."""
    old = _old(folder)
    if old.is_dir() and not folder.exists():
        old.rename(folder)
    for left in folder.parent.glob(f"{_prefix(folder)}*"):
        shutil.rmtree(left, ignore_errors=True)


def _fill(staged: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = staged / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Nothing waits for the disk: what a failing machine loses can be written again, and `--check` notices.
        path.write_bytes(text.encode("utf-8", "surrogateescape"))


def _put(staged: Path, folder: Path) -> None:
    """Put one folder in the place of another, in one step where the system has one."""
    if not folder.exists():
        staged.rename(folder)
    elif not _exchanged(staged, folder):
        # Between these two there is no folder; `_clear` puts the old one back if nobody comes to the second.
        folder.rename(_old(folder))
        staged.rename(folder)
        shutil.rmtree(_old(folder), ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders by the call that Linux, or macOS, has for it; whether that was possible."""
    import ctypes

    here, swap = -100, 2
    first, second = os.fsencode(one.absolute()), os.fsencode(other.absolute())
    calls = {"renameat2": (here, first, here, second, swap), "renamex_np": (first, second, swap)}
    try:
        library = ctypes.CDLL(None)
    except (OSError, TypeError):
        return False
    return any(getattr(library, name)(*given) == 0 for name, given in calls.items() if hasattr(library, name))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other writers of the same place waiting; the system ends that for whoever is killed."""
    lock = _lock(folder.parent) if folder.parent.is_dir() else None
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _lock(folder: Path) -> int | None:
    """A descriptor that locks a folder for as long as it is open; None on systems that have no such locks."""
    try:
        import fcntl
    except ImportError:
        return None
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


@contextmanager
def _errors_told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"`{folder}` cannot be used: {error.strerror}") from error


def _prefix(folder: Path) -> str:
    return f".{folder.name}.sogov-"


def _old(folder: Path) -> Path:
    # Not of the prefix of what is merely left over: it may be all that there is.
    return folder.parent / f".{folder.name}.sogov.old"


def _listed(names: list[str]) -> str:
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return ", ".join([*(f"`{name}`" for name in names[:_NAMED]), *more])
