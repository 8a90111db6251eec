"""The program as a process: what it is given by the system, and what it hands back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import sogov
from sogov.cli import evaluating, exits
from tests.cli.acme import CONFLICT, DAY, ORGANISATION, SOUND, Line

SOURCE = Path(sogov.__file__).parents[1]


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A finished process of its own, run in the current folder."""
    return subprocess.run(
        [sys.executable, "-m", "sogov", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
    )


def test_module(line: Line) -> None:
    """`python -m sogov` is the command line."""
    line.write(CONFLICT)

    run = process("check", "-q")

    assert (1, "failed: 1 error\n", "") == (run.returncode, run.stdout, run.stderr)


def test_module_is_not_run_by_importing_it(line: Line) -> None:
    """Tools may look at every module of a package."""
    run = subprocess.run(
        [sys.executable, "-c", "import sogov.__main__"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )

    assert (0, b"") == (run.returncode, run.stdout)


def test_safe_path(line: Line) -> None:
    """Where Python leaves the current folder out by itself, nothing else is taken away."""
    line.write(SOUND)

    assert 0 == process("check", PYTHONSAFEPATH="1").returncode


@pytest.mark.parametrize("name", ["json.py", "attr.py", "argparse.py", "sogov_plugin.py"])
def test_current_folder_holds_no_code(line: Line, name: str) -> None:
    """A file under review cannot pass for a library."""
    line.write({**SOUND, name: "raise SystemExit(77)"})

    assert 0 == process("check").returncode


def test_version(line: Line) -> None:
    """The version is on standard output."""
    assert f"sogov {sogov.__version__}\n" == line.run("--version").out


def test_without_a_verb(line: Line) -> None:
    """Without a verb the help is no result: it goes to standard error."""
    run = line.run()

    assert "" == run.out
    assert run.err.startswith("usage: sogov VERB")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["chekc"], "there is no verb `chekc`; did you mean `check`?"),
        (["zzzz"], "there is no verb `zzzz`; `sogov --help` lists them"),
        (["--verison"], "there is no option `--verison`; did you mean `--version`?"),
        (["check", "--formt=x"], "there is no option `--formt`; did you mean `--format`?"),
        (["check", "--zzzzzzzzz"], "there is no option `--zzzzzzzzz`"),
        (["schema", "a", "b"], "`b` is one argument too many\n"),
        (["explain", "a", "funds", "b"], "name one resource, and one responsibility at the most\n"),
        (["explain", "./a"], "name one resource, and one responsibility at the most\n"),
        (["schema", "polcy"], "no schema `polcy`; did you mean `policy`?"),
        (["rules", "unfundet"], "no finding `unfundet`; did you mean `unfunded`?"),
        (["check\x1b[31m"], "there is no verb `check\\x1b[31m`"),
    ],
)
def test_did_you_mean(line: Line, words: list[str], hint: str) -> None:
    """What is misspelt is named, with the nearest that there is."""
    run = line.run(*words)

    assert (2, "") == (run.code, run.out)
    assert hint in run.err


def test_bug(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw ends with 70, its traceback and a plain word."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("the cause")

    monkeypatch.setattr(evaluating, "workspace_of", broken)
    line.write(SOUND)

    run = line.run("check")

    assert (70, "") == (run.code, run.out)
    assert "ZeroDivisionError: the cause" in run.err
    assert run.err.endswith("sogov check: this is a bug in sogov; please report it with the lines above\n")


@pytest.mark.parametrize(
    ("raised", "code"),
    [(KeyboardInterrupt(), 130), (BrokenPipeError(), 141), (SystemExit(2), 2), (SystemExit("why"), 2)],
    ids=repr,
)
def test_ends(line: Line, monkeypatch: pytest.MonkeyPatch, raised: BaseException, code: int) -> None:
    """An interruption and a closed pipe are told apart from findings, in silence."""

    def ended(*_: object) -> None:
        raise raised

    monkeypatch.setattr(evaluating, "workspace_of", ended)
    line.write(SOUND)

    run = line.run("check")

    assert (code, "") == (run.code, run.out + run.err)


def test_closed_pipe(line: Line) -> None:
    """A reader who goes away is no finding and no bug, and nobody is told of it."""
    line.write(CONFLICT)
    reading, writing = os.pipe()
    os.close(reading)

    run = subprocess.run(
        [sys.executable, "-m", "sogov", "check"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    os.close(writing)

    assert (exits.PIPE_CLOSED, b"") == (run.returncode, run.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_full_disk(line: Line) -> None:
    """A result that cannot be written is no result."""
    line.write(SOUND)
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "sogov", "check"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
        )

    assert exits.REFUSED == run.returncode
    assert b"sogov check: standard output cannot be written" in run.stderr


def test_closed_streams(line: Line) -> None:
    """Without any stream to write to, the verdict is still the exit code."""
    line.write(CONFLICT)
    command = f'"{sys.executable}" -m sogov check >&- 2>&- <&-'

    run = subprocess.run(["/bin/sh", "-c", command], check=False, env={**os.environ, "PYTHONPATH": str(SOURCE)})

    assert 1 == run.returncode


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
@pytest.mark.parametrize("output", ["text", "json", "markdown"])
def test_plain_ascii(line: Line, environment: dict[str, str], output: str) -> None:
    """A stream that knows ASCII alone is no reason to fail."""
    named = {**ORGANISATION, "organisation": {"id": "acme", "name": "Müller 会社 🙂"}}
    line.write({**CONFLICT, "organisation.json": named})

    run = process("check", "-v", "-f", output, SOGOV_AS_OF=DAY, **environment)

    assert 1 == run.returncode
    assert run.stdout.isascii()
    assert output == "json" or r"M\xfcller" in run.stdout


def test_standard_input(line: Line) -> None:
    """`-` is standard input, and its places say so."""
    line.write(SOUND)

    run = subprocess.run(
        [sys.executable, "-m", "sogov", "check", "-", "organisation.json"],
        input='{"policy": "p", "rules": []}',
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )

    assert 2 == run.returncode
    assert "\n-:1:" in run.stdout
