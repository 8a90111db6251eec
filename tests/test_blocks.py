"""Large files are read in blocks of whole lines, by one process or by several, and nothing of them is lost."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import sogov
from sogov import blocks
from sogov.blocks import BlockFile
from sogov.files import opened, read_at

T = TypeVar("T")
MARK = b"\xef\xbb\xbf"
JOBS = [1, pytest.param(3, marks=pytest.mark.skipif(sys.platform != "linux", reason="only there processes are forked"))]

own_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_SIZE", 8)
    monkeypatch.setattr(blocks, "_STEP", 4)


def made(path: Path, function: Callable[[bytes], T], line: int = 1000, jobs: int = 1) -> list[tuple[int, int, T]]:
    """What a function makes of the blocks of a file."""
    return [(start, end, value) for start, end, _, value in BlockFile(path, line, jobs).each(function)]


def test_blocks_end_where_lines_do(tmp_path: Path) -> None:
    """A block is as large as it is to be, and goes on to the end of the line that it ends in."""
    path = tmp_path / "f"
    path.write_bytes(b"one\ntwo\nthree and four\nfive\n\n\n\nsix")

    assert [
        (0, 23, b"one\ntwo\nthree and four\n"),
        (23, 34, b"five\n\n\n\nsix"),
    ] == made(path, bytes)


def test_a_mark_at_the_beginning_is_in_no_block(tmp_path: Path) -> None:
    """Any other mark is left for whoever reads the lines."""
    path = tmp_path / "f"
    path.write_bytes(MARK + b"one\n" + MARK + b"two\n")

    assert [(3, 14, b"one\n" + MARK + b"two\n")] == made(path, bytes)


@pytest.mark.parametrize("data", [b"", MARK])
def test_a_file_without_lines_has_no_blocks(tmp_path: Path, data: bytes) -> None:
    """There is nothing to make anything of."""
    path = tmp_path / "f"
    path.write_bytes(data)

    assert [] == made(path, bytes, jobs=3)


@own_folder
@given(
    st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b"")), max_size=12),
    st.sampled_from([b"", MARK]),
    st.sampled_from([b"", b"\n"]),
)
def test_nothing_is_lost(tmp_path: Path, lines: list[bytes], mark: bytes, end: bytes) -> None:
    """Blocks come one after the other, and each but the last ends in a line break and has the size or more."""
    data = mark + b"\n".join(lines) + end
    path = tmp_path / "f"
    path.write_bytes(data)
    found = made(path, bytes)
    start = len(MARK) if data.startswith(MARK) else 0

    assert data[start:] == b"".join(block for *_, block in found)
    assert [data[first:last] for first, last, _ in found] == [block for *_, block in found]
    assert all(block.endswith(b"\n") and len(block) >= 8 for *_, block in found[:-1])
    assert all(block.count(b"\n", 8, -1) == 0 for *_, block in found)


@pytest.mark.parametrize("jobs", JOBS)
def test_several_processes_make_the_same(tmp_path: Path, jobs: int) -> None:
    """The values come in the order of the blocks, whoever makes them."""
    path = tmp_path / "f"
    path.write_bytes(b"".join(b"line %d\n" % number for number in range(100)))
    found = made(path, lambda block: (block.upper(), os.getpid()), jobs=jobs)

    assert 25 < len(found)
    assert path.read_bytes().upper() == b"".join(block for *_, (block, _) in found)
    assert jobs == len({process for *_, (_, process) in found})
    readers = [
        (reader, process) for *_, reader, (_, process) in BlockFile(path, 1000, jobs).each(lambda _: (0, os.getpid()))
    ]
    assert [number % jobs for number in range(len(found))] == [reader for reader, _ in readers]
    assert jobs == len(set(readers))
    assert (os.getpid() in {process for *_, (_, process) in found}) == (jobs == 1)


def test_there_are_no_more_processes_than_blocks(tmp_path: Path) -> None:
    """For one block none is started."""
    path = tmp_path / "f"
    path.write_bytes(b"one\n")

    assert [(0, 4, os.getpid())] == made(path, lambda _: os.getpid(), jobs=3)


class Broken(Exception):
    """What a function raises."""


def broken(block: bytes) -> bytes:
    """A block, unless there is a 7 in it."""
    if b"7" in block:
        raise Broken(block)
    return block


@pytest.mark.parametrize("jobs", JOBS)
def test_an_error_is_raised_where_the_values_are_asked_for(tmp_path: Path, jobs: int) -> None:
    """It comes after the values that were made before, as it was raised, and no process is left."""
    path = tmp_path / "f"
    path.write_bytes(b"".join(b"line %d\n" % number for number in range(10)))
    values = BlockFile(path, 1000, jobs).each(broken)

    assert [(0, 14), (14, 28), (28, 42)] == [next(values)[:2] for _ in range(3)]
    with pytest.raises(Broken, match="line 6\\\\nline 7"):
        next(values)
    assert _has_no_children()


@pytest.mark.parametrize("jobs", JOBS)
def test_a_value_that_cannot_be_sent_is_an_error(tmp_path: Path, jobs: int) -> None:
    """Nobody waits for ever for what another process cannot send."""
    path = tmp_path / "f"
    path.write_bytes(b"one line\ntwo lines\n")
    values = BlockFile(path, 1000, jobs).each(lambda block: lambda: block)

    if jobs == 1:
        assert 2 == len(list(values))
    else:
        with pytest.raises(Exception, match=r"pickle|local object"):
            list(values)
    assert _has_no_children()


def _has_no_children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="only there processes are forked")
@pytest.mark.parametrize("last", [b"one", b"two"])
def test_processes_that_are_ended_are_told_of(tmp_path: Path, last: bytes) -> None:
    """What has been killed, for want of memory perhaps, is no reason to wait, nor to pass what it did not read."""

    def end(block: bytes) -> None:
        if block.startswith(last):
            os.kill(os.getpid(), signal.SIGKILL)

    path = tmp_path / "f"
    path.write_bytes(b"one line\ntwo lines\n")

    with pytest.raises(sogov.UnreadablePath, match=r"cannot be read: a process that was reading it has been ended"):
        made(path, end, jobs=2)
    assert _has_no_children()


@pytest.mark.skipif(sys.platform != "linux", reason="only there processes are forked")
def test_an_interruption_is_for_the_first_process(tmp_path: Path) -> None:
    """The others are ended by it, and write no tracebacks of their own."""
    path = tmp_path / "f"
    path.write_bytes(b"one line\ntwo lines\n")

    before = signal.getsignal(signal.SIGINT)
    found = made(path, lambda _: signal.getsignal(signal.SIGINT) is signal.SIG_IGN, jobs=2)

    assert [True, True] == [is_ignored for *_, is_ignored in found]
    assert before is signal.getsignal(signal.SIGINT)


@pytest.mark.parametrize("jobs", JOBS)
def test_whoever_asks_no_more_leaves_nothing_behind(tmp_path: Path, jobs: int) -> None:
    """The processes are ended and the file is closed, however much has been read."""
    path = tmp_path / "f"
    path.write_bytes(b"".join(b"line %d\n" % number for number in range(100)))
    before = len(list(Path("/dev/fd").iterdir()))
    # More than fits into a pipe: whoever sends it waits until somebody takes it.
    values = BlockFile(path, 1000, jobs).each(lambda _: bytes(1_000_000))
    next(values)
    values.close()  # type: ignore[attr-defined]  # it is a generator

    assert _has_no_children()
    assert before == len(list(Path("/dev/fd").iterdir()))


@pytest.mark.parametrize(
    ("tail", "blocks_of"),
    [
        (b"x" * 20 + b"\nafter\n", [(0, 27), (27, 33)]),
        # A longer one is cut off where it has more bytes than the limit: whoever looks at it sees that it is too long.
        (b"x" * 30 + b"\nafter\n", [(0, 29)]),
        (b"x" * 200, [(0, 29)]),
        (b"x" * 22, [(0, 28)]),
    ],
)
def test_a_line_that_is_too_long_is_not_read_to_its_end(
    tmp_path: Path, tail: bytes, blocks_of: list[tuple[int, int]]
) -> None:
    """What is read of it is more than the limit, and nothing comes after it."""
    path = tmp_path / "f"
    path.write_bytes(b"first\n" + tail)
    found = made(path, bytes, line=20)

    assert blocks_of == [(start, end) for start, end, _ in found]
    assert [path.read_bytes()[start:end] for start, end in blocks_of] == [block for *_, block in found]
    assert (len(tail.split()[0]) > 20) == (len(found[0][2].split(b"\n")[1]) > 20)


# The second line begins where the first block is to end, and is as long as can be, or one longer.
@own_folder
@example([7, 20, 3], 20)
@example([7, 21, 3], 20)
@given(st.lists(st.integers(0, 40), max_size=6), st.integers(1, 30))
def test_lines_within_the_limit_are_read_whole(tmp_path: Path, lengths: list[int], limit: int) -> None:
    """All that is before a line beyond the limit is read, whether that is cut off or not, and it is seen to be."""
    path = tmp_path / "f"
    lines = [b"x" * length for length in lengths]
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    read = b"".join(block for *_, block in made(path, bytes, line=limit)).split(b"\n")
    too_long = next((number for number, length in enumerate(lengths) if length > limit), len(lengths))

    assert lines[:too_long] == read[:too_long]
    assert too_long == len(lengths) or len(read[too_long]) > limit


@pytest.mark.parametrize("data", [b"", b"one", b"one line\ntwo", b"one line\ntwo lines\nthree lines and more\n"])
def test_a_file_that_changes_while_it_is_read(tmp_path: Path, data: bytes) -> None:
    """Whether it shrinks or grows: it is refused, and not read as if it were whole."""
    path = tmp_path / "f"
    path.write_bytes(b"one line\ntwo lines\nthree lines\nand a fourth one\n")
    values = BlockFile(path, 1000).each(bytes)
    next(values)
    path.write_bytes(data)

    with pytest.raises(sogov.UnreadablePath, match=r"f` has changed since it was first looked at"):
        list(values)


def test_a_file_that_was_replaced_is_not_read_on(tmp_path: Path) -> None:
    """Another file of the same name, and as long, is another one."""
    path = tmp_path / "f"
    path.write_bytes(b"one line\n")
    file = BlockFile(path, 1000)
    assert [(0, 9, 0, b"one line\n")] == list(file.each(bytes))
    assert b"line" == file.read(4, 8)
    (tmp_path / "g").write_bytes(b"two bits\n")
    (tmp_path / "g").replace(path)

    with pytest.raises(sogov.UnreadablePath, match="has changed"):
        file.read(4, 8)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a pipe, a path that leads nowhere: at once, and without waiting."""
    os.mkfifo(tmp_path / "pipe")

    for name, why in (("pipe", "is not a regular file"), (".", "is not a regular file"), ("none", "cannot be read")):
        with pytest.raises(sogov.UnreadablePath, match=why):
            made(tmp_path / name, bytes)
        with pytest.raises(sogov.UnreadablePath, match=why):
            BlockFile(tmp_path / name, 1000).read(0, 1)


