"""The configuration as the command line listens to it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.acme import CONFLICT, SOUND, WARNING, Line

Settings = dict[str, tuple[Any, str]]


@pytest.fixture(autouse=True)
def own(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository of its own, of which nobody outside has a say, and no day in the environment."""
    (line.folder / ".git").mkdir()
    monkeypatch.delenv("SOGOV_AS_OF")


def in_force(line: Line, *arguments: str) -> Settings:
    """The settings by their names."""
    run = line.run("config", "-f", "json", *arguments)
    assert (0, "") == (run.code, run.err)
    return {one["name"]: (one["value"], one["source"]) for one in json.loads(run.out)["settings"]}


def test_default(line: Line) -> None:
    """Where nothing is said, everything is as usual."""
    found = in_force(line)

    assert [".", "error", "text", None] == [
        found["paths"][0][0],
        *(found[name][0] for name in ("fail-level", "format", "baseline")),
    ]
    assert "today in UTC" == found["as-of"][1]
    assert {"default"} == {source for name, (_, source) in found.items() if name != "as-of"}


Case = tuple[str, str, dict[str, str], list[str], tuple[object, str] | None]

CASES: list[Case] = [
    ("paths", "paths = ['policies']", {}, ["organisation"], (["organisation"], "PATH")),
    (
        "as-of",
        "as-of = 2020-01-01",
        {"SOGOV_AS_OF": "2021-01-01"},
        ["--as-of", "2022-01-01"],
        ("2022-01-01", "--as-of"),
    ),
    (
        "fail-level",
        "fail-level = 'never'",
        {"SOGOV_FAIL_LEVEL": "note"},
        ["--fail-level", "warning"],
        ("warning", "--fail-level"),
    ),
    ("select", "select = ['drift']", {"SOGOV_SELECT": "drift,unfunded"}, ["--select", "limit"], None),
    (
        "ignore",
        "ignore = ['drift']",
        {"SOGOV_IGNORE": "drift, unfunded"},
        ["--ignore", "drift", "--ignore", "unmanaged,unfunded"],
        (["drift", "unmanaged", "unfunded"], "--ignore"),
    ),
    ("baseline", "baseline = 'a'", {"SOGOV_BASELINE": "b"}, ["--baseline", "c"], ("c", "--baseline")),
    ("limit file", "", {"SOGOV_LIMIT": "file=7"}, ["--limit", "file=8"], (8, "--limit")),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_what_beats_what(line: Line, monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    """An option beats its variable, and the variable the configuration."""
    name, text, variables, arguments, expected = case
    Path("sogov.toml").write_text(text)
    if text:
        assert "sogov.toml:1" == in_force(line)[name][1]
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
        assert variable == in_force(line)[name][1]
    if expected is None:
        assert 2 == line.run("config", *arguments).code
    else:
        assert expected == in_force(line, *arguments)[name]


def test_text(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table for people."""
    Path("sogov.toml").write_text(
        "fail-level = 'note'\nformat = 'sarif'\nignore = ['drift', 'unfunded']\n"
        "[[per-path]]\npaths = ['old']\nseverity = {drift = 'note'}\n"
    )
    monkeypatch.setenv("SOGOV_AS_OF", "2026-11-23")
    rows = line.run("config").out.splitlines()

    assert [
        "configuration: sogov.toml",
        "",
        "setting                   value            from",
        "paths                     .                default",
        "as-of                     2026-11-23       SOGOV_AS_OF",
        "fail-level                note             sogov.toml:1",
        "format                    sarif            sogov.toml:2",
        "select                    -                default",
        "ignore                    drift, unfunded  sogov.toml:3",
        "baseline                  -                default",
        "severity of drift at old  note             sogov.toml:4",
        "limit nesting             32               default",
    ] == rows[:12]
    assert line.run("config", "-q").out.splitlines() == rows[2:]
    Path("sogov.toml").unlink()
    assert "configuration: none is found" == line.run("config").out.splitlines()[0]


def test_a_check_listens(line: Line) -> None:
    """Paths, day, level and choice of the configuration count as if they were options."""
    (line.folder / "documents").mkdir()
    for name, document in {**CONFLICT, "policy.json": WARNING["policy.json"]}.items():
        (line.folder / "documents" / name).write_text(json.dumps(document))
    line.write({"broken.json": "{"})
    Path("sogov.toml").write_text(
        "paths = ['documents']\nas-of = 2026-11-23\nfail-level = 'warning'\nignore = ['competing-holders']\n"
        "format = 'json'\n"
    )

    run = line.run("check")

    assert 1 == run.code
    found = json.loads(run.out)
    assert ("2026-11-23", ["overdue-review"]) == (found["as_of"], [one["name"] for one in found["findings"]])
    assert 0 == line.run("check", "--fail-level", "error").code
    assert {"competing-holders"} == {
        one["name"] for one in json.loads(line.run("check", "--ignore", "overdue-review").out)["findings"]
    }


def test_every_verb_reads_where_the_documents_are(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """`who`, `explain`, `test` and `fmt` find them too, from wherever in the repository they are run."""
    documents = line.folder / "documents"
    documents.mkdir()
    tests = {"tests": [{"id": "t", "resource": "acme-x", "findings": []}]}
    for name, document in {**SOUND, "tests.json": tests}.items():
        (documents / name).write_text(json.dumps(document))
    Path("sogov.toml").write_text("paths = ['documents']\nformat = 'sarif'\n")
    (line.folder / "elsewhere").mkdir()
    monkeypatch.chdir(line.folder / "elsewhere")

    assert [0, 0, 0, 1] == [
        line.run(*words.split()).code for words in ("who acme-x", "explain acme-x funds", "test", "fmt --check")
    ]
    assert "../documents/organisation.json\n" in line.run("fmt", "--check").out
    # A format that a verb does not have is not the one that it is asked for.
    assert line.run("who", "acme-x").out.startswith("resource ")
    assert "2.1.0" == json.loads(line.run("check").out)["version"]


def test_severities(line: Line) -> None:
    """What is graded down does not fail, and is told as what it now is."""
    line.write(CONFLICT)
    Path("sogov.toml").write_text("[severity]\ncompeting-holders = 'note'\n")
    run = line.run("check", "-f", "json", "--as-of", "2026-11-23")

    assert 0 == run.code
    assert (0, 1) == tuple(json.loads(run.out)["summary"][key] for key in ("errors", "notes"))

    Path("sogov.toml").write_text("[[per-path]]\npaths = ['rival.json']\nseverity = {competing-holders = 'note'}\n")
    assert 1 == line.run("check").code
    Path("sogov.toml").write_text("[[per-path]]\npaths = ['*.json']\nseverity = {competing-holders = 'note'}\n")
    assert 0 == line.run("check").code


@pytest.mark.parametrize("verb", ["check", "who", "explain acme-x", "test", "fmt", "baseline", "config"])
def test_mistakes_are_told_by_every_verb(line: Line, verb: str) -> None:
    """A configuration that is wrong stops whatever would have listened to it, a line for each mistake."""
    line.write(SOUND)
    Path("sogov.toml").write_text("ignor = ['drift']\nfail-level = 'x'\n")

    run = line.run(*verb.split())

    name = f"sogov {verb.split()[0]}"
    assert (2, "") == (run.code, run.out)
    assert [
        f"{name}: sogov.toml:1: there is no key `ignor`; did you mean `ignore`?",
        f"{name}: sogov.toml:2: `x` of `fail-level` is none of `error`, `warning`, `note` or `never`",
    ] == run.err.splitlines()
    assert 2 == line.run(*verb.split(), "--config", "nowhere.toml").code


def test_a_file_that_is_given(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--config` beats SOGOV_CONFIG, and both the file that would be found."""
    line.write(CONFLICT)
    (line.folder / "sogov.toml").write_text("ignor = 1")
    for name in ("a", "b"):
        (line.folder / f"{name}.toml").write_text(f"as-of = 2026-01-0{ord(name) - 96}")
    monkeypatch.setenv("SOGOV_CONFIG", "a.toml")

    assert "2026-01-01" == in_force(line)["as-of"][0]
    assert "2026-01-02" == in_force(line, "--config", "b.toml")["as-of"][0]


def test_the_format_is_known(line: Line) -> None:
    """A format that no verb has is a mistake, and so is one with a file."""
    line.write(SOUND)
    Path("sogov.toml").write_text("format = 'sarrif'\n")
    assert "there is no format `sarrif` (sogov.toml:1); did you mean `sarif`?" in line.run("check").err

    Path("sogov.toml").write_text("format = 'text=policy.json'\n")
    assert 2 == line.run("check").code


@pytest.mark.parametrize("words", ["rules", "schema policy", "import"])
def test_some_do_not_listen(line: Line, words: str) -> None:
    """What says nothing of documents is not stopped by their configuration."""
    Path("sogov.toml").write_text("ignor = 1")

    assert 0 == line.run(*words.split()).code
