"""`pytest --sogov`: documents as tests, each run in a process of its own, as users have it."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

import sogov
from tests.cli.acme import BROKEN, CONFLICT, DAY, NO_RULE, SOUND, WARNING

pytest_plugins = ["pytester"]

SOURCE = Path(sogov.__file__).parents[1]
PROJECT = Path(__file__).parents[2]

PASSING = {"id": "account", "resource": "acme-x", "cells": {"manages": {"holders": "communications"}}}
FAILING = {"id": "tool", "resource": "acme-tool", "cells": {"manages": {"holders": "marketing"}}}
TESTED = {**SOUND, "tests.json": {"tests": [PASSING, FAILING]}}


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch, pytester: pytest.Pytester) -> None:
    """No plugins but those that are named, a fixed day, and a repository with a test of its own."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", str(SOURCE))
    monkeypatch.setenv("SOGOV_AS_OF", DAY)
    monkeypatch.setenv("COLUMNS", "200")
    pytester.makepyfile(test_own="def test_own(): pass")
    pytester.mkdir(".git")


def write(pytester: pytest.Pytester, documents: Mapping[str, object], folder: str = "policies") -> None:
    """Put documents into a folder."""
    (pytester.path / folder).mkdir(parents=True, exist_ok=True)
    for name, document in documents.items():
        text = document if isinstance(document, str) else json.dumps(document, indent=1)
        (pytester.path / folder / name).write_text(text, encoding="utf-8")


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """A run of pytest with the plugin."""
    return pytester.runpytest_subprocess("-p", "sogov.pytest_plugin", *arguments, timeout=60)


def outcomes(result: pytest.RunResult) -> dict[str, str]:
    """How each test ended, by its id."""
    rows = [
        line.split() for line in result.outlines if "::" in line and not line.startswith(("FAILED", "SKIPPED", "="))
    ]
    return {row[0]: row[1] for row in rows if len(row) > 1 and row[1] in {"PASSED", "FAILED", "SKIPPED"}}


def test_sound(pytester: pytest.Pytester) -> None:
    """Each rule, each class of resources and each document is a test, beside the tests of Python."""
    write(pytester, SOUND)

    result = run(pytester, "-v", "--sogov", "policies/")

    assert {
        "policies/organisation.json::document": "PASSED",
        "policies/organisation.json::resources[acme-tool]": "PASSED",
        "policies/organisation.json::resources[acme-x]": "PASSED",
        "policies/policy.json::accounts::rule": "PASSED",
        "policies/policy.json::accounts::assign[acme-x]": "PASSED",
        "policies/policy.json::document": "PASSED",
        "policies/policy.json::tools::rule": "PASSED",
        "policies/policy.json::tools::assign[acme-tool]": "PASSED",
        "test_own.py::test_own": "PASSED",
    } == outcomes(result)
    assert pytest.ExitCode.OK == result.ret


