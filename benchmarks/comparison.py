"""sogov and its peers, asked the same question: whole processes, in interleaved rounds, and the same answers.

`python benchmarks/comparison.py --resources 1000 10000 100000 --rounds 3`. On the first size the answers for all
resources are compared one by one, on every size the findings with all their subjects, and the holdings.
"""

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
from landscape import Size
from peers.peer import MODULES, Peer, peer
from plain import write
from processes import DAY, Run, figures, interleaved, program, run, saved, versions
from question import CONFLICTS, GAPS, written_split
from results import RESULTS, comparison_table

COMPARED = {*GAPS.values(), *CONFLICTS.values(), "requirement-unmet"}
OWN = "sogov"
BARE = "sogov, base install"
TELLING = 10_000
ANSWERS = ("findings", "holdings")

# The ways of asking, by what they are called: the name of a module in peers/, and the way.
Ways = Mapping[str, tuple[str, str]]


@attrs.frozen
class Engines:
    """The peers that are installed, by the name of their module, and why the others are not asked."""

    present: Mapping[str, Peer]
    absent: Mapping[str, str]

    @property
    def ways(self) -> Ways:
        """Every way of asking every peer."""
        return {
            entry.name if len(entry.ways) == 1 else f"{entry.name}, {way}": (name, way)
            for name, entry in self.present.items()
            for way in entry.ways
        }


@attrs.frozen
class Asked:
    """How the comparison is to be made."""

    sizes: tuple[int, ...]
    rules: int
    rounds: int
    timeout: float


def compared(asked: Asked, folder: Path) -> dict[str, Any]:
    """The figures of every engine at every size, for both answers; ValueError where two answer differently."""
    found = engines()
    for name, why in found.absent.items():
        print(f"{name} is left out: {why}", file=sys.stderr)
    equal: dict[str, Any] = {}
    figured: dict[str, dict[str, Any]] = {answer: {} for answer in ANSWERS}
    ways = dict.fromkeys(ANSWERS, found.ways)
    for resources, larger in zip(asked.sizes, (*asked.sizes[1:], asked.sizes[-1]), strict=True):
        data = folder / str(resources)
        write(data, Size(resources, asked.rules))
        equal = equal or _same_rows(data, found, asked)
        for answer in ANSWERS:
            entry = figured[answer][str(resources)] = _measured(data, answer, ways[answer], asked)
            _same_answers(data, answer, entry)
            # How an engine starts says little about how it goes on.
            if resources >= TELLING:
                ways[answer] = _worth_more(ways[answer], entry, asked.timeout * resources / larger)
        shutil.rmtree(data)
    peers = [entry for name, entry in found.present.items() if name != "own"]
    return {
        "rules": asked.rules,
        "rounds": asked.rounds,
        "answers": figured,
        "equal": equal,
        "limits": {entry.name: entry.limits for entry in peers},
        "absent": dict(found.absent),
        "versions": versions(["sogov", *(entry.package for entry in peers if entry.package)]),
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


def _measured(data: Path, answer: str, ways: Ways, asked: Asked) -> dict[str, Any]:
    """The figures of the ways, and of the program itself where it is findings that are asked for."""
    commands = {label: _command(data, answer, label, way) for label, way in ways.items()}
    if answer == "findings":
        check = ("check", str(data), "-q", "-f", "json", "--as-of", DAY, "-o")
        commands[OWN] = program(*check, str(_output(data, answer, OWN)))
        commands[BARE] = program(*check, str(_output(data, answer, BARE)), bare=True)
    runs = interleaved(commands, asked.rounds, timeout=asked.timeout)
    return {label: figures(done, runs[OWN]) for label, done in runs.items()}


def _command(data: Path, answer: str, label: str, way: tuple[str, str]) -> list[str]:
    """The command that asks in one way; the modules of the peers lie beside this one."""
    written = ("--answer", answer, "--output", str(_output(data, answer, label)))
    return [sys.executable, "-m", "peers", way[0], str(data), "--way", way[1], *written]


def _output(data: Path, answer: str, label: str) -> Path:
    """Where an answer goes: beside the documents, for among them it would be one."""
    return data.with_name(f"{data.name} {label} {answer}.json")


def _same_answers(data: Path, answer: str, entry: Mapping[str, Any]) -> None:
    """Raise where the answer of an engine that came to an end is not that of sogov."""
    expected = digest(_output(data, answer, OWN))
    for label, figured in entry.items():
        if "failed" not in figured and digest(_output(data, answer, label)) != expected:
            raise ValueError(f"{label} answers something else than sogov")


def digest(path: Path) -> str:
    """A digest of the holdings in a file, or of the findings, each with all its subjects, that peers can find too."""
    content = json.loads(path.read_text("utf-8"))
    if isinstance(content, list):
        return _hashed(content)
    causes: dict[tuple[str, str, str], list[str]] = {}
    for finding in content["findings"]:
        if finding["name"] in COMPARED:
            cause = finding["name"], finding["responsibility"], ",".join(sorted(finding["rules"]))
            causes.setdefault(cause, []).extend(finding["subjects"])
    return _hashed([[*cause, sorted(subjects)] for cause, subjects in causes.items()])


def _hashed(entries: list[Any]) -> str:
    return hashlib.sha256(json.dumps(sorted(entries)).encode()).hexdigest()


def _same_rows(data: Path, found: Engines, asked: Asked) -> dict[str, Any]:
    """How many answers for single resources were compared; ValueError where one differs."""
    cells, report = _output(data, "cells", OWN), _output(data, "report", OWN)
    own = ("-f", "json", "--as-of", DAY, "-o")
    _finished(run(program("who", "-C", str(data), *own, str(cells))))
    _finished(run(program("check", str(data), "-q", *own, str(report))))
    expected = sorted(own_rows(json.loads(cells.read_text("utf-8")), json.loads(report.read_text("utf-8"))))
    same = []
    for label, way in found.ways.items():
        done = run(_command(data, "rows", label, way), timeout=asked.timeout * 5)
        if done.code < 0:
            continue
        _finished(done)
        if _output(data, "rows", label).read_text("utf-8").splitlines() != expected:
            raise ValueError(f"{label} answers something else than sogov")
        same.append(found.present[way[0]].name)
    return {"resources": len(expected), "engines": list(dict.fromkeys(same))}


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


def _worth_more(ways: Ways, figured: Mapping[str, Any], most: float) -> Ways:
    """The ways that took no more seconds than said, and no more than twice those of the best one of their engine.

    sogov itself is always asked: without it nothing can be compared.
    """
    done = {label: figured[label]["seconds"] for label in ways if "seconds" in figured[label]}
    best: dict[str, float] = {}
    for label, seconds in done.items():
        best[ways[label][0]] = min(seconds, best.get(ways[label][0], seconds))
    return {
        label: way
        for label, way in ways.items()
        if label == OWN or (label in done and done[label] <= min(most, 2 * best[way[0]]))
    }


def main() -> None:
    """Compare, print the table and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--resources", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--rules", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args()
    asked = Asked(tuple(sorted(given.resources)), given.rules, given.rounds, given.timeout)
    with tempfile.TemporaryDirectory() as folder:
        entry = compared(asked, Path(folder))
    saved(given.results, "comparison", entry)
    for answer, sizes in entry["answers"].items():
        print(f"\n{answer}\n\n{comparison_table(sizes)}")


if __name__ == "__main__":
    main()
