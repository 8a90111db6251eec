"""Asks one peer, in a process of its own: `python -m peers NAME FOLDER --way WAY --output FILE --answer findings`."""

import argparse
import gc
import json
import os
import sys
from pathlib import Path

from question import question

from peers.peer import peer


def main() -> None:
    """Write the findings, as `sogov check -f json` names them, the holdings, or all resources, one a line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("name")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--way", default="")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--answer", choices=("findings", "holdings", "rows"), default="findings")
    given = parser.parse_args()
    # No peer is charged for Python's search for cycles, nor, below, for tidying up its memory.
    gc.disable()
    engine = peer(given.name)
    way = given.way or engine.ways[0]
    asked = question(given.folder)
    with given.output.open("w", encoding="utf-8") as stream:
        if given.answer == "rows":
            stream.writelines("\t".join(row) + "\n" for row in sorted(engine.rows(asked, way)))
        elif given.answer == "holdings":
            json.dump([[*held, number] for held, number in engine.holdings(asked, way).items()], stream)
        else:
            findings = [
                {"name": name, "responsibility": responsibility, "rules": rules, "subjects": subjects}
                for (name, responsibility, rules), subjects in engine.findings(asked, way).items()
            ]
            json.dump({"findings": findings}, stream)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