def test_conflict(pytester: pytest.Pytester) -> None:
    """A finding fails the rules and classes that it is about, with its own text and no traceback."""
    write(pytester, CONFLICT)

    result = run(pytester, "-v", "--sogov", "policies")

    assert pytest.ExitCode.TESTS_FAILED == result.ret
    assert {"policies/policy.json::accounts::assign[acme-x]", "policies/rival.json::mine::assign[acme-x]"} == {
        name for name, outcome in outcomes(result).items() if outcome == "FAILED"
    }
    result.stdout.fnmatch_lines(
        [
            "*mine assign*acme-x*",
            "policies/rival.json:10:16: error[[]competing-holders]: `marketing` and `communications` both *",
            '    10 |     "manages": "marketing"',
            "  help: let one of *",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*raise Unmet*")


def test_a_bad_commit_and_a_good_one(pytester: pytest.Pytester) -> None:
    """What blocks the one is gone with the other."""
    write(pytester, CONFLICT)
    assert pytest.ExitCode.TESTS_FAILED == run(pytester, "--sogov", "policies").ret

    (pytester.path / "policies" / "rival.json").unlink()
    assert pytest.ExitCode.OK == run(pytester, "--sogov", "policies").ret


def test_test_documents(pytester: pytest.Pytester) -> None:
    """Each test of a test document is one."""
    write(pytester, TESTED)

    result = run(pytester, "-v", "--sogov", "policies")

    assert ("PASSED", "FAILED", "PASSED") == tuple(
        outcomes(result)[f"policies/tests.json::{name}"] for name in ("account", "tool", "document")
    )
    result.stdout.fnmatch_lines(["  `manages` of `acme-tool` is held by `technology`, not `marketing`"])


def test_what_does_not_fail(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below the fail level a finding is a section of a test that passed."""
    write(
        pytester,
        {
            **WARNING,
            "rival.json": {
                "policy": "idle",
                "rules": [{"id": "r", "where": {"kind": "none"}, "assign": {"manages": None}}],
            },
        },
    )

    result = run(pytester, "-rP", "--sogov", "policies")
    assert pytest.ExitCode.OK == result.ret
    result.stdout.fnmatch_lines(["*Captured*sogov*", "*: warning[[]overdue-review]: *"])
    result.stdout.fnmatch_lines(["*: note[[]unused-rule]: *"])

    monkeypatch.setenv("SOGOV_FAIL_LEVEL", "note")
    result = run(pytester, "-v", "--sogov", "policies")
    assert {"policies/policy.json::document", "policies/rival.json::r::rule"} == {
        name for name, outcome in outcomes(result).items() if outcome == "FAILED"
    }


REQUIRED = {
    "policy": "required",
    "rules": [
        {"id": "asked", "where": {"kind": "account"}, "require": {"consulted": {"includes": ["legal"]}}},
        {"id": "costly", "where": {"cost": {"at_least": "5"}, "stage": "run"}, "assign": {"informed": ["legal"]}},
        {"id": "part", "where": {"kind": "page"}, "contribute": {"funds": {"department:mkt": "40%"}}},
    ],
}


def test_every_finding_has_its_place(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requirements, contributions, gaps and rules that reach nothing fail where they are stated."""
    organisation = json.loads(json.dumps(SOUND["organisation.json"]))
    organisation["resources"].append({"id": "page", "kind": "page", "cost": {"amount": "9", "per": "month"}})
    write(pytester, {**SOUND, "organisation.json": organisation, "required.json": REQUIRED})
    monkeypatch.setenv("SOGOV_FAIL_LEVEL", "note")

    failed = {
        name for name, outcome in outcomes(run(pytester, "-v", "--sogov", "policies")).items() if outcome == "FAILED"
    }

    assert {
        "policies/required.json::asked::require[acme-x]",
        "policies/required.json::costly::assign[acme-x]",
        "policies/required.json::costly::rule",
        "policies/required.json::part::contribute[page]",
        "policies/organisation.json::resources[page]",
    } == failed


def test_streams(pytester: pytest.Pytester) -> None:
    """Resources as JSON Lines have their tests, too."""
    write(pytester, {**SOUND, "more.jsonl": '{"id": "a", "kind": "account"}\n{"id": "b", "kind": "tool"}\n'})

    found = outcomes(run(pytester, "-v", "--sogov", "policies"))

    assert ("PASSED", "FAILED") == (found["policies/more.jsonl::document"], found["policies/more.jsonl::resources[a]"])


def test_input_errors(pytester: pytest.Pytester) -> None:
    """Documents that cannot be evaluated fail with what is wrong with them; the others are not said to be in order."""
    write(pytester, BROKEN)

    result = run(pytester, "-v", "--sogov", "policies")

    assert {"organisation": "SKIPPED", "policy": "SKIPPED", "rival": "FAILED"} == {
        name.removeprefix("policies/").partition(".")[0]: outcome
        for name, outcome in outcomes(result).items()
        if "::document" in name
    }
    result.stdout.fnmatch_lines(["policies/rival.json:7:16: error[[]unknown-reference]: *"])


def test_nothing_checked(pytester: pytest.Pytester) -> None:
    """A run that had nothing to look at does not pass."""
    write(pytester, NO_RULE)

    result = run(pytester, "--sogov", "policies")

    assert pytest.ExitCode.TESTS_FAILED == result.ret
    result.stdout.fnmatch_lines([f"nothing was checked: no rule is in effect on {DAY}"])


def test_settings(pytester: pytest.Pytester) -> None:
    """Configuration and baseline count as they do for a check."""
    write(pytester, CONFLICT)
    (pytester.path / "sogov.toml").write_text("ignore = ['competing-holders']\n")
    assert pytest.ExitCode.OK == run(pytester, "--sogov", "policies").ret

    (pytester.path / "sogov.toml").write_text("baseline = 'sogov.baseline'\n")
    assert pytest.ExitCode.USAGE_ERROR == run(pytester, "--sogov", "policies").ret
    baseline = [sys.executable, "-m", "sogov", "baseline", "policies"]
    subprocess.run(baseline, cwd=pytester.path, check=True, capture_output=True)
    assert pytest.ExitCode.OK == run(pytester, "--sogov", "policies").ret


@pytest.mark.parametrize(
    ("path", "configuration", "expected"),
    [
        ("nowhere", "", "ERROR: sogov: there is no file or folder `nowhere`"),
        (".", "ignor = 1", "ERROR: sogov: sogov.toml:1: there is no key `ignor`; did you mean `ignore`[?]"),
        (".", "baseline = 'b'", "ERROR: sogov: there is no baseline `b` (sogov.toml:1); *"),
    ],
)
def test_errors_of_usage(pytester: pytest.Pytester, path: str, configuration: str, expected: str) -> None:
    """What cannot be used is told as a call of pytest that cannot be."""
    (pytester.path / "sogov.toml").write_text(configuration)

    result = run(pytester, "--sogov", path)

    assert pytest.ExitCode.USAGE_ERROR == result.ret
    result.stderr.fnmatch_lines([expected])


def test_one_of_them(pytester: pytest.Pytester) -> None:
    """A test is run alone by its id; `-k` chooses among them."""
    write(pytester, CONFLICT)

    one = run(pytester, "-v", "--sogov", "policies", "policies/rival.json::mine")
    assert {"policies/rival.json::mine::rule": "PASSED", "policies/rival.json::mine::assign[acme-x]": "FAILED"} == (
        outcomes(one)
    )
    chosen = run(pytester, "-v", "--sogov", "policies", "-k", "acme-tool")
    assert {
        "policies/organisation.json::resources[acme-tool]",
        "policies/policy.json::tools::assign[acme-tool]",
    } == set(outcomes(chosen))
    file = run(pytester, "-v", "--sogov", "policies", "test_own.py")
    assert "test_own.py::test_own" in outcomes(file)
    assert len(outcomes(file)) > 5


@pytest.mark.parametrize("folder", ["build/policies", "venv", "policies/node_modules"])
def test_no_document_is_passed_over(pytester: pytest.Pytester, folder: str) -> None:
    """Also in folders that pytest does not look into."""
    write(pytester, CONFLICT, folder)
    (pytester.path / "venv" / "bin").mkdir(parents=True, exist_ok=True)
    (pytester.path / "venv" / "pyvenv.cfg").write_text("")

    result = run(pytester, "-v", "--sogov", folder.partition("/")[0])

    assert f"{folder}/rival.json::mine::assign[acme-x]" in outcomes(result)
    assert f"{folder}/rival.json::mine::assign[acme-x]" in outcomes(run(pytester, "-v", "--sogov", "."))


def test_settings_of_a_project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """In `addopts` a path counts from the root, wherever pytest is run."""
    write(pytester, SOUND)
    pytester.makeini("[pytest]\naddopts = -p sogov.pytest_plugin --sogov policies")
    monkeypatch.chdir(pytester.mkdir("deep"))

    result = pytester.runpytest_subprocess("-v", timeout=60)

    assert "../policies/policy.json::document" in outcomes(result) or "policies/policy.json::document" in outcomes(
        result
    )


def test_several_processes(pytester: pytest.Pytester) -> None:
    """With xdist the same tests end in the same way."""
    write(pytester, {**CONFLICT, "tests.json": TESTED["tests.json"]})
    alone = run(pytester, "--sogov", "policies").parseoutcomes()

    together = run(pytester, "-p", "xdist", "-n", "2", "--sogov", "policies")

    assert {"failed": 4, "passed": 11} == {key: alone[key] for key in ("failed", "passed")}
    assert {"failed": 4, "passed": 11} == {key: together.parseoutcomes()[key] for key in ("failed", "passed")}


def test_it_does_nothing_unless_it_is_asked_to(pytester: pytest.Pytester) -> None:
    """Without the option no document is a test, and nothing of the library is imported."""
    write(pytester, CONFLICT)
    pytester.makepyfile(
        test_own="""
        import sys

        def test_own():
            assert ["sogov", "sogov.pytest_plugin"] == sorted(name for name in sys.modules if name.startswith("sogov"))
            assert not {"attrs", "networkx", "jsonschema", "argcomplete"} & set(sys.modules)
        """
    )

    result = run(pytester, "-v")

    assert {"test_own.py::test_own": "PASSED"} == outcomes(result)


def test_entry_point() -> None:
    """Where sogov is installed, pytest finds it."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert {"sogov": "sogov.pytest_plugin"} == project["entry-points"]["pytest11"]


NAMED = {"tables": [{"file": "more.csv", "columns": {"id": "Id", "kind": "Kind", "platform": "Platform"}}]}


def test_tables(pytester: pytest.Pytester) -> None:
    """What is wrong with the rows of a table speaks against the document that names it."""
    write(pytester, {**SOUND, "more.json": NAMED, "more.csv": "Id,Kind,Platform\nt1,tool,\nt2,account,\n"})
    found = outcomes(run(pytester, "-v", "--sogov", "policies"))

    assert "FAILED" == found["policies/more.json::resources[t2]"]
    assert "PASSED" == found["policies/more.json::document"]
    assert "PASSED" == found["policies/organisation.json::document"]
    assert not [name for name in found if "more.csv" in name]


def test_tables_that_cannot_be_read(pytester: pytest.Pytester) -> None:
    """A row that is refused fails the document that names the table, and nothing passes."""
    write(pytester, {**SOUND, "more.json": NAMED, "more.csv": "Id,Kind,Platform\nt1,tool\n"})
    result = run(pytester, "-v", "--sogov", "policies")
    found = outcomes(result)

    assert "FAILED" == found["policies/more.json::document"]
    assert {"SKIPPED"} == {found[name] for name in found if name.startswith("policies/") and "more.json" not in name}
    result.stdout.fnmatch_lines(
        ["*policies/more.csv:2:1: error?invalid-table?: the row has 2 cells, and there are 3 titles"]
    )
