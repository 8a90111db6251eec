"""What a run does besides reading its documents: nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import attrs
import pyarrow
import pytest
from pyarrow import parquet

from sogov.checks.catalogue import catalogue
from tests.cli.acme import BROKEN, CONFLICT, SOUND, Line

# Put before the program: every event that would leave the folder, the process or the machine ends the run.
GUARD = """
import os, sys
from sogov.cli import main
import sogov.cli.verbs as verbs, importlib
allowed, words = sys.argv[1], sys.argv[2:]
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "urllib.",
             "ftplib.", "http.", "smtplib.", "ctypes.", "os.remove", "os.rename", "os.mkdir", "os.symlink", "os.link",
             "os.chmod", "os.chown", "os.truncate", "shutil.", "pty.", "os.putenv", "pickle.")
LIBRARIES = tuple({os.path.realpath(path) for path in sys.path if path})
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], int):
        return
    if event == "open":
        path, mode, flags = arguments
        path = os.path.realpath(os.fsdecode(path))
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        if path.startswith(allowed + os.sep) or not writes and path.startswith(LIBRARIES):
            return
        os.write(2, f"GUARD open {path} {mode}".encode())
        os._exit(99)
    if event.startswith(FORBIDDEN):
        inside = [os.path.realpath(item) for item in arguments if isinstance(item, str)]
        if event in ("os.remove", "os.rename", "os.chmod") and all(i.startswith(allowed + os.sep) for i in inside):
            return
        os.write(2, f"GUARD {event} {arguments}".encode())
        os._exit(99)
sys.dont_write_bytecode = True
sys.addaudithook(watch)
sys.exit(main(words))
"""


def _guarded(folder: Path, *words: str, program: str = GUARD) -> subprocess.CompletedProcess[bytes]:
    # A measurement of coverage would write its own files.
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return subprocess.run(
        [sys.executable, "-P", "-c", program, str(folder.resolve()), *words],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, "check"),
        (0, "check -f json -v"),
        (0, "check -f markdown=page.md -f json=result.json"),
        (0, "who"),
        (0, "who --holder mkt -f markdown"),
        (0, "explain acme-x --why-not legal"),
        (0, "graph"),
        (0, "graph -f json --focus acme-x -f dot=graph.dot"),
        (0, "stats"),
        (0, "stats -f csv=stats.csv"),
        (0, "matrix"),
        (0, "matrix --money -f xlsx=money.xlsx"),
        (0, "baseline"),
        (0, "baseline -o sogov.baseline"),
        (0, "config"),
        (0, "rules drift"),
        (0, "schema policy -o schema.json"),
        (0, "import"),
        (2, "import digital-registry policy.json"),
        (2, "check ../other"),
    ],
)
def test_no_effects(line: Line, code: int, words: str) -> None:
    """No network, no process, nothing read but documents and the program itself, nothing written but the output."""
    line.write(SOUND)

    run = _guarded(line.folder, *words.split())

    assert (code, b"") == (run.returncode, run.stderr if b"GUARD" in run.stderr else b"")


def test_no_effects_of_findings_and_errors(line: Line) -> None:
    """Neither has a run that finds something, or one that a schema from elsewhere is meant to lead away."""
    line.write(CONFLICT)
    assert 1 == _guarded(line.folder, "check").returncode

    line.write(
        {**BROKEN, "far.json": {"$schema": "http://127.0.0.1:9/x", "resources": [{"$ref": "file:///etc/passwd"}]}}
    )
    assert 2 == _guarded(line.folder, "check").returncode


@pytest.mark.parametrize(
    ("code", "file"),
    [
        (0, "near.csv"),
        (0, "near.parquet"),
        (2, "../far.csv"),
        (2, "/etc/passwd"),
        (2, "link.csv"),
        (2, "up/far.csv"),
        (2, "up/../../far.csv"),
        (2, "pipe.csv"),
    ],
)
def test_no_effects_of_tables(line: Line, code: int, file: str) -> None:
    """No table is opened that is not in the folder of the document that names it, or below."""
    (line.folder / "near.csv").write_text("Id,Note\nt1,=HYPERLINK(1)\n")
    parquet.write_table(pyarrow.table({"Id": ["t1"]}), line.folder / "near.parquet")
    (line.folder / "link.csv").symlink_to("/etc/passwd")
    (line.folder / "up").symlink_to(line.folder.parent)
    (line.folder.parent / "far.csv").write_text("Id\nt1\n")
    os.mkfifo(line.folder / "pipe.csv")
    table = {"file": file, "columns": {"id": "Id", "kind": {"value": "tool"}, "department": {"value": "group"}}}
    line.write({**SOUND, "table.json": {"tables": [table]}})
    # A link that leads out of a folder that is read is refused as a whole.
    documents = ("organisation.json", "policy.json", "table.json")

    run = _guarded(line.folder, "check", *documents)

    assert (code, b"") == (run.returncode, run.stderr if b"GUARD" in run.stderr else b"")


@pytest.mark.parametrize("effect", ["import socket; socket.socket()", "open('/etc/hosts')", "open('../x', 'w')"])
def test_the_guard_bites(tmp_path: Path, effect: str) -> None:
    """The guard ends a run that does what it forbids."""
    run = _guarded(tmp_path, program=GUARD.replace("sys.exit(main(words))", effect))

    assert 99 == run.returncode


@pytest.mark.parametrize("module", ["json", "attrs", "argparse", "sogov", "jsonschema", "typing", "sitecustomize"])
def test_no_code_from_the_checkout(line: Line, module: str) -> None:
    """A file in the current folder that is called like a library is not run, started as the reference tells."""
    line.write({**SOUND, f"{module}.py": "import os; os._exit(77)"})

    run = subprocess.run(
        [sys.executable, "-P", "-m", "sogov", "check"], cwd=line.folder, capture_output=True, timeout=60, check=False
    )

    assert 0 == run.returncode, run.stderr.decode()


def test_every_finding_that_breaks_is_a_bug_and_never_green(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that fails ends the run with 70: it does not pass for one that found nothing."""

    def fail(*_: object) -> NoReturn:
        raise KeyError("unforeseen")

    line.write(CONFLICT)
    checks = catalogue()
    broken = [check for check in checks if check.find is not None or check.review is not None]
    assert len(broken) > 10
    for check in broken:
        failing = attrs.evolve(check, find=fail) if check.find is not None else attrs.evolve(check, review=fail)
        others = tuple(failing if other is check else other for other in checks)
        monkeypatch.setattr("sogov.api.catalogue", lambda others=others: others)

        run = line.run("check", "-f", "json", "--fail-level", "never", "--ignore", check.name)

        assert (70, "") == (run.code, run.out)
        assert "this is a bug in sogov" in run.err


