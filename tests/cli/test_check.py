"""`check` as people and programs read it."""

import json
from datetime import date

import pytest

from sogov.findings.findings import Finding, Place, Waived
from sogov.formats.json_ import findings as json_findings
from sogov.formats.markdown import findings as markdown_findings
from sogov.formats.results import Result
from sogov.formats.style import PLAIN, Style
from sogov.formats.text import findings as text_findings
from tests.cli.acme import BROKEN, CONFLICT, NO_RULE, ORGANISATION, SOUND, Line

TEXT = """\
Acme, 2026-11-23: 2 resources, 3 rules in 2 policies

Conflicts (two answers): 1 error

rival.json:10:16: error[competing-holders]: `marketing` and `communications` both manage `acme-x`
    10 |     "manages": "marketing"
       |                ^^^^^^^^^^^
  and policy.json:14:16
    14 |     "manages": "communications",
       |                ^^^^^^^^^^^^^^^^
  help: let one of `rival/mine` or `social-media/accounts` name the others in `overrides`, or narrow its `where`

failed: 1 error
"""

MARKDOWN = """\
# Acme, 2026-11-23

**Failed**: 1 error.

Looked at: 2 resources, 3 rules in 2 policies.

| What | errors | warnings | notes |
| --- | ---: | ---: | ---: |
| **Conflicts**: two answers | 1 |   |   |

## Conflicts

Two answers: 1 error.

**“marketing” and “communications” both manage “acme-x”.** (error, competing-holders)

- 2 rules: rival/mine, social-media/accounts
- Where: rival.json&#58;10&#58;16, policy.json&#58;14&#58;16
- Remedy: let one of “rival/mine” or “social-media/accounts” name the others in “overrides”, or narrow its “where”
"""


def test_text(line: Line) -> None:
    """A headline, the finding with its causes underlined, the remedy, the verdict."""
    line.write(CONFLICT)

    run = line.run("check")

    assert TEXT == run.out
    assert "" == run.err


def test_markdown(line: Line) -> None:
    """The same as a page."""
    line.write(CONFLICT)

    assert MARKDOWN == line.run("check", "-f", "markdown").out
    assert "".join(MARKDOWN.splitlines(keepends=True)[:3]) == line.run("check", "-f", "markdown", "-q").out


def test_quiet(line: Line) -> None:
    """The verdict alone."""
    line.write(CONFLICT)

    assert "failed: 1 error\n" == line.run("check", "-q").out


def test_json(line: Line) -> None:
    """The shape that the interface promises, key by key."""
    line.write(CONFLICT)

    report = json.loads(line.run("check", "-f", "json").out)

    assert ["sogov", "as_of", "summary", "findings", "waived"] == list(report)
    assert {
        "files": 3,
        "policies": 2,
        "rules": 3,
        "resources": 2,
        "cells": 12,
        "errors": 1,
        "warnings": 0,
        "notes": 0,
        "waived": 0,
    } == report["summary"]
    (finding,) = report["findings"]
    fingerprint = finding.pop("fingerprint")
    assert 32 == len(fingerprint)
    assert {
        "name": "competing-holders",
        "kind": "conflict",
        "severity": "error",
        "responsibility": "manages",
        "rules": ["rival/mine", "social-media/accounts"],
        "subjects": ["acme-x"],
        "count": 1,
        "message": "`marketing` and `communications` both manage `acme-x`",
        "remedy": "let one of `rival/mine` or `social-media/accounts` name the others in `overrides`, "
        "or narrow its `where`",
        "places": [
            {"file": "rival.json", "line": 10, "column": 16, "pointer": "/rules/0/assign/manages"},
            {"file": "policy.json", "line": 14, "column": 16, "pointer": "/rules/0/assign/manages"},
        ],
    } == finding
    assert [] == report["waived"]


def test_input_errors(line: Line) -> None:
    """Input errors have the same shapes, with what is not known as 0."""
    line.write(BROKEN)

    text = line.run("check").out
    report = json.loads(line.run("who", "-f", "json").out)
    page = line.run("explain", "acme-x", "-f", "markdown").out

    assert "rival.json:7:16: error[unknown-reference]: " in text
    assert text.endswith("\nrefused: 1 error; the documents cannot be evaluated\n")
    assert ("input", "unknown-reference") == (report["findings"][0]["kind"], report["findings"][0]["name"])
    assert (3, 0, 1) == tuple(report["summary"][key] for key in ("files", "rules", "errors"))
    assert page.startswith("# The documents, 2026-11-23\n\n**Refused**: 1 error; the documents cannot be evaluated.\n")


def test_nothing_checked(line: Line) -> None:
    """What there was none of is said, in the result and on standard error."""
    line.write(NO_RULE)

    run = line.run("check", "-q")

    assert "nothing checked: no rule is in effect on 2026-11-23; 2 errors\n" == run.out
    assert "nothing was checked: no rule is in effect on 2026-11-23\n" == run.err


def test_no_documents(line: Line) -> None:
    """An empty folder is not one where all is well."""
    assert "nothing was checked: there is no document to read\n" == line.run("check").err


