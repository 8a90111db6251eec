"""Remembered answers: the same to the byte as those that are found, and given only where nothing has changed."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import attrs
import pytest

import sogov
from sogov.cli import installation, recollection
from sogov.cli.circumstances import Circumstances, circumstances
from sogov.cli.judgements import result_by
from sogov.cli.memory import Memory
from sogov.cli.rendering import formats
from tests.cli.acme import BROKEN, CONFLICT, NO_RESOURCE, NO_RULE, ORGANISATION, SOUND, WARNING, Line, Run

EXAMPLES = Path(__file__).parents[2] / "policies" / "examples"
SOURCE = Path(sogov.__file__).parents[1]
SAID = "nothing has changed since this was checked: the answer is remembered\n"
NASTY = "\x1b[31m\u202e\u2028\n::error::x\r##[command]y <script>|`*_[a](b) \x9b\0 \U0001f642"
HOSTILE = {**CONFLICT, "organisation.json": {**ORGANISATION, "organisation": {"id": "acme", "name": NASTY}}}
FORMATS = formats("findings")
STREAM = "\n".join(json.dumps({"id": f"s{number}", "kind": "thing", "department": "group"}) for number in range(3))

pytestmark = pytest.mark.usefixtures("memory")


def twice(line: Line, *words: str) -> tuple[Run, Run]:
    """The run without a memory, which is the same as the one that finds, and the run after it."""
    first = line.run("check", *words)
    recalled = line.run("check", *words)
    plain = line.run("check", *words, "--no-cache")
    assert plain == first
    return plain, recalled


def is_recalled(line: Line, *words: str) -> bool:
    """Whether a check is answered from memory."""
    return SAID in line.run("check", "-v", *words).err


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize(
    "documents",
    [SOUND, WARNING, CONFLICT, BROKEN, NO_RULE, NO_RESOURCE, HOSTILE, {}],
    ids=lambda found: len(str(found)),
)
def test_every_format(line: Line, documents: dict[str, object], output: str) -> None:
    """Whatever is found, each format says the same of what is remembered; input errors are looked for anew."""
    line.write(documents)

    plain, recalled = twice(line, "-f", output)

    assert plain == recalled
    assert is_recalled(line, "-f", output) == (documents is not BROKEN)


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize("example", ["commerce", "firm"])
def test_examples(line: Line, example: str, output: str) -> None:
    """The examples, with everything that is shown of their texts."""
    plain, recalled = twice(line, str(EXAMPLES / example), "-f", output)

    assert plain == recalled
    assert plain.out
    assert is_recalled(line, str(EXAMPLES / example))


@pytest.mark.parametrize("output", ["text", "json", "sarif"])
def test_a_stream(line: Line, output: str) -> None:
    """A file that is read in pieces is looked into again where lines of it are shown."""
    line.write(SOUND)
    (line.folder / "more.jsonl").write_text(STREAM)

    plain, recalled = twice(line, "-f", output)

    assert plain == recalled
    assert "s0" in plain.out
    assert is_recalled(line)
    (line.folder / "more.jsonl").write_text(STREAM.replace("s0", "s9"))
    assert not is_recalled(line)


def test_a_table(line: Line, memory: Path) -> None:
    """What documents name is looked into every time: a check of tables is never remembered, nor another one given."""
    line.write(SOUND)
    assert not is_recalled(line)
    assert is_recalled(line)
    kept = {path.name for path in memory.iterdir()}
    named = {"tables": [{"file": "more.csv", "columns": {"id": "Id", "kind": {"value": "tool"}}}]}
    (line.folder / "more.json").write_text(json.dumps(named).replace("tables", "\\u0074ables"))
    (line.folder / "more.csv").write_text("Id\nt1\n")
    first = line.run("check", "-f", "json")
    (line.folder / "more.csv").write_text("Id\nt1\nt2\n")
    second = line.run("check", "-f", "json")

    assert [3, 4] == [json.loads(run.out)["summary"]["resources"] for run in (first, second)]
    assert kept == {path.name for path in memory.iterdir()}


def test_a_baseline(line: Line) -> None:
    """What is known is remembered as such; another baseline is another question."""
    line.write(CONFLICT)
    known = line.run("baseline", "--no-color").out
    (line.folder / "sogov.baseline").write_text(known)

    plain, recalled = twice(line, "--baseline", "sogov.baseline")

    assert (0, plain) == (plain.code, recalled)
    assert is_recalled(line, "--baseline", "sogov.baseline")
    (line.folder / "sogov.baseline").write_text(known + "\n")
    assert not is_recalled(line, "--baseline", "sogov.baseline")


def test_a_mark_in_front(line: Line) -> None:
    """A byte order mark is no part of what is shown."""
    line.write(CONFLICT)
    file = line.folder / "rival.json"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    plain, recalled = twice(line)

    assert plain == recalled


def test_only_verbose_runs_speak_of_it(line: Line) -> None:
    """Standard error is the same too, unless everything is to be said."""
    line.write(CONFLICT)
    line.run("check")

    assert ("", SAID) == (line.run("check").err, line.run("check", "-v").err)


def _organisation(line: Line) -> None:
    line.write({**SOUND, "organisation.json": {**ORGANISATION, "organisation": {"id": "acme", "name": "Other"}}})


def _one_more(line: Line) -> None:
    (line.folder / "more.json").write_text('{"functions": [{"id": "sales"}]}')


def _other_name(line: Line) -> None:
    (line.folder / "policy.json").rename(line.folder / "rules.json")


def _other_place(line: Line) -> None:
    (line.folder / "policy.json").rename(line.folder / "policy.txt")
    (line.folder / "sub").mkdir()
    (line.folder / "policy.txt").rename(line.folder / "sub/policy.json")


def _configuration(line: Line) -> None:
    (line.folder / "sogov.toml").write_text('[severity]\ndrift = "note"\n')


@pytest.mark.parametrize("change", [_organisation, _one_more, _other_name, _other_place, _configuration])
def test_changes(line: Line, change: Callable[[Line], None]) -> None:
    """What is read anywhere else, or otherwise, is checked anew."""
    line.write(SOUND)
    line.run("check")
    assert is_recalled(line)

    change(line)

    assert not is_recalled(line)
    assert is_recalled(line)


@pytest.mark.parametrize(
    "words",
    [
        "--as-of 2026-11-24",
        "--fail-level note",
        "--select drift",
        "--ignore drift",
        "--limit text=9999",
        "policy.json organisation.json",
    ],
)
def test_questions(line: Line, words: str) -> None:
    """Another question has an answer of its own, and each is kept."""
    line.write(CONFLICT)
    line.run("check")

    assert [False, True] == [is_recalled(line, *words.split()) for _ in range(2)]
    assert is_recalled(line)


@pytest.mark.parametrize("words", ["--no-cache", "-"])
def test_not_asked(line: Line, memory: Path, words: str) -> None:
    """Whoever does not want it, or states documents on standard input, has nothing remembered."""
    line.write(SOUND)

    line.run("check", words)

    assert not memory.exists()


def test_another_sogov(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one file of the package is another, nothing that is remembered counts."""
    package = tmp_path_factory.mktemp("package")
    (package / "sub").mkdir()
    (package / "sub/a.py").write_text("a = 1")
    monkeypatch.setattr(sogov, "__path__", [str(package)])
    before = installation.installation()

    (package / "__pycache__").mkdir()
    (package / "__pycache__/a.pyc").write_text("")
    assert before == installation.installation()
    (package / "sub/a.py").write_text("a = 2")
    assert before != installation.installation()


