"""One exit code for one meaning, for every verb and whatever the options."""

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import pytest

from sogov.cli import exits
from sogov.cli.verbs import VERBS, module_of
from sogov.layout.canonical import canonical
from tests.cli.acme import BROKEN, CONFLICT, NO_RESOURCE, NO_RULE, SOUND, WARNING, Line

Documents = Mapping[str, object]

EXPORT = {"export.json": '{"nothing": "of the kind"}'}
RULES = ["social-media/accounts"]
FAULTY = {**SOUND, "faulty.json": {"policy": "p", "rule": []}}
PASSING = {**SOUND, "tests.json": {"tests": [{"id": "t", "resource": "acme-x", "cells": {"funds": {"rules": RULES}}}]}}
FAILING = {**SOUND, "tests.json": {"tests": [{"id": "t", "resource": "acme-x", "cells": {"funds": {"rules": []}}}]}}
MISNAMED = {**SOUND, "tests.json": {"tests": [{"id": "t", "resource": "acme-y", "findings": []}]}}
ENTRY = '{"finding": "competing-holders", "responsibility": "manages", "subject": "acme-x", "rules": ["%s", "%s"]}'
KNOWN = {**CONFLICT, "sogov.baseline": '{"baseline": 1}\n' + ENTRY % ("rival/mine", "social-media/accounts")}
LEFT_OVER = {**SOUND, "sogov.baseline": KNOWN["sogov.baseline"]}
CANONICAL = {"p.json": canonical({"policy": "p"})}

