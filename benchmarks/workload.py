"""A workload: a large organisation under policies in the full language, always the same for the same numbers.

`python benchmarks/workload.py --resources 1000000 --rules 200 --departments 500 --seed 7 --output FOLDER` writes
organisation.json, policies/*.json and the resources: one a line in resources.jsonl, or, with `--layout json`, inside
organisation.json. About one resource in a hundred is the subject of a finding.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from inventory import resources
from landscape import Entry, Size, landscape
from mandates import policies

Layout = Literal["jsonl", "json"]

_encoder = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def write(folder: Path, size: Size, layout: Layout = "jsonl") -> None:
    """Write the workload of a size into a folder, one resource at a time."""
    land = landscape(size)
    written(folder, land.document, policies(size, land), resources(size, land), layout)


def written(
    folder: Path, organisation: Entry, documents: Iterable[Entry], entries: Iterable[Entry], layout: Layout
) -> None:
    """Write an organisation, its policies and its resources into a folder."""
    (folder / "policies").mkdir(parents=True, exist_ok=True)
    for document in documents:
        text = json.dumps(document, ensure_ascii=False, indent=1)
        (folder / "policies" / f"{document['policy']}.json").write_text(text + "\n", "utf-8")
    text = json.dumps(organisation, ensure_ascii=False, indent=1)
    lines = map(_encoder.encode, entries)
    if layout == "jsonl":
        (folder / "organisation.json").write_text(text + "\n", "utf-8")
        with (folder / "resources.jsonl").open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in lines)
    else:
        with (folder / "organisation.json").open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text.removesuffix("\n}") + ',\n "resources": [\n')
            stream.writelines(f"{',' if number else ''}{line}\n" for number, line in enumerate(lines))
            stream.write("]}\n")


def asked(description: str) -> tuple[Path, Size, Layout]:
    """What the command line asks for: where to write, how much, and in which layout."""
    parser = argparse.ArgumentParser(description=description.partition("\n")[0])
    for name in ("resources", "rules", "departments", "tags", "seed"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Size(), name))
    parser.add_argument("--layout", choices=("jsonl", "json"), default="jsonl")
    parser.add_argument("--output", type=Path, required=True)
    given = parser.parse_args()
    size = Size(given.resources, given.rules, given.departments, given.tags, given.seed)
    return given.output, size, given.layout


if __name__ == "__main__":
    write(*asked(__doc__))