def test_another_library(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor where something else is installed; an archive of libraries counts as a whole."""
    libraries = tmp_path_factory.mktemp("libraries")
    monkeypatch.setattr(sys, "path", [str(libraries), str(libraries / "archive.zip")])
    found = [installation.installation()]

    (libraries / "networkx-9.dist-info").mkdir()
    found.append(installation.installation())
    (libraries / "networkx-9.dist-info/entry_points.txt").write_text("[sogov.checks]")
    found.append(installation.installation())
    (libraries / "archive.zip").write_text("")
    found.append(installation.installation())

    assert 4 == len(set(found))


def test_checks_of_others(line: Line, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a check of another package nothing is remembered: its code may be changed unseen."""
    line.write(SOUND)
    entry = EntryPoint("x", "x:CHECK", "sogov.checks")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: EntryPoints([entry]).select(group=group))

    line.run("check")

    assert not memory.exists()


@pytest.mark.parametrize("words", ["--select nothing", "--limit x", "--baseline none", "nowhere", "a\0b", "-f yaml"])
def test_wrong_calls(line: Line, words: str) -> None:
    """What is wrong with a call is said as it always is, whatever is remembered of others."""
    line.write(SOUND)
    line.run("check")

    plain, recalled = twice(line, *words.split(" "))

    assert (2, plain) == (plain.code, recalled)


