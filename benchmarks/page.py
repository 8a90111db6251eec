"""The page on performance: `python benchmarks/page.py` writes it from the results, and a test holds it fresh."""

import json
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from results import RESULTS, comparison_table, floor_table, growth_table, lookup_table

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "performance.md"

NOTICE = "<!-- Written by benchmarks/page.py from benchmarks/results.json; measure again with `nox -s bench`. -->"
INTRODUCTION = """\
What a check costs, measured on whole processes, from the start of the program to the end of its output. Every figure
is the median of several rounds in which all commands took turns, so that what slows the machine slows all of them; a
ratio is the median of the ratios within a round, with the least and the most in brackets. The workloads are made by
`benchmarks/` and are the same every time."""
COMPARED = """\
The same question to sogov and to engines that people use for such questions: who funds, manages and is consulted on
each resource, where is that open or disputed, and which requirements are not met? It is put in the part of the
language that all of them can express: {rules} rules that select by kind, platform, stage, tag and department, without
precedence, money or time. It can be answered in two ways, and the best way of an engine is not the same for both."""
FINDINGS = """\
**The findings**: for every cause the resources that it concerns. sogov is asked for a whole check, `sogov check -f
json`, which also validates every document and knows the place of every finding. An engine that filters columns need
not settle the rest, about 99 resources of 100."""
HOLDINGS = """\
**The holdings**: how many resources are held in the same way by the same. Every resource must be settled. sogov is
asked from Python, and evaluates all else that it always does."""
EQUAL = """\
The answers are the same: for {resources:,} resources compared one by one ({engines}), and at every size by a digest of
the whole answer. A dash is a run that failed or took too long; an empty cell was not tried, because it would have, or
because another way of the same engine is more than twice as fast."""
FAIR = """\
All peers read the same files, and none is charged for Python's search for cycles or for tidying up its memory. DuckDB
and polars use all cores, and read the lines themselves; the lines go to regorus as they are. Everything else decodes
them with the json module, which for the engines of policies is a small part of the time."""
FLOOR = """\
How far a check is from the least that can be done: merely decoding the same {megabytes:.0f} MB, one resource a line,
with nothing kept. {resources:,} resources, {rules} rules in the full language, {departments} departments, about one
resource in a hundred the subject of a finding. Where nothing else is said sogov reads with as many processes as there
are processors; memory is that of all of them. Every check is made anew, but for the one that
is asked again with nothing changed. The base install is the one without extras."""
LOOKUP = """\
One answer from {resources:,} resources under {rules} rules. In Python the workspace has been loaded ({load:.2f} s) and
evaluated ({evaluate:.2f} s) before. The command line reads everything for its one answer, so its time is that of
reading."""
GROWTH = """\
How the time of a whole check grows. Where nothing else is said there are 200 rules, 500 departments and 40 tags. The
slope is that of the curve on logarithmic scales, after the time of a check of next to nothing ({start:.2f} s) is taken
off: 1 is twice the time for twice as many, 0 is no more."""


def page(results: Mapping[str, Any]) -> str:
    """The text of the page on the measurements that there are."""
    parts = [NOTICE, "# Performance", INTRODUCTION]
    sections = {"comparison": _compared, "floor": _floor, "lookup": _lookup, "growth": _growth}
    for name, section in sections.items():
        parts += section(results[name]) if name in results else []
    parts += [
        "## The machine",
        "{processor}, {cores} cores, {memory}, {system}, {python}.".format(**results["machine"]),
    ]
    return "\n\n".join(map(_wrapped, [*parts, _versions(results)])) + "\n"


def _compared(entry: Mapping[str, Any]) -> list[str]:
    equal, answers = entry["equal"], entry["answers"]
    limits = "\n".join(_item(name, text) for name, text in entry["limits"].items())
    absent = [f"Not installed here: {', '.join(sorted(entry['absent']))}."] if entry["absent"] else []
    return [
        "## Beside other engines",
        COMPARED.format(**entry),
        FINDINGS,
        comparison_table(answers["findings"]),
        HOLDINGS,
        comparison_table(answers["holdings"]),
        EQUAL.format(resources=equal["resources"], engines=", ".join(equal["engines"])),
        FAIR,
        *absent,
        "What each of them cannot express of the whole language:",
        limits,
    ]


def _floor(entry: Mapping[str, Any]) -> list[str]:
    return ["## Beside merely decoding", FLOOR.format(**entry), floor_table(entry)]


def _lookup(entry: Mapping[str, Any]) -> list[str]:
    return ["## One answer", LOOKUP.format(**entry), lookup_table(entry)]


def _growth(entry: Mapping[str, Any]) -> list[str]:
    reasons = "\n".join(_item(name.capitalize(), curve["why"]) for name, curve in entry["curves"].items())
    return ["## As there is more", GROWTH.format(**entry), growth_table(entry), reasons]


def _versions(results: Mapping[str, Any]) -> str:
    found: dict[str, str] = {}
    for entry in results.values():
        found |= entry.get("versions", {})
    return f"Versions: {', '.join(f'{name} {number}' for name, number in sorted(found.items()))}."


def _item(name: str, text: str) -> str:
    return textwrap.fill(f"- **{name}**: {text}", 120, subsequent_indent="  ", break_on_hyphens=False)


def _wrapped(part: str) -> str:
    """A paragraph with lines of equal length; tables, lists and headings stay as they are."""
    return part if part[0] in "|-#<" else textwrap.fill(part, 120, break_on_hyphens=False, break_long_words=False)


def write() -> None:
    """Write the page."""
    PAGE.write_text(page(json.loads(RESULTS.read_text("utf-8"))), "utf-8")


if __name__ == "__main__":
    write()
