"""`rules` and `schema`: what sogov knows by itself."""

import json
from pathlib import Path

import pytest

from sogov.checks.catalogue import catalogue
from sogov.cli.pages import page_of
from sogov.documents.schemas import KINDS, schema
from sogov.findings.pages import Example, Page
from sogov.formats.json_ import catalogue as json_catalogue
from sogov.formats.markdown import catalogue as markdown_catalogue
from sogov.formats.style import PLAIN
from sogov.formats.text import catalogue as text_catalogue
from tests.cli.acme import Line

BARE = Page("bare", "gap", None, "`bare`: something | else.")
EXAMPLE = Page("sample", "gap", "note", "`sample`: it.", Example((("a.json", "{}\n```\n````\n"),), "2026-01-01"))


@pytest.mark.parametrize("output", ["text", "json", "markdown"])
def test_every_finding_is_listed(line: Line, output: str) -> None:
    """The catalogue has every finding, with a sentence."""
    out = line.run("rules", "-f", output).out

    assert catalogue()
    assert [] == [check.name for check in catalogue() if check.name not in out]


@pytest.mark.parametrize("name", [check.name for check in catalogue()])
def test_every_finding_has_a_page(line: Line, name: str) -> None:
    """Each page can be shown in every format."""
    report = json.loads(line.run("rules", name, "-f", "json").out)

    assert ["sogov", "name", "kind", "severity", "summary", "page", "bad", "good"] == list(report)
    assert report["summary"]
    assert line.run("rules", name).out.startswith(f"{name} (")
    assert line.run("rules", name, "-f", "markdown").out.startswith(f"# `{name}`\n")


def test_page_of_a_check() -> None:
    """What a check states is what its page shows."""
    check = next(check for check in catalogue() if check.bad is not None)

    page = page_of(check)

    assert (check.name, check.page) == (page.name, page.text)
    assert page.bad is not None
    assert check.bad is not None
    assert check.bad.documents == page.bad.documents


def test_bare_page() -> None:
    """A severity that the rule states, and no example."""
    page = "".join(text_catalogue.page_pieces(BARE, PLAIN))
    rows = "".join(text_catalogue.pieces([BARE], PLAIN))
    marked = "".join(markdown_catalogue.page_pieces(BARE, PLAIN))

    assert "bare (gap, severity by the rule)\n\n`bare`: something | else.\n" == page
    assert "Gaps (no answer)\nname  severity    what\nbare  the rule's  something | else.\n" == rows
    assert "# `bare`\n\nKind: gap. Severity: as the rule says.\n\n`bare`: something | else.\n" == marked
    assert "something &#124; else." in "".join(markdown_catalogue.pieces([BARE], PLAIN))
    assert None is json.loads("".join(json_catalogue.page_pieces(BARE, PLAIN)))["severity"]


def test_sample() -> None:
    """An example is shown as it is, and cannot close its fence."""
    marked = "".join(markdown_catalogue.page_pieces(EXAMPLE, PLAIN))
    page = "".join(text_catalogue.page_pieces(EXAMPLE, PLAIN))

    assert marked.endswith("## Bad\n\nOn 2026-01-01:\n\n`a.json`:\n\n`````json\n{}\n```\n````\n`````\n")
    assert page.endswith("\nBad, on 2026-01-01:\n\n  a.json\n    {}\n    ```\n    ````\n")


@pytest.mark.parametrize("kind", KINDS)
def test_schema(line: Line, kind: str) -> None:
    """The schema as it is used, on standard output or in a file."""
    run = line.run("schema", kind)
    line.run("schema", kind, "-o", "schema.json")

    assert [schema(known) for known in KINDS if known == kind] == [json.loads(run.out)]
    assert run.out == Path("schema.json").read_text(encoding="utf-8")


def test_schemas(line: Line) -> None:
    """Without a kind the kinds are listed."""
    assert [*KINDS, "baseline", "configuration"] == [text.split()[0] for text in line.run("schema").out.splitlines()]
