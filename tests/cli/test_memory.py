"""The memory: what it believes, where it may be, and how much it holds."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sogov.cli import memory as memories
from sogov.cli.memory import Memory, memory_apart_from

KEY = "0" * 64
OTHER = "1" * 64


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a memory, which is not there yet."""
    return tmp_path / "memory"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, beside what can be memories; the environment names none."""
    for name in ("SOGOV_NO_CACHE", "SOGOV_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    place = tmp_path / "documents"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def kept(folder: Path, key: str) -> Path:
    """The file of a key."""
    return folder / key


def names_in(folder: Path) -> list[str]:
    """The names of what is in a folder."""
    return [path.name for path in folder.iterdir()]


def test_keeps(folder: Path) -> None:
    """What is kept is recalled, and nothing else; nobody else can read it."""
    memory = Memory(folder)
    assert None is memory.recalled(KEY)

    memory.keep(KEY, "an answer\n\U0001f642")

    assert "an answer\n\U0001f642" == memory.recalled(KEY)
    assert None is memory.recalled(OTHER)
    assert (0o700, 0o600) == (folder.stat().st_mode & 0o777, kept(folder, KEY).stat().st_mode & 0o777)
    assert [KEY] == names_in(folder)


def _edited(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"answer", b"ANSWER"))


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _writable(file: Path) -> None:
    file.chmod(0o666)


def _linked(file: Path) -> None:
    file.rename(file.with_name("away"))
    file.symlink_to("away")


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _swapped(file: Path) -> None:
    file.with_name(OTHER).replace(file)


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize("harm", [_edited, _cut_short, _emptied, _writable, _linked, _folder, _swapped, _pipe])
def test_tampering(folder: Path, harm: Callable[[Path], None]) -> None:
    """What was changed, cut short, put in another's place or can be written by others is as none."""
    memory = Memory(folder)
    memory.keep(KEY, "an answer")
    memory.keep(OTHER, "another answer")
    assert "an answer" == memory.recalled(KEY)

    harm(kept(folder, KEY))

    assert None is memory.recalled(KEY)


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_of_others(folder: Path, mode: int) -> None:
    """Where others may write nothing is believed, and nothing is kept."""
    memory = Memory(folder)
    memory.keep(KEY, "an answer")
    folder.chmod(mode)

    memory.keep(OTHER, "another")

    assert None is memory.recalled(KEY)
    assert [KEY] == names_in(folder)


def test_a_foreign_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of another user is not believed."""
    memory = Memory(folder)
    memory.keep(KEY, "an answer")
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)

    memory.keep(OTHER, "another")

    assert None is memory.recalled(KEY)
    assert [KEY] == names_in(folder)


def test_no_folder(folder: Path) -> None:
    """Where a file or a link is in the way nothing is kept, and nothing is raised."""
    folder.write_text("")
    Memory(folder).keep(KEY, "an answer")
    link = folder.with_name("link")
    link.symlink_to(folder.parent)
    Memory(link).keep(KEY, "an answer")

    assert [None, None] == [Memory(folder).recalled(KEY), Memory(link).recalled(KEY)]
    assert [] == [path.name for path in folder.parent.iterdir() if path.name == KEY]


def test_a_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be put in its place leaves nothing behind."""

    def fail(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "rename", fail)

    Memory(folder).keep(KEY, "an answer")

    assert [] == names_in(folder)


def test_so_many(folder: Path) -> None:
    """Of more than there may be the oldest go; a file that is called otherwise stays."""
    memory = Memory(folder)
    memory.keep(KEY, "an answer")
    os.utime(kept(folder, KEY), (1, 1))
    (folder / "letter.txt").write_text("somebody's")
    keys = [f"{number:064x}" for number in range(1, memories.MOST_FILES + 2)]
    for number, key in enumerate(keys):
        memory.keep(key, "an answer")
        os.utime(kept(folder, key), (number + 2, number + 2))

    assert {*keys[1:], "letter.txt"} == set(names_in(folder))


def test_so_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more bytes are held than there is room for; an answer that needs all of it is not kept."""
    monkeypatch.setattr(memories, "MOST_BYTES", 200)
    memory = Memory(folder)
    memory.keep(KEY, "a" * 100)
    os.utime(kept(folder, KEY), (1, 1))

    memory.keep(OTHER, "b" * 136)
    assert [KEY] == names_in(folder)
    memory.keep(OTHER, "b" * 135)
    assert [OTHER] == names_in(folder)
    assert "b" * 135 == memory.recalled(OTHER)


def test_given_up(folder: Path) -> None:
    """A file that was never completed goes after a while; one that may be in the making stays."""
    memory = Memory(folder)
    memory.keep(KEY, "an answer")
    old, new = (folder / f"{OTHER}.{sign * 32}.part" for sign in "ab")
    for part in (old, new):
        part.write_text("")
    os.utime(old, (1, 1))

    memory.keep(KEY, "an answer")

    assert {KEY, new.name} == set(names_in(folder))


def test_taken_away_by_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another run has taken away in the meantime is nobody's fault."""
    memory = Memory(folder)
    memory.keep(KEY, "an answer")
    listed = os.listdir
    monkeypatch.setattr(os, "listdir", lambda given: [*listed(given), OTHER])
    monkeypatch.setattr(memories, "MOST_FILES", 1)

    memory.keep(KEY, "the answer")

    assert "the answer" == memory.recalled(KEY)


def test_where(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOGOV_CACHE comes before XDG_CACHE_HOME, and that before the home; a path that is not absolute names none."""
    top = place.parent
    monkeypatch.setenv("HOME", str(top / "home"))
    assert Memory(top / "home/.cache/sogov") == memory_apart_from([])
    monkeypatch.setenv("XDG_CACHE_HOME", str(top / "xdg"))
    assert Memory(top / "xdg/sogov") == memory_apart_from([])
    monkeypatch.setenv("SOGOV_CACHE", str(top / "own"))
    assert Memory(top / "own") == memory_apart_from([])
    monkeypatch.setenv("SOGOV_CACHE", "../own")
    assert None is memory_apart_from([])
    monkeypatch.delenv("SOGOV_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "xdg")
    assert None is memory_apart_from([])
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "home")
    assert None is memory_apart_from([])


def test_not_wanted(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOGOV_NO_CACHE has the last word."""
    monkeypatch.setenv("SOGOV_CACHE", str(place.parent / "own"))
    monkeypatch.setenv("SOGOV_NO_CACHE", "1")

    assert None is memory_apart_from([])


def test_not_where_the_documents_are(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory that could have come with the documents is none, whatever links lead there."""
    top = place.parent
    (top / "checked").mkdir()
    (top / "link").symlink_to("checked")
    (top / "checked/a.json").write_text("{}")
    own = top / "own"
    for folder in (place / "memory", place, top / "checked/memory", top / "link/memory"):
        monkeypatch.setenv("SOGOV_CACHE", str(folder))
        assert None is memory_apart_from([top / "link"]), folder
        assert None is memory_apart_from([top / "checked/a.json"]), folder
    monkeypatch.setenv("SOGOV_CACHE", str(own))
    assert Memory(own) == memory_apart_from([top / "link", top / "checked/a.json"])

    (top / ".git").write_text("gitdir: elsewhere")

    assert None is memory_apart_from([])


def test_not_everywhere(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot hold on to a folder has no memory."""
    monkeypatch.setenv("SOGOV_CACHE", str(place.parent / "own"))
    monkeypatch.setattr(os, "supports_dir_fd", set())

    assert None is memory_apart_from([])
