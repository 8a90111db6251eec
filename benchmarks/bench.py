"""All measurements, one after the other, into one file of results: what `nox -s bench` runs.

`python benchmarks/bench.py --rounds 5 --resources 1000000` takes about an hour; `--quick` a few minutes, with sizes
that show that everything works and figures that mean little. `python benchmarks/page.py` makes the page of the results.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from processes import HERE, PROJECT, machine, saved
from results import RESULTS


def main() -> None:
    """Run every measurement in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--resources", type=int, default=1_000_000)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--only", nargs="+", choices=("comparison", "floor", "growth", "lookup"))
    given = parser.parse_args()
    most = 10_000 if given.quick else given.resources
    rounds = 2 if given.quick else given.rounds
    compared = sorted({most // 1000, most // 100, most // 10, most} if most >= 100_000 else {most // 10, most})
    sizes: dict[str, list[int]] = {
        "comparison": compared,
        "floor": [most],
        "growth": [max(1000, most // 10)],
        "lookup": [max(1000, most // 10)],
    }
    results = given.results.resolve()
    saved(results, "machine", machine())
    for name in given.only or sizes:
        print(f"\n## {name}\n", flush=True)
        options = ["--rounds", str(rounds), "--results", str(results)]
        options += ["--resources", *map(str, sizes[name])]
        subprocess.run([sys.executable, str(HERE / f"{name}.py"), *options], cwd=PROJECT, check=True)
    print(f"\n{', '.join(f'{key} {value}' for key, value in machine().items())}; figures in {results}")


if __name__ == "__main__":
    main()
