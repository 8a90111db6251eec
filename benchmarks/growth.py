"""How the cost of a check grows with each thing that there can be more of, as slopes of curves on logarithmic scales.

`python benchmarks/growth.py --rounds 3`. A slope of 1 means twice as much for twice as many, 0 means no more, 2 means
four times as much. The time is that of the whole process; what it takes with next to nothing is taken off first.
"""

import argparse
import math
import statistics
import tempfile
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
from inventory import resources
from landscape import Entry, Size, landscape
from mandates import policies
from processes import DAY, Run, figures, interleaved, saved, sogov, versions
from results import RESULTS, growth_table
from workload import Layout, written

BASE = Size(resources=50_000)


@attrs.frozen
class Axis:
    """What there is more and more of, how much, the size of each point, and what the curve says about the engine."""

    name: str
    points: tuple[int, ...]
    size: Callable[[int, int], Size]
    why: str


AXES = (
    Axis(
        "resources",
        (1, 2, 4, 8),
        lambda base, times: attrs.evolve(BASE, resources=base * times),
        "Each line is read and put to its class; classes and findings are looked at once, so the slope is at most 1.",
    ),
    Axis(
        "rules",
        (70, 200, 700, 2000),
        lambda base, rules: attrs.evolve(BASE, resources=base, rules=rules),
        "A rule is one bit of a mask: more of them make masks longer and classes more, but no resource meets a rule.",
    ),
    Axis(
        "departments",
        (60, 500, 2000, 8000),
        lambda base, departments: attrs.evolve(BASE, resources=base, departments=departments),
        "A department costs its own entry, and who performs what is found once for each home and function.",
    ),
    Axis(
        "tags",
        (8, 40, 200, 1000),
        lambda base, tags: attrs.evolve(BASE, resources=base, tags=tags),
        "Tags that no rule names are dropped on reading; those that rules name once for each combination.",
    ),
    Axis(
        "findings",
        (1, 4, 16, 64),
        lambda base, _times: attrs.evolve(BASE, resources=base),
        "A cause is found once for its class; each of its subjects is one more name to sort and to write.",
    ),
)


def growth(base: int, rounds: int, layout: Layout, folder: Path, axes: Sequence[str]) -> dict[str, Any]:
    """The curve of every axis: seconds at each point, and the slope from the first to the last."""
    start = folder / "start"
    _write(start, Size(resources=100, rules=70, departments=60, tags=8), layout, 1)
    curves = {}
    for axis in (axis for axis in AXES if axis.name in axes):
        commands = {"start": _check(start)}
        for point in axis.points:
            place = folder / axis.name / str(point)
            _write(place, axis.size(base, point), layout, point if axis.name == "findings" else 1)
            commands[str(point)] = _check(place)
        runs = interleaved(commands, rounds)
        curves[axis.name] = _curve(axis, base, runs)
    return {
        "resources": base,
        "rounds": rounds,
        "start": curves[next(iter(curves))]["start"],
        "curves": curves,
        "versions": versions(["sogov"]),
    }


def _check(folder: Path) -> list[str]:
    return sogov("check", str(folder), "-q", "-f", "json", "--as-of", DAY, "-o", f"{folder}.report")


def _write(folder: Path, size: Size, layout: Layout, times: int) -> None:
    """A workload in which the faults of resources are as many times as frequent."""
    land = landscape(size)
    entries = (_faulty(entry, number, times) for number, entry in enumerate(resources(size, land)))
    written(folder, land.document, policies(size, land), entries, layout)


def _faulty(resource: Entry, number: int, times: int) -> Entry:
    """Every hundredth resource is without anybody, or as many more of them as said."""
    return resource | {"kind": "unsorted"} if times > 1 and number * 61 % 100 < times else resource


def _curve(axis: Axis, base: int, runs: Mapping[str, Sequence[Run]]) -> dict[str, Any]:
    start = statistics.median(run.wall for run in runs["start"])
    points = {str(point): figures(runs[str(point)]) for point in axis.points}
    lengths = [base * point if axis.name == "resources" else point for point in axis.points]
    seconds = [points[str(point)]["seconds"] for point in axis.points]
    curve = [(length, taken - start) for length, taken in zip(lengths, seconds, strict=True)]
    return {
        "start": round(start, 3),
        "points": {str(length): points[str(point)] for length, point in zip(lengths, axis.points, strict=True)},
        "slope": slope(curve),
        "steepest": max(map(slope, pairwise(curve))),
        "whole": round(seconds[-1] / seconds[0], 2),
        "why": axis.why,
    }


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the straight line nearest to the points, both scales logarithmic."""
    logs = [(math.log(length), math.log(max(seconds, 1e-3))) for length, seconds in points]
    return round(statistics.linear_regression(*zip(*logs, strict=True)).slope, 2)


def main() -> None:
    """Measure, print the curves and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--resources", type=int, default=BASE.resources)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--layout", choices=("jsonl", "json"), default="jsonl")
    parser.add_argument("--axes", nargs="+", choices=[axis.name for axis in AXES], default=[axis.name for axis in AXES])
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        entry = growth(given.resources, given.rounds, given.layout, Path(folder), given.axes)
    saved(given.results, "growth", entry)
    print(growth_table(entry))


if __name__ == "__main__":
    main()
