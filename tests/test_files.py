"""Which files a path stands for, and what is never followed."""

import io
import os
from pathlib import Path

import pytest

import sogov
from sogov.files import files_of, read_bytes, read_stream


def _names(folder: Path) -> list[str]:
    return [Path(name).relative_to(folder).as_posix() for name, _ in files_of([folder])]


def test_a_folder(tmp_path: Path) -> None:
    """A folder stands for every `*.json` below it; hidden folders and other files are left out."""
    for name in ("b.json", "a/c.json", ".hidden/d.json", "a/e.txt", ".f.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")

    assert [".f.json", "a/c.json", "b.json"] == _names(tmp_path)


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    """A path and the folder around it do not make two files of one."""
    (tmp_path / "a.json").write_text("{}")

    assert 1 == len(files_of([tmp_path, tmp_path / "a.json", tmp_path / "." / "a.json"]))


def test_links_within_a_folder_are_passed_over(tmp_path: Path) -> None:
    """A link to another place in the folder adds nothing, and a loop ends."""
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "b.json").symlink_to(tmp_path / "a.json")

    assert ["a.json"] == _names(tmp_path)


def test_a_link_out_of_a_folder_is_refused(tmp_path: Path) -> None:
    """A link that leads out is named, not followed and not passed over."""
    outside = tmp_path / "outside.json"
    outside.write_text("{}")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.json").symlink_to(outside)

    with pytest.raises(sogov.UnreadablePath, match="leads out of its folder"):
        files_of([inside])


def test_links_in_a_circle_lead_nowhere(tmp_path: Path) -> None:
    """A link to itself is no obstacle, unless it is called as a document is."""
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / ".#a.json").symlink_to("somebody@somewhere.1")

    assert ["a.json"] == _names(tmp_path)

    (tmp_path / "self.json").symlink_to("self.json")
    with pytest.raises(sogov.UnreadablePath, match=r"`.*self.json` is a link to what is not read"):
        files_of([tmp_path])


@pytest.mark.parametrize("target", ["gone.json", ".hidden/a.json", "a.txt"])
def test_a_link_to_what_is_not_read_is_refused(tmp_path: Path, target: str) -> None:
    """A document that somebody sees in the folder is read, or said not to be."""
    for name in (".hidden/a.json", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    (tmp_path / "policy.json").symlink_to(target)

    with pytest.raises(sogov.UnreadablePath, match=r"`.*policy.json` is a link to what is not read"):
        files_of([tmp_path])


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("", "a path is empty"),
        ("x" * 300, "cannot be read: File name too long"),
        ("a\0b", "there is no file or folder"),
        ("a.json/b.json", "there is no file or folder"),
        ("ring/a.json", "cannot be read: Too many levels of symbolic links"),
    ],
)
def test_paths_that_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, message: str) -> None:
    """Whatever a path is, it is named with the reason."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "ring").symlink_to("ring")

    with pytest.raises(sogov.UnreadablePath, match=message):
        files_of([path])


def test_a_file_that_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in the middle of a file is one of that file."""

    def break_off(*_: object) -> None:
        raise OSError(5, "Input/output error")

    (tmp_path / "a.json").write_text("{}")
    monkeypatch.setattr("sogov.files.read_stream", break_off)

    with pytest.raises(sogov.UnreadablePath, match="cannot be read: Input/output error"):
        read_bytes(tmp_path / "a.json", 10)


@pytest.mark.parametrize("limit", [0, 9, 10, 2**60])
def test_a_stream_is_read_to_the_limit(limit: int) -> None:
    """A limit that was raised without measure costs no memory; a stream that comes in pieces is read to its end."""

    class Dripping(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 3))

    assert b"x" * min(limit + 1, 10) == read_stream(Dripping(b"x" * 10), limit)


def test_what_is_not_there(tmp_path: Path) -> None:
    """A path that is not there is an error that names it."""
    with pytest.raises(sogov.UnreadablePath, match=r"there is no file or folder `.*missing`"):
        files_of([tmp_path / "missing"])
    with pytest.raises(sogov.UnreadablePath, match="cannot be read: No such file"):
        read_bytes(tmp_path / "missing", 10)


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    """What is not a regular file is refused at once."""
    os.mkfifo(tmp_path / "a.json")

    with pytest.raises(sogov.UnreadablePath, match="is not a regular file"):
        sogov.load(tmp_path)


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be listed is named."""

    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)

    with pytest.raises(sogov.UnreadablePath, match="cannot be read: Permission denied"):
        files_of([tmp_path])


def test_no_more_is_read_than_the_limit_and_one_byte(tmp_path: Path) -> None:
    """A large file costs no more memory than the limit."""
    (tmp_path / "a.json").write_bytes(b"x" * 100)

    assert 11 == len(read_bytes(tmp_path / "a.json", 10))
