"""How the cost of a check grows with each thing that there can be more of, as slopes of curves on logarithmic scales.

`python benchmarks/growth.py --rounds 3`. A slope of 1 means twice as much for twice as many, 0 means no more, 2 means
four times as much. The time is that of the whole process; what it takes with next to nothing is taken off first.
"""

import argparse
import math
import statistics
import tempfile
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
from inventory import UNSORTED, resources
from landscape import Entry, Size, landscape
from mandates import policies
from processes import DAY, figures, interleaved, program, saved, versions
from results import RESULTS, growth_table
from workload import written


@attrs.frozen
class Axis:
    """What there is more and more of, on how many times the resources, and what the curve says about the engine.

    `size` gives the size at a point, from the resources and the point.
    """

    name: str
    points: tuple[int, ...]
    size: Callable[[int, int], Size]
    why: str
    times: int = 1


AXES = (
    Axis(
        "resources",
        (1, 2, 4, 8),
        lambda resources, times: Size(resources=resources * times),
        "A line is read, and its resource counted to a class; all else is done once for a class. The slope is that of "
        "reading.",
    ),
    Axis(
        "rules",
        (70, 200, 700, 2000),
        lambda resources, rules: Size(resources=resources, rules=rules),
        "A rule is one bit of a mask. More rules make longer masks and more classes; no resource is held against a "
        "rule. What grows is the number of classes, and reading and examining the rules themselves.",
        times=10,
    ),
    Axis(
        "departments",
        (60, 500, 2000, 8000),
        lambda resources, departments: Size(resources=resources, departments=departments),
        "A department costs its own entry; who performs what is found once for each home and function that rules name.",
    ),
    Axis(
        "tags",
        (8, 40, 200, 1000),
        lambda resources, tags: Size(resources=resources, tags=tags),
        "Tags that no rule names tell nobody apart; the others are looked up once for each combination of them.",
    ),
    Axis(
        "findings",
        (1, 4, 16, 64),
        lambda resources, _percent: Size(resources=resources),
        "Subjects of findings, in percent of the resources. A cause is found once; each subject is one more name to "
        "sort and to write.",
    ),
)


def growth(resources: int, rounds: int, axes: Sequence[str]) -> dict[str, Any]:
    """The curve of every axis: seconds at each point, and the slope from the first to the last."""
    curves = {}
    for axis in (axis for axis in AXES if axis.name in axes):
        with tempfile.TemporaryDirectory() as folder:
            curves[axis.name] = _curve(axis, resources * axis.times, rounds, Path(folder))
    return {
        "rounds": rounds,
        "start": statistics.median(curve["start"] for curve in curves.values()),
        "curves": curves,
        "versions": versions(["sogov"]),
    }


def _check(folder: Path) -> list[str]:
    return program("check", str(folder), "-q", "-f", "json", "--as-of", DAY, "-o", f"{folder}.report")


def _write(folder: Path, size: Size, percent: int = 1) -> None:
    """A workload of which about as many resources in a hundred are the subject of a finding."""
    land = landscape(size)
    entries = (_faulty(entry, number, percent) for number, entry in enumerate(resources(size, land)))
    written(folder, land.document, policies(size, land), entries, "jsonl")


def _faulty(resource: Entry, number: int, percent: int) -> Entry:
    """The resource, or, as often as said, one of a kind that nobody funds or manages."""
    return resource | {"kind": UNSORTED} if percent > 1 and number * 61 % 100 < percent else resource


def _curve(axis: Axis, resources: int, rounds: int, folder: Path) -> dict[str, Any]:
    _write(folder / "start", Size(resources=100, rules=70, departments=60, tags=8))
    for point in axis.points:
        percent = point if axis.name == "findings" else 1
        _write(folder / str(point), axis.size(resources, point), percent)
    names = ["start", *map(str, axis.points)]
    runs = interleaved({name: _check(folder / name) for name in names}, rounds)
    start = statistics.median(run.wall for run in runs["start"])
    figured = [figures(runs[str(point)]) for point in axis.points]
    lengths = [resources * point if axis.name == "resources" else point for point in axis.points]
    curve = [(length, entry["seconds"] - start) for length, entry in zip(lengths, figured, strict=True)]
    return {
        "resources": resources,
        "start": round(start, 3),
        "points": {str(length): entry for length, entry in zip(lengths, figured, strict=True)},
        "slope": slope(curve),
        "steepest": max(map(slope, pairwise(curve))),
        "whole": round(figured[-1]["seconds"] / figured[0]["seconds"], 2),
        "why": axis.why,
    }


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the straight line nearest to the points, both scales logarithmic."""
    logs = [(math.log(length), math.log(max(seconds, 1e-3))) for length, seconds in points]
    return round(statistics.linear_regression(*zip(*logs, strict=True)).slope, 2)


def main() -> None:
    """Measure, print the curves and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--resources", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--axes", nargs="+", choices=[axis.name for axis in AXES], default=[axis.name for axis in AXES])
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args()
    entry = growth(given.resources, given.rounds, given.axes)
    saved(given.results, "growth", entry)
    print(growth_table(entry))


if __name__ == "__main__":
    main()
