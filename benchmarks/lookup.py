"""How long one answer takes: in Python on a workspace that is evaluated, and on the command line.

`python benchmarks/lookup.py --resources 100000 --rounds 3`. The command line reads all documents for its one answer, so
it stands beside a check and beside merely decoding the resources.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from floor import DECODERS
from landscape import Size
from processes import DAY, figures, interleaved, program, saved, versions
from results import RESULTS, lookup_table
from workload import write

import sogov

ASKED = 2000


def looked_up(size: Size, rounds: int, folder: Path) -> dict[str, Any]:
    """The microseconds of an answer in Python, and the seconds of one on the command line."""
    write(folder, size)
    one = f"r{size.resources // 3:07d}"
    lines = str(folder / "resources.jsonl")
    commands = {
        "sogov who, one resource": program("who", one, "-C", str(folder), "-f", "json", "--as-of", DAY),
        "sogov check": program("check", str(folder), "-q", "-f", "json", "--as-of", DAY),
        "decoding with json of Python": [sys.executable, "-c", DECODERS["json of Python"], lines],
    }
    runs = interleaved(commands, rounds)
    base = runs["decoding with json of Python"]
    # Only now, so that the memory of this process does not count as theirs.
    started = time.perf_counter()
    workspace = sogov.load(folder)
    read = time.perf_counter()
    report = sogov.evaluate(workspace, as_of=date.fromisoformat(DAY))
    evaluated = time.perf_counter()
    return {
        "resources": size.resources,
        "rules": size.rules,
        "rounds": rounds,
        "load": round(read - started, 3),
        "evaluate": round(evaluated - read, 3),
        "answers": _answers(report, size),
        "ways": {name: figures(done, base) for name, done in runs.items()},
        "versions": versions(["sogov"]),
    }


def _answers(report: sogov.Report, size: Size) -> dict[str, Any]:
    """Microseconds for one cell of a resource drawn by lot, the first time and again, and for who holds it."""
    source = random.Random(7)
    names = [f"r{source.randrange(size.resources):07d}" for _ in range(ASKED)]
    present = [name for name in names if _present(report, name)]
    return {
        "asked": len(present),
        "funds, first time": _each(lambda name: report.cell(name, "funds"), present),
        "funds, again": _each(lambda name: report.cell(name, "funds"), present),
        "manages": _each(lambda name: report.cell(name, "manages"), present),
    }


def _present(report: sogov.Report, name: str) -> bool:
    """Whether a resource is in effect."""
    try:
        report.cell(name, "informed")
    except sogov.UnknownName:
        return False
    return True


def _each(ask: Callable[[str], object], names: list[str]) -> dict[str, float]:
    """The median and the 99th percentile of the microseconds of single questions."""
    taken = []
    for name in names:
        started = time.perf_counter_ns()
        ask(name)
        taken.append((time.perf_counter_ns() - started) / 1000)
    return {"median": round(statistics.median(taken), 2), "slow": round(statistics.quantiles(taken, n=100)[98], 2)}


def main() -> None:
    """Measure, print the table and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--resources", type=int, default=100_000)
    parser.add_argument("--rules", type=int, default=Size().rules)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        entry = looked_up(Size(given.resources, given.rules), given.rounds, Path(folder))
    saved(given.results, "lookup", entry)
    print(lookup_table(entry))


if __name__ == "__main__":
    main()
