"""Where the time of a check goes: reading, deciding, looking for findings, writing; medians over whole runs.

`python benchmarks/measure_check.py RESOURCES RULES RUNS` (100000 100 3).
"""

import platform
import resource
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from workload import Size, write

import sogov
from sogov.checks.catalogue import catalogue
from sogov.checks.gathering import gathered
from sogov.documents.collector import collector_paused
from sogov.evaluation.evaluation import evaluated

_DAY = date(2026, 11, 23)


def main() -> None:
    """Measure and print one table."""
    resources, rules, runs = (int(number) for number in (*sys.argv[1:], "100000", "100", "3")[:3])
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), Size(resources, rules))
        megabytes = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        rows = [_measured(folder) for _ in range(runs)]
    print(f"{resources} resources, {rules} rules, 500 departments: {megabytes:.1f} MB of JSON")
    print(f"sogov {sogov.__version__}, Python {platform.python_version()}, median of {runs}, processor seconds")
    for phase in rows[0]:
        print(f"  {phase:<28} {statistics.median(row[phase] for row in rows):10.2f}")
    print(f"  {'peak memory, MB':<28} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.0f}")


def _measured(folder: str) -> dict[str, float]:
    started = time.process_time()
    workspace = sogov.load(folder)
    read = time.process_time()
    report = sogov.evaluate(workspace, as_of=_DAY)
    checked = time.process_time()
    with collector_paused():
        evaluation = evaluated(workspace.organisation, workspace.policies, _DAY)
        decided = time.process_time()
        gathered(evaluation, catalogue(), workspace.place)
    return {
        "load": read - started,
        "evaluate": checked - read,
        "  of which deciding cells": decided - checked,
        "  of which findings": time.process_time() - decided,
        "classes": len(evaluation.classes),
        "findings": len(report.findings),
        "subjects of findings": sum(finding.count for finding in report.findings),
    }


if __name__ == "__main__":
    main()
