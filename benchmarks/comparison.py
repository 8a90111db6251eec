"""sogov and its peers, asked the same question: whole processes, in interleaved rounds, and the same answers.

`python benchmarks/comparison.py --resources 1000 10000 100000 --rounds 3`. On the first size the answers for all
resources are compared one by one, on every size the findings with all their subjects.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
from landscape import Size
from peers.peer import MODULES, Peer, peer
from plain import write
from processes import DAY, Run, figures, interleaved, run, saved, sogov, versions
from question import CONFLICTS, GAPS, written_split
from results import RESULTS, comparison_table
from workload import Layout

COMPARED = {*GAPS.values(), *CONFLICTS.values(), "requirement-unmet"}
OWN = "sogov"
BARE = "sogov, base install"


@attrs.frozen
class Engines:
    """The peers that are installed, by the name of their module, and why the others are not asked."""

    present: Mapping[str, Peer]
    absent: Mapping[str, str]


@attrs.frozen
class Asked:
    """How the comparison is to be made."""

    sizes: tuple[int, ...]
    rules: int
    rounds: int
    timeout: float
    layout: Layout


def compared(asked: Asked, folder: Path) -> dict[str, Any]:
    """The figures of every engine at every size; ValueError where two answer differently."""
    found = engines()
    for name, why in found.absent.items():
        print(f"{name} is left out: {why}", file=sys.stderr)
    answers: dict[str, Any] = {}
    sizes: dict[str, Any] = {}
    ways = {f"{entry.name}, {way}": (name, way) for name, entry in found.present.items() for way in entry.ways}
    for resources, larger in zip(asked.sizes, (*asked.sizes[1:], asked.sizes[-1]), strict=True):
        data = _written(folder / str(resources), Size(resources, asked.rules), asked.layout)
        if not answers:
            answers = _same_rows(data, ways, asked)
        sizes[str(resources)] = figured = _measured(data, ways, asked)
        _same_findings(data, figured)
        ways = _worth_more(ways, figured, asked.timeout * resources / larger)
    return {
        "rules": asked.rules,
        "rounds": asked.rounds,
        "sizes": sizes,
        "answers": answers,
        "limits": {entry.name: entry.limits for entry in found.present.values()},
        "absent": dict(found.absent),
        "versions": versions(["sogov", *(entry.package for entry in found.present.values() if entry.package)]),
    }


def engines() -> Engines:
    """The peers that can be asked here."""
    present, absent = {}, {}
    for name in MODULES:
        try:
            present[name] = peer(name)
        except (ImportError, OSError) as error:
            absent[name] = str(error)
    return Engines(present, absent)


def _written(folder: Path, size: Size, layout: Layout) -> Path:
    """The folder of a workload, in which `sogov` holds what sogov reads and the folder itself what peers do."""
    write(folder, size)
    if layout == "json":
        write(folder / OWN, size, layout)
    return folder


def _source(data: Path) -> str:
    return str(data / OWN if (data / OWN).exists() else data)


def _measured(data: Path, ways: Mapping[str, tuple[str, str]], asked: Asked) -> dict[str, Any]:
    check = ("check", _source(data), "-q", "-f", "json", "--as-of", DAY, "-o")
    commands = {
        OWN: sogov(*check, str(data / OWN) + ".json"),
        BARE: sogov(*check, str(data / BARE) + ".json", bare=True),
    }
    commands |= {label: _command(data, label, *way) for label, way in ways.items()}
    runs = interleaved(commands, asked.rounds, timeout=asked.timeout)
    return {name: figures(done, runs[OWN]) for name, done in runs.items()}


def _command(data: Path, label: str, name: str, way: str, *more: str) -> list[str]:
    output = str(data / label) + ".json"
    return [sys.executable, "-m", "peers", name, str(data), "--way", way, "--output", output, *more]


def _same_findings(data: Path, figured: Mapping[str, Any]) -> None:
    """Raise where the findings of an engine that came to an end are not those of sogov."""
    expected = digest(Path(str(data / OWN) + ".json"))
    for name, entry in figured.items():
        if "failed" not in entry and digest(Path(str(data / name) + ".json")) != expected:
            raise ValueError(f"{name} finds something else than sogov in {data}")


def digest(path: Path) -> str:
    """A digest of the findings in a file, each with all its subjects, as far as peers can find them."""
    causes: dict[tuple[str, str, str], list[str]] = {}
    for finding in json.loads(path.read_text("utf-8"))["findings"]:
        if finding["name"] in COMPARED:
            cause = finding["name"], finding["responsibility"], ",".join(sorted(finding["rules"]))
            causes.setdefault(cause, []).extend(finding["subjects"])
    return hashlib.sha256(json.dumps(sorted((cause, sorted(causes[cause])) for cause in causes)).encode()).hexdigest()


def _same_rows(data: Path, ways: Mapping[str, tuple[str, str]], asked: Asked) -> dict[str, Any]:
    """How many answers for single resources were compared; ValueError where one differs."""
    cells = data / "cells.json"
    _finished(run(sogov("who", "-C", _source(data), "-f", "json", "--as-of", DAY, "-o", str(cells))))
    check = data / f"{OWN}.json"
    _finished(run(sogov("check", _source(data), "-q", "-f", "json", "--as-of", DAY, "-o", str(check))))
    expected = sorted(own_rows(json.loads(cells.read_text("utf-8")), json.loads(check.read_text("utf-8"))))
    same = []
    for label, (name, way) in ways.items():
        done = run(_command(data, label, name, way, "--rows"), timeout=asked.timeout * 5)
        if done.code < 0:
            continue
        _finished(done)
        if (Path(str(data / label) + ".json")).read_text("utf-8").splitlines() != expected:
            raise ValueError(f"{label} answers something else than sogov in {data}")
        same.append(label)
    return {"resources": len(expected), "engines": same}


def own_rows(cells: Mapping[str, Any], report: Mapping[str, Any]) -> Iterator[str]:
    """The answers of sogov for single resources, from its cells and its findings, one a line as peers write them."""
    rows: dict[str, dict[str, str]] = {}
    for cell in cells["cells"]:
        rows.setdefault(cell["resource"], {})[cell["responsibility"]] = _value(cell)
    unmet: dict[str, list[str]] = {}
    for finding in report["findings"]:
        for subject in finding["subjects"] if finding["name"] == "requirement-unmet" else ():
            unmet.setdefault(subject, []).extend(finding["rules"])
    for name, row in rows.items():
        answer = (row["funds"], row["manages"], row["consulted"], ",".join(sorted(unmet.get(name, ()))))
        yield "\t".join((name, *answer))


def _value(cell: Mapping[str, Any]) -> str:
    if cell["status"] == "conflict":
        return "!" + ",".join(sorted(cell["rules"]))
    if cell["responsibility"] == "funds":
        return written_split({entry["holder"]: entry["share"] for entry in cell["holders"]})
    return ",".join(sorted(entry["holder"] for entry in cell["holders"]))


def _finished(done: Run) -> None:
    if done.code not in {0, 1}:
        raise ValueError(f"a process ended with {done.code}: {done.error}")


def _worth_more(
    ways: Mapping[str, tuple[str, str]], figured: Mapping[str, Any], most: float
) -> dict[str, tuple[str, str]]:
    """The ways that took no more seconds than said, and no more than twice those of the best one of their engine."""
    done = {label: figured[label]["seconds"] for label in ways if "seconds" in figured[label]}
    best: dict[str, float] = {}
    for label, seconds in done.items():
        best[ways[label][0]] = min(seconds, best.get(ways[label][0], seconds))
    return {label: ways[label] for label, seconds in done.items() if seconds <= min(most, 2 * best[ways[label][0]])}


def main() -> None:
    """Compare, print the table and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--resources", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--rules", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--layout", choices=("jsonl", "json"), default="jsonl")
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args()
    asked = Asked(tuple(sorted(given.resources)), given.rules, given.rounds, given.timeout, given.layout)
    with tempfile.TemporaryDirectory() as folder:
        entry = compared(asked, Path(folder))
    saved(given.results, "comparison", entry)
    print(comparison_table(entry))


if __name__ == "__main__":
    main()
