"""`import`: foreign files in, a document out, remarks apart."""

import json
from pathlib import Path

import pytest

from sogov.cli import exits
from sogov.documents.limits import Limits
from sogov.importers import digital_registry
from sogov.importers.imports import Import, Remark
from tests.cli.acme import SOUND, Line

EXPORT = sorted(map(str, (Path(__file__).parents[1] / "importers" / "digital_registry").glob("*.json")))


def test_document(line: Line) -> None:
    """The document is one that sogov reads, in a file or on standard output."""
    run = line.run("import", "digital-registry", *EXPORT)
    to_file = line.run("import", "digital-registry", *EXPORT, "-o", "organisation.json")

    assert EXPORT
    assert (0, 0, "") == (run.code, to_file.code, to_file.out)
    assert run.out == Path("organisation.json").read_text(encoding="utf-8")
    assert json.loads(run.out)["resources"]
    assert exits.NOTHING_CHECKED == line.run("check").code


REMARKS = tuple(sorted(Remark("blank", f"account {number}", "No \x1b handle.") for number in range(4)))


def test_remarks(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Remarks are gathered by their kind; all of them are shown on demand, and none where it is to be quiet."""
    monkeypatch.setattr(digital_registry, "read", lambda _: Import({}, REMARKS))
    line.write(SOUND)

    def said(*options: str) -> list[str]:
        return line.run("import", "digital-registry", "policy.json", *options).err.splitlines()

    assert ["     4  blank: account 0, account 1, account 2, …", "`-v` shows every remark"] == said()
    assert "blank: account 3: No \\x1b handle." == said("-v")[-1]
    assert [] == said("-q")
    monkeypatch.setattr(digital_registry, "read", lambda _: Import({}, ()))
    assert [] == said()


@pytest.mark.parametrize("document", [{"unknown": 1}, {"resources": [{"id": "a", "kind": "b", "name": "\ud800"}]}])
def test_a_wrong_document_is_a_bug(line: Line, monkeypatch: pytest.MonkeyPatch, document: dict[str, object]) -> None:
    """What would not be read again is not written, not even in part."""
    monkeypatch.setattr(digital_registry, "read", lambda _: Import(document, ()))
    line.write(SOUND)

    run = line.run("import", "digital-registry", "policy.json", "-o", "out.json")

    assert exits.BUG == run.code
    assert not Path("out.json").exists()


def test_formats(line: Line) -> None:
    """Without a format the formats are listed."""
    assert line.run("import").out.startswith("digital-registry    ")


def test_large_file(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is refused before it is understood."""
    monkeypatch.setattr("sogov.documents.limits.DEFAULT_LIMITS", Limits(file=10))
    line.write(SOUND)

    run = line.run("import", "digital-registry", "policy.json")

    assert (2, "sogov import: `policy.json` has more than 10 bytes\n") == (run.code, run.err)
