"""SARIF logs with every finding, held against the official validator: `nox -s multitool`."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import attrs

from sogov.formats.results import Provenance, Result
from sogov.formats.sarif.findings import pieces
from sogov.formats.style import PLAIN
from tests.formats.world import based, evaluated, missing, refused, sound

# What it notes of every log, and why that stays.
ACCEPTED: Mapping[str, str] = {
    "SARIF2002": "messages are texts: code scanning does not take those that are put together from a rule's",
    "SARIF2005": "the program has no address of its own",
    "SARIF2006": "the address of the schema is right, and need not be in reach",
    "SARIF2009": "the id of a rule is the name of the finding, which people know, and no number",
    "SARIF2012": "the pages on findings are in the log itself, and have no address of their own",
}

_PROVENANCE = Provenance(
    "https://git.example.org/acme/policies", "0123456789abcdef0123456789abcdef01234567", is_root=True
)


def logs() -> dict[str, Result]:
    """Results of every sort by their names."""
    worlds = {
        "evaluated": evaluated(),
        "based": attrs.evolve(evaluated(), known=based().known),
        "refused": refused(),
        "sound": sound(),
        "missing": missing(),
    }
    return {name: attrs.evolve(result, provenance=_PROVENANCE) for name, result in worlds.items()}


def noted(tool: str, log: Path) -> set[str]:
    """The rules of the validator that have something to say of a log."""
    run = subprocess.run(
        [tool, "validate", str(log), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if "Analysis completed" not in run.stdout:
        raise SystemExit(f"the validator did not do its work:\n{run.stdout}{run.stderr}")
    return set(re.findall(r": (?:error|warning|note) ([A-Z]+[0-9]+):", run.stdout))


def hold(tool: str) -> None:
    """Validate every log; ends the program with what was not expected."""
    with tempfile.TemporaryDirectory() as folder:
        for name, result in logs().items():
            log = Path(folder, f"{name}.sarif")
            log.write_text("".join(pieces(result, PLAIN)), encoding="utf-8")
            others = noted(tool, log) - ACCEPTED.keys()
            if others:
                raise SystemExit(f"of the log `{name}` is said: {', '.join(sorted(others))}")


if __name__ == "__main__":
    hold(sys.argv[1])