@pytest.mark.parametrize("error", [MemoryError, RecursionError, AssertionError, UnicodeError, ZeroDivisionError])
def test_whatever_breaks_is_a_bug(line: Line, monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    """No exception passes for findings or for none."""

    def fail(*_: object, **__: object) -> None:
        raise error

    line.write(SOUND)
    for room in ("workspace_of", "evaluate", "files_of", "readings_of"):
        with monkeypatch.context() as patch:
            patch.setattr(f"sogov.cli.evaluating.{room}", fail)
            assert 70 == line.run("check").code


def test_hostile_words_are_shown_and_never_act(line: Line) -> None:
    """Names, reasons and file names with controls, commands of a build log and markup act nowhere."""
    nasty = "\x1b[31m\u202e\u200b\u2028\n::error::x\r##[command]y <script>|`*_[a](b) \x9b\u0000"
    organisation = json.loads(json.dumps(SOUND["organisation.json"]))
    organisation["organisation"]["name"] = nasty
    for department in organisation["departments"]:
        department["name"] = nasty
    for resource in organisation["resources"]:
        resource |= {"name": nasty, "tags": [nasty], "url": nasty, "declared": {"manages": "legal"}}
    waiver = {"id": "w", "finding": "drift", "until": "2027-01-01", "reason": nasty, "approved_by": nasty}
    policy = {**json.loads(json.dumps(SOUND["policy.json"])), "title": nasty, "waivers": [waiver]}
    line.write({"organisation.json": organisation, "\n::error::p\x1b.json": policy})

    for words in ("check -v", "who", "explain acme-x --why-not legal", "who --holder mkt"):
        for form in ("text", "markdown", "json"):
            run = line.run(*words.split(), "-f", form)
            assert 0 == run.code, run.err
            for text in (run.out, run.err):
                assert "" == "".join(sign for sign in text if not sign.isprintable() and sign != "\n")
                assert not any(row.lstrip().startswith("::") for row in text.splitlines())
                assert "##[" not in text
                assert "<script" not in text if form == "markdown" else True
    assert [nasty] == json.loads(line.run("explain", "acme-x", "-f", "json").out)["resource"]["tags"]


@pytest.mark.parametrize(
    "words",
    [
        ["check", "##[error]x"],
        ["check", "\n::error::x"],
        ["check", "-o", "##[error]/x"],
        ["check", "-o", "o" * 300],
        ["check", "##[error]\x1bx", "--nope"],
        ["check", "--##[error]\n::error::x"],
        ["##[error]x"],
        ["explain", "##[error]x"],
        ["import", "digital-registry", "##[error]x"],
    ],
)
def test_errors_of_usage_never_act(line: Line, words: list[str]) -> None:
    """File names and words of a call are shown, and are no commands."""
    line.write(SOUND)

    run = line.run(*words)

    assert (2, "") == (run.code, run.out)
    assert "##[" not in run.err
    assert "\x1b" not in run.err
    assert not any(row.lstrip().startswith("::") for row in run.err.splitlines())


def test_an_import_never_acts(line: Line) -> None:
    """What an importer writes is the same JSON, and no command to a build log."""
    account = {
        "id": 1,
        "service_key": "twitter",
        "service_url": "https://twitter.com/x",
        "account": "x",
        "organization": "##[error]\x1b\u202e",
        "agencies": [],
        "updated_at": "2020",
    }
    line.write({"export.json": json.dumps([account])})

    run = line.run("import", "digital-registry", "export.json", "-v")

    assert (0, "##[error] (twitter)") == (run.code, json.loads(run.out)["resources"][0]["name"])
    assert "##[" not in run.out + run.err