CASES: list[tuple[Documents, str, int]] = [
    (SOUND, "check", 0),
    (SOUND, "check organisation.json policy.json", 0),
    (SOUND, "check -q", 0),
    (SOUND, "check -v -f json", 0),
    (CONFLICT, "check", 1),
    (CONFLICT, "check -q", 1),
    (CONFLICT, "check -f json", 1),
    (CONFLICT, "check -f markdown=page.md", 1),
    (CONFLICT, "check --fail-level warning", 1),
    (CONFLICT, "check --fail-level never", 0),
    (CONFLICT, "check --ignore competing-holders", 0),
    (CONFLICT, "check --select competing-holders", 1),
    (CONFLICT, "check --select unfunded,unmanaged", 0),
    (WARNING, "check", 0),
    (WARNING, "check --fail-level warning", 1),
    (WARNING, "check --fail-level note", 1),
    (WARNING, "check --fail-level error", 0),
    (BROKEN, "check", 2),
    (BROKEN, "check -q", 2),
    (BROKEN, "check -f json", 2),
    (BROKEN, "check --fail-level never", 2),
    (BROKEN, "check --ignore drift", 2),
    (SOUND, "check nowhere", 2),
    (SOUND, "check --as-of yesterday", 2),
    (SOUND, "check --fail-level sometimes", 2),
    (SOUND, "check --select unfundet", 2),
    (SOUND, "check --ignore schema", 2),
    (SOUND, "check -f yaml", 2),
    (SOUND, "check -f json=", 2),
    (SOUND, "check -f json -f text", 2),
    (SOUND, "check -f json=a -f text=a", 2),
    (SOUND, "check -f json=a -o b", 2),
    (SOUND, "check -o nowhere/report.txt", 2),
    (SOUND, "check --limit nesting", 2),
    (SOUND, "check --limit depth=3", 2),
    (SOUND, "check --limit nesting=1", 2),
    (SOUND, "check --formt json", 2),
    (SOUND, "check -q -v", 2),
    (NO_RULE, "check", 3),
    (NO_RULE, "check --fail-level never", 3),
    (NO_RESOURCE, "check", 3),
    ({}, "check", 3),
    (SOUND, "who", 0),
    (SOUND, "who acme-x acme-tool", 0),
    (SOUND, "who --holder mkt", 0),
    (CONFLICT, "who", 0),
    (BROKEN, "who", 2),
    (SOUND, "who acme-y", 2),
    (SOUND, "who --holder nobody", 2),
    (SOUND, "who --holder department:marketing", 2),
    (SOUND, "who -C nowhere", 2),
    (NO_RULE, "who", 3),
    ({}, "who", 3),
    (SOUND, "docs -o pages", 0),
    (CONFLICT, "docs -o pages", 0),
    (SOUND, "docs -o pages --check", 1),
    (BROKEN, "docs -o pages", 2),
    (SOUND, "docs", 2),
    (NO_RULE, "docs -o pages", 3),
    (SOUND, "explain acme-x", 0),
    (SOUND, "explain acme-x manages --why-not mkt", 0),
    (CONFLICT, "explain acme-x manages", 0),
    (BROKEN, "explain acme-x", 2),
    (SOUND, "explain", 2),
    (SOUND, "explain acme-y", 2),
    (SOUND, "explain acme-x managers", 2),
    (SOUND, "explain acme-x manages funds", 2),
    (SOUND, "explain acme-x --why-not nobody", 2),
    (NO_RULE, "explain acme-x", 3),
    ({}, "explain acme-x", 2),
    (SOUND, "fmt", 0),
    (SOUND, "fmt policy.json", 0),
    (SOUND, "fmt --check", 1),
    (SOUND, "fmt --check -q", 1),
    (SOUND, "fmt --diff", 1),
    (CANONICAL, "fmt --check", 0),
    (CANONICAL, "fmt --diff", 0),
    (CONFLICT, "fmt", 0),
    (BROKEN, "fmt", 0),
    (FAULTY, "fmt", 2),
    (FAULTY, "fmt --check", 2),
    (SOUND, "fmt nowhere", 2),
    (SOUND, "fmt - .", 2),
    (SOUND, "fmt --limit nesting=1", 2),
    (SOUND, "fmt --dif", 2),
    ({}, "fmt", 3),
    ({}, "fmt --check", 3),
    (PASSING, "test", 0),
    (PASSING, "test -q", 0),
    (PASSING, "test --coverage -f json", 0),
    (PASSING, "test --fail-under 50", 0),
    (PASSING, "test --fail-under 51", 1),
    (FAILING, "test", 1),
    (FAILING, "test -q", 1),
    (FAILING, "test -f markdown=page.md", 1),
    (FAILING, "test --fail-under 0", 1),
    (BROKEN, "test", 2),
    (MISNAMED, "test", 2),
    (MISNAMED, "check", 0),
    (PASSING, "test nowhere", 2),
    (PASSING, "test --fail-under 101", 2),
    (PASSING, "test --fail-under many", 2),
    (PASSING, "test --as-of yesterday", 2),
    (PASSING, "test -f sarif", 2),
    (PASSING, "test --covrage", 2),
    (SOUND, "test", 3),
    (SOUND, "test --fail-under 100", 3),
    ({}, "test", 3),
    (SOUND, "baseline", 0),
    (CONFLICT, "baseline -o sogov.baseline", 0),
    (KNOWN, "check --baseline sogov.baseline", 0),
    (KNOWN, "check --baseline sogov.baseline --fail-level note", 0),
    ({**KNOWN, **WARNING}, "check --baseline sogov.baseline --fail-level warning", 1),
    (KNOWN, "check --baseline nowhere", 2),
    (KNOWN, "baseline --baseline sogov.baseline", 2),
    (KNOWN, "baseline --baseline sogov.baseline --check", 0),
    (KNOWN, "baseline --baseline sogov.baseline --prune", 0),
    (LEFT_OVER, "check --baseline sogov.baseline", 0),
    (LEFT_OVER, "baseline --baseline sogov.baseline --check", 1),
    (LEFT_OVER, "baseline --baseline sogov.baseline --check --prune", 1),
    (LEFT_OVER, "baseline --baseline sogov.baseline --prune", 0),
    (BROKEN, "baseline", 2),
    (SOUND, "baseline --prune", 2),
    (SOUND, "baseline nowhere", 2),
    (SOUND, "baseline --select unfundet", 2),
    (SOUND, "baseline --prun", 2),
    (NO_RULE, "baseline", 3),
    (NO_RESOURCE, "baseline", 3),
    ({}, "baseline", 3),
    (SOUND, "config", 0),
    (BROKEN, "config -f json", 0),
    ({"sogov.toml": "fail-level = 'x'"}, "config", 2),
    ({"sogov.toml": "fail-level = 'x'"}, "check", 2),
    ({"sogov.toml": "fail-level = 'x'"}, "who", 2),
    ({**CONFLICT, "sogov.toml": "fail-level = 'never'"}, "check", 0),
    ({**SOUND, "sogov.toml": "paths = ['..']"}, "check", 2),
    (SOUND, "config --as-of yesterday", 2),
    (SOUND, "config --config nowhere", 2),
    ({}, "rules", 0),
    ({}, "rules unfunded", 0),
    ({}, "rules unfundet", 2),
    ({}, "schema", 0),
    ({}, "schema policy", 0),
    ({}, "schema polcy", 2),
    ({}, "import", 0),
    ({}, "import digital-registry", 2),
    ({}, "import digital-registri x", 2),
    ({}, "import digital-registry nowhere.json", 2),
    (EXPORT, "import digital-registry export.json", 2),
    ({}, "", 2),
    ({}, "--help", 0),
    ({}, "-h", 0),
    ({}, "--version", 0),
    (SOUND, "stats", 0),
    (CONFLICT, "stats", 0),
    (BROKEN, "stats", 2),
    (SOUND, "stats --technology zzz", 2),
    ({}, "stats", 3),
    (SOUND, "graph", 0),
    (CONFLICT, "graph -f graphml", 0),
    (BROKEN, "graph -f dot", 2),
    (SOUND, "graph --depth 1", 2),
    (SOUND, "graph --focus zzz", 2),
    ({}, "graph", 3),
    (SOUND, "matrix", 0),
    (CONFLICT, "matrix --money --by department", 0),
    (SOUND, "matrix --by kind", 2),
    (SOUND, "matrix --stage zzz", 2),
    (SOUND, "matrix -f xlsx", 2),
    (BROKEN, "matrix -f xlsx=matrix.xlsx", 2),
    ({}, "matrix", 3),
    ({}, "--verison", 2),
    ({}, "chekc", 2),
]


