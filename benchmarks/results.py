"""The file of results, and the tables that show what is in it, as Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results.json"


def comparison_table(figured: Mapping[str, Any]) -> str:
    """Seconds of every engine at every size, and how many times those of sogov; the spread is at its largest size."""
    sizes = list(figured)
    names = list(dict.fromkeys(name for size in sizes for name in figured[size]))
    rows = []
    for name in sorted(names, key=lambda name: _order(name, figured)):
        entries = [figured[size].get(name, {}) for size in sizes]
        last: Mapping[str, Any] = next((found for found in reversed(entries) if "seconds" in found), {})
        rows.append([name, *map(_beside, entries), ratio(last), memory(last)])
    heads = ["seconds for", *(f"{int(size):,}" for size in sizes), "times sogov at the largest", "peak MB"]
    return table(heads, rows)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, of which all columns but the first are figures."""
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def ratio(found: Mapping[str, Any]) -> str:
    """A ratio with its spread."""
    if "ratio" not in found:
        return ""
    middle, least, most = found["ratio"]
    return f"{middle:.2f} ({least:.2f}–{most:.2f})"


def memory(found: Mapping[str, Any]) -> str:
    """A peak of memory."""
    return f"{found['memory']:.0f}" if "memory" in found else ""


def _micro(number: float) -> str:
    return f"{number:.1f} µs"


def _seconds(found: Mapping[str, Any]) -> str:
    if "seconds" in found:
        return f"{found['seconds']:.2f}"
    return "–" if found else ""


def _beside(found: Mapping[str, Any]) -> str:
    """Seconds, with how many times those of sogov they are."""
    if "ratio" not in found:
        return _seconds(found)
    times = found["ratio"][0]
    return f"{_seconds(found)} ({times:.{1 if times >= 1 else 2}f}×)"


def _order(name: str, figured: Mapping[str, Any]) -> tuple[int, float]:
    """The engines that reached the largest size first, the quickest first."""
    for place, size in enumerate(reversed(list(figured))):
        if "seconds" in (found := figured[size].get(name, {})):
            return place, found["seconds"]
    return len(figured), 0.0


def floor_table(entry: Mapping[str, Any]) -> str:
    """Seconds of every decoder and of a check, and how many times as long as the fastest decoder each takes."""
    ways = entry["ways"]
    rows = [
        [name, _seconds(ways[name]), ratio(ways[name]), memory(ways[name])]
        for name in sorted(ways, key=lambda name: ways[name].get("seconds", float("inf")))
    ]
    return table(["whole process", "seconds", f"times {entry['fastest']}", "peak MB"], rows)


def lookup_table(entry: Mapping[str, Any]) -> str:
    """Microseconds of an answer in Python, and seconds of one on the command line."""
    answers = {name: found for name, found in entry["answers"].items() if isinstance(found, dict)}
    rows = [
        [f"`report.cell`, {name}", f"{found['median']} µs", f"{found['slow']} µs"] for name, found in answers.items()
    ]
    python = table(["in Python, evaluated", "median", "99 of 100 below"], rows)
    ways = [[name, _seconds(found), ratio(found)] for name, found in entry["ways"].items()]
    return f"{python}\n\n{table(['whole process', 'seconds', 'times decoding'], ways)}"


def growth_table(entry: Mapping[str, Any]) -> str:
    """The curve of each axis, its points from left to right, with its slopes."""
    rows = []
    for name, curve in entry["curves"].items():
        points = ", ".join(f"{int(point):,}: {found['seconds']:.2f}" for point, found in curve["points"].items())
        of = "" if name == "resources" else f"{curve['resources']:,}"
        rows.append([name, of, points, f"{curve['whole']:.2f}", f"{curve['slope']:.2f}", f"{curve['steepest']:.2f}"])
    return table(["more", "of resources", "how many: seconds", "last to first", "slope", "steepest"], rows)
