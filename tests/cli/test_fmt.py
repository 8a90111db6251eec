"""`fmt`: canonical documents, and everything else left alone."""

import io
import json
import random
import shutil
import sys
from pathlib import Path

import pytest

from sogov.layout.canonical import canonical
from tests.cli.acme import ORGANISATION, POLICY, SOUND, Line
from tests.laws.transformations import shuffled

PACKS = Path(__file__).parents[2] / "policies"

FAULTY = '{"policy": "p", "rules": [{"id": "r", "asign": {}}]}'
CANONICAL = {"organisation.json": canonical(ORGANISATION), "policy.json": canonical(POLICY)}

DIFFERENCE = """\
--- p.json
+++ p.json (canonical)
@@ -1,2 +1,5 @@
-{"policy": "p",\\x0d
-"title": "\\u202eTitle"}
+{
+  "policy": "p",
+  "title": "\\u202eTitle"
+}
+
"""


def texts(line: Line) -> dict[str, str]:
    """The text of every file in the folder."""
    return {path.name: path.read_bytes().decode() for path in line.folder.iterdir()}


def test_writing(line: Line) -> None:
    """What is not in canonical form is written so, and named; a second run changes nothing."""
    line.write({**SOUND, "organisation.json": CANONICAL["organisation.json"]})

    run, again = line.run("fmt"), line.run("fmt")

    assert (0, "policy.json\n") == (run.code, run.out)
    assert "1 document formatted, 1 in canonical form already\n" == run.err
    assert (0, "", "0 documents formatted, 2 in canonical form already\n") == (again.code, again.out, again.err)
    assert texts(line) == CANONICAL


def test_quiet(line: Line) -> None:
    """Nothing is said where nothing is wrong; a list that was asked for is given."""
    line.write(SOUND)

    assert ("organisation.json\npolicy.json\n", "") == (line.run("fmt", "-q", "--check").out, line.run("fmt", "-q").err)
    assert CANONICAL == texts(line)


def test_check(line: Line) -> None:
    """The files that would change are listed, and none is changed."""
    line.write({**SOUND, "organisation.json": CANONICAL["organisation.json"]})
    before = texts(line)

    run = line.run("fmt", "--check")

    assert (1, "policy.json\n") == (run.code, run.out)
    assert "1 document would be formatted, 1 in canonical form already\n" == run.err
    assert before == texts(line)
    assert (0, "") == (line.run("fmt", "--check", "organisation.json").code, line.run("fmt", "--check", "-q").err)


def test_difference(line: Line) -> None:
    """What would change is shown, and does not act on the terminal that it is shown on."""
    (line.folder / "p.json").write_bytes('{"policy": "p",\r\n"title": "\u202eTitle"}'.encode())
    before = texts(line)

    run = line.run("fmt", "--diff", "--check")

    assert (1, DIFFERENCE) == (run.code, run.out)
    assert before == texts(line)


def test_streams_are_left_alone(line: Line) -> None:
    """A file with a resource a line is no document that could be put in order."""
    line.write(SOUND)
    (line.folder / "resources.jsonl").write_text('{"kind": "tool", "id": "a"}\n{"id": "b", "kind": "tool"}\n')

    run = line.run("fmt", "--check")

    assert (1, "organisation.json\npolicy.json\n") == (run.code, run.out)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"", b" "])
def test_bytes_count(line: Line, data: bytes) -> None:
    """A byte order mark or a blank too many is a difference too."""
    text = canonical({"policy": "p"}).encode()
    (line.folder / "p.json").write_bytes(data + text)

    assert (1 if data else 0) == line.run("fmt", "--check").code
    line.run("fmt")
    assert text == (line.folder / "p.json").read_bytes()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FAULTY, "faulty.json:1:27: error[schema]: a rule needs `assign`, `contribute` or `require`\n"),
        ('{"policy": "p"', "faulty.json:1:15: error[invalid-json]: "),
        ('{"policy": "p", "policy": "p"}', "faulty.json:1:17: error[duplicate-key]: `policy` is stated again"),
        ('{"policy": "p", "title": 1.5}', "faulty.json:1:26: error[schema]: "),
    ],
)
def test_faults(line: Line, text: str, message: str) -> None:
    """A file with faults is refused with its errors and left alone; the others are formatted."""
    line.write({**SOUND, "faulty.json": text})

    run = line.run("fmt")

    assert (2, "organisation.json\npolicy.json\n") == (run.code, run.out)
    assert run.err.startswith(message)
    assert run.err.endswith("2 documents formatted, 0 in canonical form already, 1 refused and left as they are\n")
    assert {**CANONICAL, "faulty.json": text} == texts(line)


def test_standard_input(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes in goes out in canonical form, alone."""

    def given(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    given(json.dumps(POLICY))
    run = line.run("fmt", "-")
    assert (0, CANONICAL["policy.json"]) == (run.code, run.out)
    given(json.dumps(POLICY))
    assert "-\n" == line.run("fmt", "-", "--check").out
    given(FAULTY)
    run = line.run("fmt", "-")
    assert (2, "") == (run.code, run.out)
    assert "sogov fmt: standard input is formatted alone; leave the other paths out\n" == line.run("fmt", "-", ".").err


def test_rights(line: Line) -> None:
    """A file keeps its rights."""
    line.write(SOUND)
    (line.folder / "policy.json").chmod(0o600)

    line.run("fmt")

    assert 0o600 == (line.folder / "policy.json").stat().st_mode & 0o777


def test_a_file_is_whole_or_old(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails, the document is as it was."""
    line.write({"policy.json": POLICY})
    before = texts(line)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    assert (2, before) == (line.run("fmt").code, texts(line))


def test_shipped_documents(line: Line) -> None:
    """What ships is in canonical form, and comes back byte for byte from a shuffled copy on one line."""
    shutil.copytree(PACKS, line.folder / "packs")
    paths = sorted(Path("packs").rglob("*.json"))
    before = {path: path.read_bytes() for path in paths}
    assert before
    assert (0, "") == (line.run("fmt", "packs", "-q").code, line.run("fmt", "packs", "--check").out)
    assert before == {path: path.read_bytes() for path in paths}

    for path in paths:
        document = shuffled(json.loads(path.read_bytes()), random.Random(11))
        path.write_text(json.dumps(document, separators=(",", ":")), encoding="utf-8")
    assert [path.as_posix() for path in paths] == line.run("fmt", "packs").out.splitlines()
    assert before == {path: path.read_bytes() for path in paths}