@pytest.mark.parametrize(
    ("documents", "arguments", "code"),
    CASES,
    ids=[f"{code}-{number}-{words}" for number, (_, words, code) in enumerate(CASES)],
)
def test_exit_code(line: Line, documents: Documents, arguments: str, code: int) -> None:
    """The code that the interface promises; what went wrong is said on standard error, or in the result itself."""
    line.write(documents)

    run = line.run(*arguments.split())

    assert code == run.code
    assert "this is a bug" not in run.err
    if code == 3:
        assert "nothing was checked: " in run.err
    if code == 2:
        assert run.out or run.err


PAGE = Path(__file__).parents[2] / "docs" / "reference" / "exit-codes.md"


def promised() -> dict[str, set[int]]:
    """The codes that the table of the reference promises of each verb."""
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if "| `" in line]
    return {verb.strip("`"): {code for code, cell in enumerate(cells) if cell != "–"} for verb, *cells in rows}


def test_every_cell_is_tried() -> None:
    """Of every verb each code that is promised is tried, and no other ever comes."""
    tried: dict[str, set[int]] = {verb: set() for verb in VERBS}
    for _, arguments, code in CASES:
        verb = arguments.partition(" ")[0]
        if verb in tried:
            tried[verb].add(code)

    assert {0, 1, 2, 3} == set.union(*tried.values())
    assert promised() == tried


def fail(error: BaseException) -> NoReturn:
    """Raise what is given."""
    raise error


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ZeroDivisionError(), exits.BUG),
        (KeyboardInterrupt(), exits.INTERRUPTED),
        (BrokenPipeError(), exits.PIPE_CLOSED),
    ],
)
def test_the_end_of_any_verb(
    line: Line, monkeypatch: pytest.MonkeyPatch, verb: str, error: BaseException, code: int
) -> None:
    """A bug, the keyboard and a reader who went away end every verb in the same way."""
    line.write(SOUND)
    monkeypatch.setattr("sogov.cli.console.Console.close_quietly", lambda _: None)
    monkeypatch.setattr(f"{module_of(verb)}.add", lambda _: None)
    monkeypatch.setattr(f"{module_of(verb)}.run", lambda *_: fail(error))

    run = line.run(verb)

    assert (code, "") == (run.code, run.out)
    assert (code == exits.BUG) == ("this is a bug in sogov" in run.err)


@pytest.mark.parametrize("verb", VERBS)
def test_help(line: Line, verb: str) -> None:
    """Every verb explains itself on standard output."""
    run = line.run(verb, "--help")

    assert (0, "") == (run.code, run.err)
    assert run.out.startswith(f"usage: sogov {verb}")


@pytest.mark.parametrize(
    ("codes", "expected"),
    [((0, 1), 1), ((1, 3), 3), ((3, 2), 2), ((2, 1), 2), ((0,), 0)],
)
def test_gravest(codes: tuple[int, ...], expected: int) -> None:
    """2 comes before 3 and 3 before 1."""
    assert expected == exits.gravest(*codes)