@pytest.mark.parametrize("act", [lambda path: os.utime(path, (1, 1)), Path.unlink], ids=["touched", "taken away"])
def test_changed_meanwhile(
    line: Line, memory: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Path], object]
) -> None:
    """A stream that is changed while it is checked, even to the same bytes, or taken away, is not remembered."""
    line.write(SOUND)
    stream = line.folder / "more.jsonl"
    stream.write_text(STREAM)

    def result_by_and_act(*given: object) -> object:
        result = result_by(*given)  # type: ignore[arg-type]
        act(stream)
        return result

    monkeypatch.setattr("sogov.cli.judgements.result_by", result_by_and_act)

    assert 1 == line.run("check", "-f", "json").code
    assert not memory.exists()


def test_what_was_hashed_is_evaluated(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that is changed after its key was made is evaluated as it was, and remembered as that."""
    line.write(CONFLICT)
    held = circumstances

    def changed(*given: object) -> Circumstances:
        found = held(*given)  # type: ignore[arg-type]
        line.write(SOUND)
        (line.folder / "rival.json").unlink()
        return found

    with monkeypatch.context() as patch:
        patch.setattr(recollection, "circumstances", changed)
        first = line.run("check")
    assert 1 == first.code
    assert 0 == line.run("check").code

    line.write(CONFLICT)
    assert is_recalled(line)
    assert first == line.run("check")


def test_after_midnight(line: Line, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked on one day and answered on the next is not remembered."""
    line.write(SOUND)
    held = circumstances
    monkeypatch.setattr(
        recollection,
        "circumstances",
        lambda *given: attrs.evolve(held(*given), day=date(2026, 11, 22)),
    )

    line.run("check")

    assert not memory.exists()


def test_forged(line: Line, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer under its seal that is no answer is as none; one that lies in the documents is not looked for."""
    line.write(CONFLICT)
    first = line.run("check")
    (entry,) = memory.iterdir()
    Memory(memory).keep(entry.name, "{}")
    assert first == line.run("check")
    assert is_recalled(line)

    memory.rename(line.folder / "memory")
    monkeypatch.setenv("SOGOV_CACHE", str(line.folder / "memory"))
    assert not is_recalled(line)


def test_provenance_is_of_the_moment(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """The revision that a log names is that of this run."""
    line.write(CONFLICT)
    line.run("check", "-f", "sarif")
    for name, value in {
        "GITHUB_ACTIONS": "true",
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": "a/b",
        "GITHUB_SHA": "0123456789abcdef",
    }.items():
        monkeypatch.setenv(name, value)

    plain, recalled = twice(line, "-f", "sarif")

    assert "0123456789abcdef" in plain.out
    assert plain == recalled


def process(line: Line, *words: str) -> subprocess.CompletedProcess[str]:
    """The check in a process of its own, with words for Python."""
    return subprocess.run(
        [sys.executable, *words, "-m", "sogov", "check"],
        cwd=line.folder,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_at_the_same_time(line: Line, memory: Path) -> None:
    """Runs beside each other say the same, and leave one answer."""
    line.write(CONFLICT)
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda _: process(line), range(4)))

    assert 1 == len({(run.returncode, run.stdout, run.stderr) for run in runs})
    assert (1, 1) == (runs[0].returncode, len(list(memory.iterdir())))


def test_nothing_heavy_is_imported(line: Line) -> None:
    """What is remembered waits for no library of evaluation."""
    line.write(CONFLICT)
    first, second = (process(line, "-X", "importtime") for _ in range(2))

    def imported(run: subprocess.CompletedProcess[str]) -> set[str]:
        return set(re.findall(r"\| +([\w.]+)$", run.stderr, re.MULTILINE))

    heavy = {"sogov.evaluation.evaluation", "sogov.checks.catalogue", "sogov.structure.workspace", "importlib.metadata"}
    assert first.stdout == second.stdout
    assert heavy <= imported(first)
    assert set() == (heavy | {"jsonschema", "networkx"}) & imported(second)
    assert "sogov.cli.recollection" in imported(second)
