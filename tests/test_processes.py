"""Other processes make values for this one, and nothing of them is lost, nor left behind."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import attrs
import pytest

import sogov
from sogov import api
from sogov.checks.catalogue import catalogue
from sogov.checks.check import Cause
from sogov.processes import Beside, ProcessEnded, send_all

DAY = date(2026, 11, 23)
EXAMPLE = Path(__file__).parents[1] / "policies" / "examples" / "commerce"
forked = pytest.mark.skipif(sys.platform != "linux", reason="only there processes are forked")


class Broken(Exception):
    """What goes wrong in another process."""


def some() -> Iterator[int]:
    """A value, then an error."""
    yield 1
    raise Broken("2")


def gone() -> Iterator[int]:
    """No value, for the process is killed."""
    os.kill(os.getpid(), signal.SIGKILL)
    yield 1


def broken() -> Iterator[Cause]:
    """A cause, then an error."""
    yield Cause()
    raise Broken


@attrs.frozen
class _Sender:
    """The end of a pipe that keeps what it is given."""

    sent: list[tuple[object, object]] = attrs.field(factory=list)

    def send(self, value: tuple[object, object]) -> None:
        self.sent.append(value)


def sent(values: Callable[[], Iterable[int]]) -> list[tuple[object, object]]:
    """What a process sends of values, as seen from within: what it does elsewhere no measurement of coverage sees."""
    handler = signal.getsignal(signal.SIGINT)
    sender = _Sender()
    try:
        send_all(sender, values)  # type: ignore[arg-type]  # it is no pipe
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, handler)
    return sender.sent


def test_what_a_process_sends() -> None:
    """Values as they are made, and the first error, after which nothing comes."""
    assert [(0, None), (1, None), (2, None)] == sent(lambda: range(3))
    assert [(1, type(None)), (None, Broken)] == [(value, type(error)) for value, error in sent(some)]


@forked
def test_values_are_made_in_another_process() -> None:
    """They come in their order, and whoever makes them has what this process has."""
    own = [os.getpid()]
    values = Beside(lambda: [own, [os.getpid()]])

    assert own == next(values)
    assert own != next(values)
    values.close()


@forked
def test_an_error_is_raised_here() -> None:
    """After what was made before it."""
    values = Beside(some)

    assert 1 == next(values)
    with pytest.raises(Broken, match="2"):
        next(values)
    values.close()


@forked
def test_a_process_that_is_gone_is_told_of() -> None:
    """Nobody waits for ever for what will not come."""
    values = Beside(gone)

    with pytest.raises(ProcessEnded, match="has been ended"):
        next(values)
    values.close()


@forked
def test_findings_are_the_same_wherever_they_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes find what one finds, down to the places; for a small organisation none is begun."""
    begun: list[Beside[object]] = []

    def begin(values: Callable[[], Iterable[object]]) -> Beside[object]:
        begun.append(Beside(values))
        return begun[-1]

    monkeypatch.setattr(api, "Beside", begin)
    workspace = sogov.load(EXAMPLE)

    def found(jobs: int) -> tuple[object, ...]:
        report = sogov.evaluate(workspace, as_of=DAY, jobs=jobs)
        return report.findings, report.waived, list(report.cells)

    alone = found(1)
    assert alone == found(2)
    assert [] == begun
    monkeypatch.setattr(api, "_MANY", 0)
    assert alone == found(1)
    assert [] == begun
    assert alone == found(2)
    assert 2 == len(begun)
    assert len(alone[0]) > 5  # type: ignore[arg-type]  # they are findings


@forked
def test_a_report_that_cannot_be_made_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong in the other process is not taken for no findings."""
    monkeypatch.setattr(api, "_MANY", 0)
    checks = [attrs.evolve(check, find=lambda _: broken()) if check.rows else check for check in catalogue()]
    monkeypatch.setattr(api, "catalogue", lambda: checks)

    with pytest.raises(Broken):
        _ = sogov.evaluate(sogov.load(EXAMPLE), as_of=DAY, jobs=2).findings
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
