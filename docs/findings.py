"""The pages on findings: `python docs/findings.py` writes them from the checks, and a test holds them fresh."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import get_args

from sogov.api import evaluate, load
from sogov.checks.catalogue import catalogue
from sogov.checks.check import Check
from sogov.findings.errors import InputErrors
from sogov.findings.findings import Finding, Kind, Place
from sogov.findings.pages import Example

FOLDER = Path(__file__).parent / "reference" / "findings"
LANGUAGE = FOLDER.parent / "language.md"

NOTICE = "<!-- Written by docs/findings.py from src/sogov/checks; change it there. -->"
INTRODUCTION = """\
Everything that `sogov check` can report. [The language](../language.md#4-findings) says when exactly; the pages say why
it matters and what to do, each with an example that raises the finding and its smallest correction.
"""
# The heading of the index, and how a page says what sort of finding it is about.
KINDS: dict[Kind, tuple[str, str]] = {
    "input": ("Input errors", "An **input error**"),
    "conflict": ("Conflicts", "A **conflict**"),
    "gap": ("Gaps", "A **gap**"),
    "violation": ("Violations", "A **violation**"),
    "drift": ("Drift", "**Drift**"),
    "advice": ("Advice", "**Advice**"),
}


def pages() -> dict[str, str]:
    """The text of each page by the name of its file."""
    anchors = dict(_anchors())
    found = {f"{check.name}.md": _linked(_page(check), anchors) for check in catalogue()}
    return {"index.md": _index(), **found}


def found_in(example: Example) -> tuple[Finding, ...]:
    """What is found in the documents of an example, on its day."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for name, text in example.documents:
            Path(name).write_text(text, encoding="utf-8")
        try:
            report = evaluate(load("."), as_of=date.fromisoformat(example.as_of))
        except InputErrors as errors:
            return errors.findings
        return report.findings


def _index() -> str:
    parts = [NOTICE, "# Findings", INTRODUCTION.strip()]
    for kind in get_args(Kind):
        rows = [
            f"| [`{check.name}`]({check.name}.md) | {check.severity or 'the rule’s'} | {_statement(check)} |"
            for check in catalogue()
            if check.kind == kind
        ]
        parts += [f"## {KINDS[kind][0]}", "\n".join(["| name | severity | what |", "| --- | --- | --- |", *rows])]
    names = "\n".join(check.name for check in catalogue())
    return "\n\n".join([*parts, f"```{{toctree}}\n:hidden:\n\n{names}\n```"]) + "\n"


def _page(check: Check) -> str:
    text = check.page.partition("\n\n")[2]
    parts = [NOTICE, f"# `{check.name}`", f"{_sentence(_statement(check))} {_sort(check)}", text]
    if check.bad is not None:
        parts += ["## An example", *_documents(check.bad.documents), f"On {check.bad.as_of} sogov says:"]
        parts += [_said(finding) for finding in found_in(check.bad)]
    if check.bad is not None and check.good is not None:
        changed = [document for document in check.good.documents if document not in check.bad.documents]
        same = [f"`{name}`" for name, text in check.good.documents if (name, text) not in changed]
        rest = [f"{' and '.join(same)} {'stays' if len(same) == 1 else 'stay'} as before."] if same else []
        parts += ["## Put right", *_documents(changed), *rest]
    return "\n\n".join(parts) + "\n"


def _statement(check: Check) -> str:
    """The first line of a page without the name: one short statement."""
    return check.page.partition("\n")[0].partition(": ")[2].removesuffix(".")


def _sentence(statement: str) -> str:
    return f"{statement[0].upper()}{statement[1:]}."


def _sort(check: Check) -> str:
    _, phrase = KINDS[check.kind]
    if check.kind == "input":
        return f"{phrase}: nothing is evaluated."
    severity = f"of severity **{check.severity}**" if check.severity else "of the severity that the rule states"
    return f"{phrase}, {severity}."


def _documents(documents: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> Iterator[str]:
    for name, text in documents:
        yield f"`{name}`:\n\n```{'json' if name.endswith('.json') else 'text'}\n{text}```"


def _said(finding: Finding) -> str:
    lines = [f"{', '.join(map(_place, finding.places))}: {_closed(finding.message)}"]
    lines += [f"Remedy: {_closed(finding.remedy)}"] if finding.remedy else []
    return "\n>\n".join(f"> {line}" for line in lines)


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."


def _place(place: Place) -> str:
    return f"`{place.file}:{place.line}:{place.column}`"


def _anchors() -> Iterator[tuple[str, str]]:
    """The paragraphs of the language by number, each with the anchor of its heading."""
    for heading in re.findall(r"^##+ (\d.*)$", LANGUAGE.read_text(encoding="utf-8"), re.MULTILINE):
        slug = re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        yield heading.split()[0].rstrip("."), slug


def _linked(text: str, anchors: dict[str, str]) -> str:
    """The text with every paragraph of the language that it names as a link."""
    return re.sub(r"§(\d(?:\.\d)?)", lambda found: f"[§{found[1]}](../language.md#{anchors[found[1]]})", text)


def write() -> None:
    """Write all pages, and remove those that no check stands behind."""
    FOLDER.mkdir(exist_ok=True)
    texts = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