def test_waived(line: Line) -> None:
    """A waived finding is listed with its reason, and fails nothing."""
    waiver = {
        "id": "w",
        "finding": "competing-holders",
        "until": "2026-12-31",
        "reason": "being <settled>",
        "approved_by": "board",
    }
    line.write({**CONFLICT, "policy.json": {**CONFLICT["policy.json"], "waivers": [waiver]}})

    run = line.run("check")
    page = line.run("check", "-f", "markdown").out
    report = json.loads(line.run("check", "-f", "json").out)

    assert 0 == run.code
    assert "  until 2026-12-31 by social-media/w: `marketing`" in run.out
    assert run.out.endswith("    being <settled>\n\npassed: no findings, 1 waived\n")
    assert "| social-media/w | 2026-12-31 | being &#60;settled&#62; |" in page
    assert ["waiver", "until", "reason", "finding"] == list(report["waived"][0])
    assert 1 == report["summary"]["waived"]


def test_sound(line: Line) -> None:
    """Nothing to report is reported."""
    line.write(SOUND)

    assert "Acme, 2026-11-23: 2 resources, 2 rules in 1 policy\n\npassed: no findings\n" == line.run("check").out
    assert "Passed" in line.run("check", "-f", "markdown").out


HOSTILE = "\x1b[31m\n::error::x ##[error]y <script>alert(1)</script> [z](javascript:a) \u202e@all | **b** 🙂"


@pytest.mark.parametrize("output", ["text", "markdown", "json"])
def test_hostile_names(line: Line, output: str) -> None:
    """A name takes no effect in a terminal, a build log or a page."""
    named = {**ORGANISATION, "organisation": {"id": "acme", "name": HOSTILE}}
    line.write({**CONFLICT, "organisation.json": named})

    out = line.run("check", "-f", output).out

    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "##[" not in out
    assert not any(text.lstrip().startswith("::") for text in out.splitlines())
    if output == "markdown":
        assert "<script>" not in out
        assert "](" not in out
        assert "@all" not in out
    if output == "json":
        assert out.isascii()


def result(*findings: Finding, waived: tuple[Waived, ...] = ()) -> Result:
    """A result with these findings, without texts."""
    summary = dict.fromkeys(("files", "policies", "rules", "resources", "cells", "errors"), 1)
    return Result("Acme", date(2026, 11, 23), summary, findings, waived)


def gap(subjects: int = 0, places: int = 0, rules: tuple[str, ...] = ()) -> Finding:
    """A finding with so many subjects and places."""
    return Finding(
        "unfunded",
        "gap",
        "error",
        "nobody funds them",
        subjects=tuple(f"r{number}" for number in range(subjects)),
        rules=rules,
        places=tuple(Place("a.json", number or None, number or None, f"/{number}") for number in range(places)),
    )


def text_of(found: Finding, style: Style = PLAIN) -> list[str]:
    """The lines on a finding, without those around it."""
    lines = "".join(text_findings.pieces(result(found), style)).splitlines()
    return lines[4:-2]


def test_many_subjects() -> None:
    """A sample of many, and all of them where all is wanted."""
    assert ["error[unfunded]: nobody funds them", "  7 resources: r0, r1, r2, r3, r4, … and 2 more"] == text_of(gap(7))
    assert "  7 resources: r0, r1, r2, r3, r4, r5, r6" == text_of(gap(7), Style("verbose"))[-1]
    page = "".join(markdown_findings.pieces(result(gap(7)), PLAIN))
    assert "- 7 resources: r0, r1, r2, r3, r4, … and 2 more\n" in page


def test_many_findings() -> None:
    """Of very many findings of a kind the first thousand are shown, all of them where all is wanted."""
    many = result(*(gap() for _ in range(1102)))

    assert 1000 == "".join(text_findings.pieces(many, PLAIN)).count("error[unfunded]")
    assert "\n… and 102 more; `-v` shows all of them\n" in "".join(text_findings.pieces(many, PLAIN))
    assert 1102 == "".join(text_findings.pieces(many, Style("verbose"))).count("error[unfunded]")
    assert "".join(markdown_findings.pieces(many, PLAIN)).endswith("\n\n… and 102 more.\n")
    assert 1102 == "".join(markdown_findings.pieces(many, Style("verbose"))).count("(error, unfunded)")


def test_many_places() -> None:
    """The places of rules are causes, those of resources are examples."""
    head = "a.json#/0: error[unfunded]: nobody funds them"

    assert [head] == text_of(gap(places=5))
    assert [head, "  and a.json:1:1", "  and a.json:2:2", "  and 2 more places"] == text_of(
        gap(places=5, rules=("a/b",))
    )
    assert 5 == len(text_of(gap(places=5), Style("verbose")))


def test_places_without_text() -> None:
    """A document that was given without a text has neither line nor column."""
    report = json.loads("".join(json_findings.pieces(result(gap(places=1)), PLAIN)))

    assert [{"file": "a.json", "line": None, "column": None, "pointer": "/0"}] == report["findings"][0]["places"]


def test_colour(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour is for terminals, and for those who ask for it; `--no-color` and NO_COLOR have the last word."""
    line.write(CONFLICT)

    assert "\x1b" not in line.run("check").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31;1merror[competing-holders]\x1b[0m" in line.run("check").out
    assert "\x1b" not in line.run("check", "--no-color").out
    assert "\x1b" not in line.run("check", "-f", "json").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in line.run("check").out
