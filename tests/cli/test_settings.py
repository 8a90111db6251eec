"""What options and environment variables come to."""

import json
import os
from datetime import UTC, datetime
from typing import Any

import pytest

from sogov.cli.settings import jobs
from tests.cli.acme import CONFLICT, SOUND, WARNING, Line


def report(line: Line, *arguments: str) -> Any:  # noqa: ANN401  # JSON
    """What a check finds, as JSON."""
    return json.loads(line.run("check", "-f", "json", *arguments).out)


def test_day(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option beats the variable, and without either it is today in UTC."""
    line.write(SOUND)

    assert "2026-11-23" == report(line)["as_of"]
    assert "2020-02-29" == report(line, "--as-of", "2020-02-29")["as_of"]
    monkeypatch.delenv("SOGOV_AS_OF")
    days = {datetime.now(UTC).date().isoformat()}
    found = report(line)["as_of"]
    assert found in days | {datetime.now(UTC).date().isoformat()}


def test_fail_level(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is with the fail level."""
    line.write(WARNING)
    monkeypatch.setenv("SOGOV_FAIL_LEVEL", "warning")

    assert [1, 0] == [line.run("check").code, line.run("check", "--fail-level", "error").code]


def test_select(line: Line) -> None:
    """Findings that are not wanted are neither listed nor counted."""
    line.write({**CONFLICT, "policy.json": WARNING["policy.json"]})

    assert {"competing-holders", "overdue-review"} == {found["name"] for found in report(line)["findings"]}
    chosen = report(line, "--select", "overdue-review")
    assert ["overdue-review"] == [found["name"] for found in chosen["findings"]]
    assert 0 == chosen["summary"]["errors"]
    assert [] == report(line, "--select", "overdue-review", "--ignore", "overdue-review")["findings"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ("--as-of yesterday", "`yesterday` of --as-of is not a date; write `YYYY-MM-DD`"),
        ("--fail-level warnings", "`warnings` of --fail-level is no fail level; did you mean `warning`?"),
        ("--select unfundet", "there is no finding `unfundet` for --select; did you mean `unfunded`?"),
        ("--ignore schema", "`schema` is an input error, which stops a run; --ignore cannot choose it"),
        ("-f yaml", "there is no format `yaml` here; it is one of `text`, `csv`, `github`, "),
        ("-f jsn", "there is no format `jsn` here; did you mean `json`?"),
        ("-f json=", "`json=` names no file"),
        ("--limit nestin=3", "there is no limit `nestin` for --limit; did you mean `nesting`?"),
        ("--limit nesting=0", "`nesting=0` of --limit needs a whole number above 0: `nesting=1000`"),
        ("--limit digits=4301", "`digits=4301` of --limit is too much: no more than 4300 digits can be read"),
        ("--limit nesting=٣", "needs a whole number above 0"),
    ],
)
def test_errors_of_usage(line: Line, arguments: str, hint: str) -> None:
    """What cannot be meant is refused with the nearest that could."""
    line.write(SOUND)

    run = line.run("check", *arguments.split())

    assert (2, "") == (run.code, run.out)
    assert hint in run.err


def test_limits(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit is lowered and raised from outside of the documents; the option beats the variable."""
    line.write(SOUND)
    monkeypatch.setenv("SOGOV_LIMIT", "nesting=3, digits=9")

    assert ["limit"] == sorted({found["name"] for found in report(line)["findings"]})
    assert [] == report(line, "--limit", "nesting=32")["findings"]


def test_jobs(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many processes as are asked for, else as many as may run at a time; one where nobody can tell."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3, 4}, raising=False)
    for text, number in (("1", 1), ("16", 16), ("999", 999), ("", 5)):
        monkeypatch.setenv("SOGOV_JOBS", text)
        assert number == jobs()
    monkeypatch.delenv("SOGOV_JOBS")
    assert 5 == jobs()
    monkeypatch.delattr(os, "sched_getaffinity")
    assert 1 == jobs()


@pytest.mark.parametrize("text", ["0", "-1", "two", "1.5", "1000", "²", "٣", " 1", "000"])
def test_jobs_that_cannot_be(line: Line, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """No number of processes stops the run before it reads anything."""
    line.write(SOUND)
    monkeypatch.setenv("SOGOV_JOBS", text)

    run = line.run("check")

    assert (2, "") == (run.code, run.out)
    assert f"`{text}` of SOGOV_JOBS is no number of processes; write `1` or more" in run.err


def test_limits_on_texts(line: Line) -> None:
    """A limit that is raised is raised for every reader of a document."""
    organisation = json.loads(json.dumps(SOUND["organisation.json"]))
    organisation["organisation"]["name"] = "n" * 10_001
    line.write({**SOUND, "organisation.json": organisation})

    assert ["limit"] == [found["name"] for found in report(line)["findings"]]
    assert [] == report(line, "--limit", "text=20000")["findings"]
