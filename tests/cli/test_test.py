"""`test` as people and programs read it."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.acme import SOUND, Line

CELLS = {"funds": {"holders": {"marketing": "60%", "technology": "rest"}}}
PASSING: Mapping[str, object] = {
    **SOUND,
    "tests.json": {"tests": [{"id": "shared", "title": "Two pay", "resource": "acme-x", "cells": CELLS}]},
}
FAILING: Mapping[str, object] = {
    **SOUND,
    "tests.json": """\
{
  "tests": [
    {"id": "shared", "title": "Two pay", "resource": "acme-x", "cells": {"funds": {"status": "assigned"}}},
    {"id": "tool", "resource": "acme-tool", "cells": {"manages": {"holders": "marketing"}}}
  ]
}
""",
}

TEXT = """\
tests.json:4:5: failed[tool]: tool
  `manages` of `acme-tool` is held by `technology`, not `marketing`
     4 |     {"id": "tool", "resource": "acme-tool", "cells": {"manages": {"holders": "marketing"}}}
       |                                                                              ^^^^^^^^^^^

"""

COVERAGE = """\
Coverage
  1 of 2 rules (50.0%) decide something that a test looks at
    policy.json:20:3: no test of the rule social-media/tools
  1 of 2 resources (50.0%) have a test
    organisation.json:79:3: no test of the resource acme-tool

"""

MARKDOWN = """\
# Tests of Acme, 2026-11-23

**Failed**: 1 of 2 tests.

## Failed: tool

- Test: tool, tests.json&#58;4&#58;5
- Resource: acme-tool on 2026-11-23
- Difference: “manages” of “acme-tool” is held by “technology”, not “marketing” (tests.json&#58;4&#58;78)
"""

MARKDOWN_COVERAGE = """\

## Coverage

1 of 2 rules (50.0%) decide something that a test looks at.

| Rule without a test | where |
| --- | --- |
| social-media/tools | policy.json&#58;20&#58;3 |

1 of 2 resources (50.0%) have a test.

| Resource without a test | where |
| --- | --- |
| acme-tool | organisation.json&#58;79&#58;3 |
"""


def test_text(line: Line) -> None:
    """What failed, in its place, and the verdict."""
    line.write(FAILING)

    run = line.run("test")

    assert (1, f"{TEXT}failed: 1 of 2 tests\n", "") == (run.code, run.out, run.err)
    assert "failed: 1 of 2 tests\n" == line.run("test", "-q").out
    assert f"tests.json:3:5: passed[shared]: Two pay\n\n{TEXT}failed: 1 of 2 tests\n" == line.run("test", "-v").out


def test_coverage(line: Line) -> None:
    """What no test looks at."""
    line.write(PASSING)

    run = line.run("test", "--coverage")

    assert (0, f"{COVERAGE}passed: 1 test\n") == (run.code, run.out)


@pytest.mark.parametrize(("percent", "code"), [("50", 0), ("0", 0), ("50.1", 1), ("100", 1)])
def test_fail_under(line: Line, percent: str, code: int) -> None:
    """Too few covered rules fail a run in which every test passes."""
    line.write(PASSING)

    run = line.run("test", "--fail-under", percent)

    verdict = f"failed: 1 test passed, but only 50.0% of the rules are covered and not {percent}%\n"
    assert (code, COVERAGE + (verdict if code else "passed: 1 test\n")) == (run.code, run.out)


def test_long_lists_are_cut(line: Line) -> None:
    """Nobody reads hundreds of resources; `-v` shows them."""
    more = {"resources": [{"id": f"r{number}", "kind": "tool"} for number in range(30)]}
    line.write({**PASSING, "more.json": more})

    shown, everything = line.run("test", "--coverage").out, line.run("test", "--coverage", "-v").out

    assert "    and 11 others; `-v` shows all of them\n" in shown
    assert 1 + 20 == shown.count("no test of")
    assert 1 + 31 == everything.count("no test of")


def test_markdown(line: Line) -> None:
    """The same as a page."""
    line.write(FAILING)

    assert MARKDOWN == line.run("test", "-f", "markdown").out
    assert "## Passed: Two pay" in line.run("test", "-f", "markdown", "-v").out
    assert "".join(MARKDOWN.splitlines(keepends=True)[:3]) == line.run("test", "-f", "markdown", "-q").out
    line.write(PASSING)
    assert line.run("test", "-f", "markdown", "--coverage").out.endswith(f"**Passed**: 1 test.\n{MARKDOWN_COVERAGE}")


def test_everything_covered(line: Line) -> None:
    """There is no table of nothing."""
    tool = {"id": "tool", "resource": "acme-tool", "cells": {"manages": {"holders": "technology"}}}
    line.write({**PASSING, "tool.json": {"tests": [tool]}})

    run = line.run("test", "-f", "markdown", "--fail-under", "100")

    assert (0, 0) == (run.code, run.out.count("|"))


def test_json(line: Line) -> None:
    """The shape that the reference promises; the verdict is said apart."""
    line.write(FAILING)

    run = line.run("test", "-f", "json", "--coverage")

    report = json.loads(run.out)
    assert "failed: 1 of 2 tests\n" == run.err
    assert "" == line.run("test", "-f", "json", "-q").err
    assert ["sogov", "as_of", "summary", "tests", "coverage"] == list(report)
    assert {"tests": 2, "passed": 1, "failed": 1} == report["summary"]
    assert {
        "id": "tool",
        "title": "tool",
        "resource": "acme-tool",
        "as_of": "2026-11-23",
        "passed": False,
        "place": {"file": "tests.json", "line": 4, "column": 5, "pointer": "/tests/1"},
        "differences": [
            {
                "message": "`manages` of `acme-tool` is held by `technology`, not `marketing`",
                "place": {"file": "tests.json", "line": 4, "column": 78, "pointer": "/tests/1/cells/manages/holders"},
            }
        ],
    } == report["tests"][1]
    assert {"total": 2, "covered": 2, "missed": []} == report["coverage"]["rules"]
    line.write(PASSING)
    report = json.loads(line.run("test", "-f", "json", "--coverage").out)
    assert ["social-media/tools"] == [rule["id"] for rule in report["coverage"]["rules"]["missed"]]
    assert "coverage" not in json.loads(line.run("test", "-f", "json").out)


def test_input_errors(line: Line) -> None:
    """What a test names wrongly is shown in its place, and no test is run."""
    line.write({**SOUND, "tests.json": {"tests": [{"id": "t", "resource": "acme-y", "findings": []}]}})

    run = line.run("test")

    assert 2 == run.code
    assert "tests.json:5:16: error[unknown-reference]: no resource `acme-y`; did you mean `acme-x`?" in run.out


def test_nothing_acts(line: Line) -> None:
    """What a test is called is shown and does nothing."""
    title = "::error::\x1b[31m<b>\u202e"
    test = {"id": "t", "title": title, "resource": "acme-x", "cells": {"funds": {"status": "gap"}}}
    line.write({**SOUND, "tests.json": {"tests": [test]}})

    for name in ("text", "json", "markdown"):
        out = line.run("test", "-f", name).out
        assert not set(out) & {"\x1b", "\u202e"}
        assert not any(shown.lstrip().startswith("::") for shown in out.splitlines())
    assert "<b>" not in line.run("test", "-f", "markdown").out


def test_the_tests_of_the_firm_pass(line: Line) -> None:
    """The example has tests, and keeps them."""
    firm = Path(__file__).parents[2] / "policies" / "examples" / "firm"

    run = line.run("test", str(firm))

    assert (0, "passed: 5 tests\n") == (run.code, run.out)