@pytest.mark.parametrize("has_pread", [True, False])
def test_places_are_read_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_pread: bool) -> None:
    """Up to the end and no further, also where the system cannot read from a place."""
    path = tmp_path / "f"
    path.write_bytes(b"0123456789")
    if not has_pread:
        monkeypatch.delattr(os, "pread")

    with opened(path) as descriptor:
        found = [read_at(descriptor, *ends) for ends in ((3, 5), (0, 4), (8, 20), (10, 20), (50, 60), (4, 4))]
    assert [b"34", b"0123", b"89", b"", b"", b""] == found


@pytest.mark.skipif(sys.platform != "linux", reason="only there processes are forked")
def test_a_workspace_is_the_same_by_whatever_number_of_processes(tmp_path: Path) -> None:
    """Resources, the order of the faults and where they are do not depend on who has read them."""
    path = tmp_path / "r.jsonl"
    path.write_text("".join(f'{{"id":"r{number}","kind":"k","url":"u{number % 3}"}}\n' for number in range(60)))
    one, three = (sogov.load(path, jobs=jobs).organisation for jobs in (1, 3))
    assert one == three
    assert 60 == len(three.resources)
    path.write_text("".join(f'{{"id":"r{number % 50}","kind":{number % 7}}}\n' for number in range(60)))
    found = []
    for jobs in (1, 3):
        with pytest.raises(sogov.InputErrors) as raised:
            sogov.load(path, jobs=jobs)
        found.append(raised.value.findings)

    assert found[0] == found[1]
    assert 70 == len(found[0])
