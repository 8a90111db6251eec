import json
import sys
from pathlib import Path

import pytest
from growth import slope
from page import PAGE, page
from processes import Run, figures, interleaved, run, saved
from results import RESULTS, comparison_table, table

HELD = "x = bytearray(80_000_000); x[::4096] = b'x' * len(x[::4096]); import time; time.sleep(0.3)"
FAMILY = f"import subprocess, sys; {HELD.replace('80', '40')}; subprocess.run([sys.executable, '-c', {HELD!r}])"


def _run(wall: float, code: int = 0) -> Run:
    return Run(wall, wall / 2, 10.0, code, "broken")


@pytest.mark.parametrize(("code", "least"), [(HELD, 80), (FAMILY, 120)])
def test_memory_counts_children(code: str, least: float) -> None:
    """The peak memory of a process is what it holds, together with its children."""
    done = run([sys.executable, "-c", code])
    assert 0 == done.code
    assert least < done.memory < least + 60


def test_what_takes_too_long_is_ended() -> None:
    """A process that is not over in time is killed, and its code says so."""
    done = run([sys.executable, "-c", "import time; time.sleep(30)"], timeout=0.2)
    assert done.code < 0
    assert done.wall < 10


def test_what_a_process_says_is_kept(tmp_path: Path) -> None:
    """Standard output goes to the file, and the end of standard error is told with the code."""
    output = tmp_path / "said"
    done = run([sys.executable, "-c", "import sys; print('out'); sys.exit('wrong')"], output)
    assert (1, "wrong\n", "out\n") == (done.code, done.error, output.read_text())


def test_what_fails_is_not_run_again() -> None:
    """Commands take turns, and one that fails is left out of the next rounds."""
    commands = {"good": [sys.executable, "-c", "pass"], "bad": [sys.executable, "-c", "raise SystemExit(2)"]}
    runs = interleaved(commands, 2)
    assert (2, 1) == (len(runs["good"]), len(runs["bad"]))


def test_figures_are_medians_and_ratios_of_pairs() -> None:
    """A ratio is taken within a round; its median is told with the least and the most."""
    found = figures([_run(2), _run(6), _run(4)], [_run(1), _run(2), _run(4)])
    expected = {"seconds": 4, "least": 2, "most": 6, "cpu": 2, "memory": 10.0, "runs": 3, "ratio": [2, 1, 3]}
    assert expected == found


@pytest.mark.parametrize(("code", "expected"), [(-9, "took too long"), (2, "broken")])
def test_a_failure_has_no_figures(code: int, expected: str) -> None:
    """Where a run failed there is a reason and no figure."""
    assert {"failed": expected} == figures([_run(1), _run(1, code)])


def test_sections_of_results_are_kept_apart(tmp_path: Path) -> None:
    """What is measured replaces its own section and leaves the others."""
    path = tmp_path / "results.json"
    for section, entry in (("floor", {"a": 1}), ("growth", {"b": 2}), ("floor", {"a": 3})):
        saved(path, section, entry)
    assert {"floor": {"a": 3}, "growth": {"b": 2}} == json.loads(path.read_text())


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_slopes_are_powers(power: float) -> None:
    """The slope of a curve that is a power is that power."""
    assert power == slope([(length, 3 * length**power) for length in (10, 40, 50, 1000)])


def test_engines_that_got_farthest_come_first() -> None:
    """The table names first who reached the largest size, then who was quickest."""
    quick, slow = {"seconds": 1.0, "memory": 1, "ratio": [1, 1, 1]}, {"seconds": 9.0, "memory": 1, "ratio": [9, 8, 10]}
    sizes = {"10": {"a": slow, "b": quick, "c": quick}, "100": {"a": slow, "b": {"failed": "took too long"}}}
    expected = [
        "| a | 9.00 (9.0×) | 9.00 (9.0×) | 9.00 (8.00–10.00) | 1 |",
        "| b | 1.00 (1.0×) | – | 1.00 (1.00–1.00) | 1 |",
        "| c | 1.00 (1.0×) |  | 1.00 (1.00–1.00) | 1 |",
    ]
    assert expected == comparison_table(sizes).splitlines()[2:]


def test_tables_are_markdown() -> None:
    """The first column is text and the others are figures."""
    assert "| a | b |\n| --- | ---: |\n| c | 1 |" == table(["a", "b"], [["c", "1"]])


def test_the_page_is_fresh() -> None:
    """The page on performance shows the results as they are kept."""
    assert page(json.loads(RESULTS.read_text("utf-8"))) == PAGE.read_text("utf-8"), "run `python benchmarks/page.py`"
