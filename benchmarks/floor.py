"""How far a whole check is from merely decoding the same resources: whole processes, with their peak memory.

`python benchmarks/floor.py --resources 1000000 --rules 200 --rounds 3`. A decoder reads resources.jsonl line by line,
keeps nothing, and is strict where it can be: unknown keys and wrong types are refused, duplicate keys are not.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from landscape import Size
from processes import DAY, figures, interleaved, program, run, saved, versions
from results import RESULTS, floor_table
from workload import write

OWN = "sogov check -f json"
BARE = "sogov check -f json, base install"
ALONE = "sogov check -f json, one process"
AGAIN = "sogov check -f json, nothing changed"

_TYPED = """
import gc, sys
gc.disable()
from typing import Literal, Union
import msgspec

class Period(msgspec.Struct, forbid_unknown_fields=True, gc=False, rename={"since": "from"}):
    since: str = ""
    until: str = ""

class Cost(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    amount: Union[int, str]
    per: Literal["month", "quarter", "year"]
    currency: str = ""

class Effort(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    hours: Union[int, str]
    per: Literal["week", "month", "year"]

class Resource(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    id: str
    kind: str
    name: str = ""
    platform: str = ""
    department: str = ""
    stage: str = ""
    tags: tuple[str, ...] = ()
    cost: Union[Cost, None] = None
    effort: Union[Effort, None] = None
    url: str = ""
    declared: Union[dict[str, Union[str, tuple[str, ...], dict[str, str], None]], None] = None
    effective: Union[Period, None] = None

decode = msgspec.json.Decoder(Resource).decode
"""
_ORJSON = "import gc, sys\ngc.disable()\nfrom orjson import loads as decode\n"
_MSGSPEC = "import gc, sys\ngc.disable()\nimport msgspec\ndecode = msgspec.json.Decoder().decode\n"
_STANDARD = "import gc, sys\ngc.disable()\nfrom json import loads as decode\n"
_LOOP = "with open(sys.argv[1], 'rb') as lines:\n    for line in lines:\n        decode(line)\n"

# The program of each decoder.
DECODERS = {
    "msgspec, typed": _TYPED + _LOOP,
    "msgspec": _MSGSPEC + _LOOP,
    "orjson": _ORJSON + _LOOP,
    "json of Python": _STANDARD + _LOOP,
    "reading the lines": "import gc, sys\ngc.disable()\ndecode = len\n" + _LOOP,
}


def floor(size: Size, rounds: int, folder: Path, timeout: float) -> dict[str, Any]:
    """The figures of every decoder that is installed and of a check, by name."""
    source = folder / "workload"
    write(source, size)
    lines = str(source / "resources.jsonl")
    commands = {name: [sys.executable, "-c", code, lines] for name, code in DECODERS.items()}
    commands = {name: command for name, command in commands.items() if _installed(name, command, folder)}
    check = ("check", str(source), "-q", "-f", "json", "--as-of", DAY, "-o", str(folder / "report.json"))
    commands |= {OWN: program(*check), BARE: program(*check, bare=True), ALONE: program(*check, alone=True)}
    commands[AGAIN] = program(*check, memory=folder / "memory")
    # The first time there is nothing to remember.
    run(commands[AGAIN], timeout=timeout)
    runs = interleaved(commands, rounds, timeout=timeout)
    fastest = min(
        (name for name in DECODERS if name in runs and name != "reading the lines"),
        key=lambda name: figures(runs[name]).get("seconds", timeout),
    )
    return {
        "resources": size.resources,
        "rules": size.rules,
        "departments": size.departments,
        "rounds": rounds,
        "megabytes": round(Path(lines).stat().st_size / 1e6, 1),
        "fastest": fastest,
        "ways": {name: figures(done, runs[fastest]) for name, done in runs.items()},
        "versions": versions(["sogov", "msgspec", "orjson"]),
    }


def _installed(name: str, command: list[str], folder: Path) -> bool:
    """Whether a decoder runs at all, on no lines; one that does not is left out with a line that says so."""
    nothing = folder / "nothing.jsonl"
    nothing.write_bytes(b"")
    done = run([*command[:-1], str(nothing)])
    if done.code:
        print(f"{name} is left out: {done.error.strip().rpartition(chr(10))[2]}", file=sys.stderr)
    return not done.code


def main() -> None:
    """Measure, print the table and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--resources", type=int, default=Size().resources)
    parser.add_argument("--rules", type=int, default=Size().rules)
    parser.add_argument("--departments", type=int, default=Size().departments)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=300)
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args()
    size = Size(given.resources, given.rules, given.departments)
    with tempfile.TemporaryDirectory() as folder:
        entry = floor(size, given.rounds, Path(folder), given.timeout)
    saved(given.results, "floor", entry)
    print(floor_table(entry))


if __name__ == "__main__":
    main()
