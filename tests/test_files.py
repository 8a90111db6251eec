"""Which files a path stands for, and what is never followed."""

import os
from pathlib import Path

import pytest

import sogov
from sogov.files import files_of, read_bytes


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
