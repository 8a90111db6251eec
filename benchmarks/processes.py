"""Whole processes, measured from outside: how long they take, and how much memory they hold with all their children."""

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import attrs

import sogov

HERE = Path(__file__).parent
PROJECT = HERE.parent
DAY = "2026-11-23"
# Libraries that make the program faster where they are installed.
EXTRAS = ("jsonschema_rs", "msgspec", "orjson", "polars", "pyarrow")

_PROGRAM = "from sogov.cli import script; script()"
_TICK = 0.01
_LONG = 15.0
_FEW = 3


@attrs.frozen
class Run:
    """One run of a process: seconds on the clock and of processor, peak memory in MB, how it ended, what it said."""

    wall: float
    cpu: float
    memory: float
    code: int
    error: str


def run(command: Sequence[str], output: Path | None = None, *, timeout: float = 600) -> Run:
    """Run a command to its end; what it writes to standard output goes to a file or nowhere.

    A process that takes longer than the timeout is killed, and its code is negative.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SOGOV_")}
    with (output or Path(os.devnull)).open("wb") as stream:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=stream, stderr=subprocess.PIPE, env={**kept, "PYTHONHASHSEED": "0"}, cwd=HERE
        )
        killer = threading.Timer(timeout, process.kill)
        killer.start()
        watch = _Watch(process.pid)
        watch.start()
        assert process.stderr is not None  # noqa: S101  # a pipe was asked for
        with process.stderr as said:
            error = said.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        killer.cancel()
        watch.stop()
    # What the system keeps begins with what this process held when it made the other one, and tells only above that.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory = max(used.ru_maxrss / 1024 if used.ru_maxrss > own else 0.0, watch.peak)
    return Run(wall, used.ru_utime + used.ru_stime, memory, process.returncode, error.decode(errors="replace")[-300:])


class _Watch(threading.Thread):
    """Looks at the peak of a process, or, as long as it has children, at what they hold together."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0.0
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_TICK):
            family = list(_family(self.pid))
            held = sum(map(_proportional, family)) if len(family) > 1 else _highest(self.pid)
            self.peak = max(self.peak, held)

    def stop(self) -> None:
        self._over.set()
        self.join()


def _family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    try:
        children = [path.read_text().split() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return
    for child in (int(name) for names in children for name in names):
        yield from _family(child)


def _highest(pid: int) -> float:
    """The peak of a process so far, in MB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def _proportional(pid: int) -> float:
    """The memory of a process in MB, pages that several share divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def interleaved(
    commands: Mapping[str, Sequence[str]], rounds: int, *, outputs: Path | None = None, timeout: float = 600
) -> dict[str, list[Run]]:
    """Every command in turn, as many rounds as said, so that what slows the machine slows all alike.

    One that fails or takes too long is not run again, and one that takes long is run thrice at most. Standard output
    goes to a file of the name in a folder.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            enough = len(runs[name]) >= _FEW and runs[name][0].wall > _LONG
            if not enough and all(done.code in {0, 1} for done in runs[name]):
                runs[name].append(run(command, outputs and outputs / name, timeout=timeout))
    return runs


def figures(runs: Sequence[Run], base: Sequence[Run] = ()) -> dict[str, Any]:
    """The medians of runs; and of their ratios to the runs of another command in the same rounds, with their spread."""
    done = [entry for entry in runs if entry.code in {0, 1}]
    if len(done) < len(runs) or not done:
        return {"failed": "took too long" if runs and runs[-1].code < 0 else runs[-1].error if runs else "not run"}
    walls = [entry.wall for entry in done]
    found: dict[str, Any] = {
        "seconds": round(statistics.median(walls), 4),
        "least": round(min(walls), 4),
        "most": round(max(walls), 4),
        "cpu": round(statistics.median(entry.cpu for entry in done), 4),
        "memory": round(max(entry.memory for entry in done), 1),
        "runs": len(done),
    }
    ratios = [one.wall / other.wall for one, other in zip(done, base, strict=False) if other.code in {0, 1}]
    if ratios:
        found["ratio"] = [round(number, 3) for number in (statistics.median(ratios), min(ratios), max(ratios))]
    return found


def program(*arguments: str, bare: bool = False, alone: bool = False, memory: Path | None = None) -> list[str]:
    """The command that runs the program of this project.

    Bare, it is as if none of its extras were installed; alone, it reads with one process however many could run; it
    remembers what it answered in the folder that is given for that, and nothing without one.
    """
    settings = {"SOGOV_NO_CACHE": "1"} if memory is None else {"SOGOV_CACHE": str(memory)}
    settings |= {"SOGOV_JOBS": "1"} if alone else {}
    hidden = EXTRAS if bare else ()
    before = f"import os; os.environ.update({settings}); import sys; sys.modules.update(dict.fromkeys({hidden}))"
    code = f"{before}; {_PROGRAM}"
    return [sys.executable, "-P", "-c", code, *arguments]


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    names = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    memory = [int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")]
    return {
        "processor": names[0] if names else platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": f"{round(memory[0] / 1024**2)} GiB" if memory else "unknown",
        "system": f"{platform.system()} {platform.release()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def versions(packages: Sequence[str]) -> dict[str, str]:
    """The versions of those packages that are installed."""
    found = {}
    for package in packages:
        try:
            found[package] = sogov.__version__ if package == "sogov" else version(package)
        except PackageNotFoundError:
            continue
    return found


def saved(path: Path, section: str, entry: object) -> None:
    """Put what was measured under its name into the file of results, and leave the rest of it as it is."""
    results = json.loads(path.read_text("utf-8")) if path.exists() else {}
    results[section] = entry
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines() if Path(path).exists() else []
