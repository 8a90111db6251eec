"""An organisation that begins with all its gaps: the example of the Department of Commerce under a baseline."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sogov.cli import main

EXAMPLE = Path(__file__).parents[2] / "policies" / "examples" / "commerce"
FILE = Path("sogov.baseline")

Check = Callable[[], tuple[int, Any]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """A check of a copy of the example, with everything that it finds written down as known."""
    shutil.copytree(EXAMPLE, tmp_path / "commerce")
    monkeypatch.chdir(tmp_path)
    Path("sogov.toml").write_text("paths = ['commerce']\nas-of = 2017-07-03\nbaseline = 'sogov.baseline'\n")
    assert 0 == main(["baseline"])

    def run() -> tuple[int, Any]:
        capsys.readouterr()
        code = main(["check", "-f", "json", "--fail-level", "note"])
        return code, json.loads(capsys.readouterr().out)

    return run


def change(name: str, edit: Callable[[Any], None]) -> None:
    """Edit a document of the copy."""
    path = Path("commerce", name)
    document = json.loads(path.read_text())
    edit(document)
    path.write_text(json.dumps(document))


def entries() -> list[str]:
    """The lines of the baseline below its head."""
    return FILE.read_text().splitlines()[1:]


def test_the_whole_way(check: Check) -> None:
    """With all its findings known it passes; one new conflict fails alone; two that are mended leave the baseline."""
    code, found = check()
    assert (0, [], 14, []) == (
        code,
        found["findings"],
        len(found["baseline"]["known"]),
        found["baseline"]["left_over"],
    )
    assert len(entries()) == sum(max(one["count"], 1) for one in found["baseline"]["known"])

    before = entries()
    funding = {"funds": {"communications": "50%", "digital": "50%"}}
    rule = {"id": "claim", "where": {"resource": "facebook-commercegov"}, "assign": funding}
    Path("commerce", "claim.json").write_text(json.dumps({"policy": "claim", "rules": [rule]}))
    code, found = check()
    assert (1, [("competing-shares", ["facebook-commercegov"])]) == (
        code,
        [(one["name"], one["subjects"]) for one in found["findings"]],
    )
    assert (14, []) == (len(found["baseline"]["known"]), found["baseline"]["left_over"])

    Path("commerce", "claim.json").unlink()
    drifting = [json.loads(line)["subject"] for line in before if '"finding": "drift"' in line][:2]

    def mend(document: Any) -> None:  # noqa: ANN401  # JSON
        for resource in document["resources"]:
            if resource["id"] in drifting:
                del resource["declared"]

    change("organisation.json", mend)
    code, found = check()
    assert (0, [], drifting) == (code, found["findings"], [one["subject"] for one in found["baseline"]["left_over"]])
    assert [1, 0, 0] == [main(["baseline", *words]) for words in (["--check"], ["--prune"], ["--check"])]
    assert len(before) - 2 == len(entries())
    assert set(entries()) < set(before)
    assert (0, []) == (check()[0], check()[1]["baseline"]["left_over"])


def test_moving_and_reformatting(check: Check) -> None:
    """Files that are renamed, merged into others or written in another way change nothing."""
    before, known = FILE.read_bytes(), check()[1]["baseline"]["known"]
    Path("commerce", "elsewhere").mkdir()
    Path("commerce", "policies", "noaa.json").rename(Path("commerce", "elsewhere", "weather.json"))
    Path("commerce", "organisation.json").rename(Path("commerce", "a.json"))
    for name in ("a.json", "policies/department.json"):
        change(name, lambda _: None)

    code, found = check()

    assert (0, [], []) == (code, found["findings"], found["baseline"]["left_over"])
    names = {place["file"] for one in found["baseline"]["known"] for place in one["places"]}
    assert {"commerce/a.json", "commerce/elsewhere/weather.json"} <= names
    assert [one["fingerprint"] for one in known] == [one["fingerprint"] for one in found["baseline"]["known"]]
    assert 0 == main(["baseline", "--prune"])
    assert before == FILE.read_bytes()


def test_a_new_subject_under_a_known_cause(check: Check) -> None:
    """One account more for which nobody found an answer fails with that one alone."""
    known = check()[1]["baseline"]["known"]
    (cause,) = (one for one in known if one["name"] == "competing-holders")

    def add(document: Any) -> None:  # noqa: ANN401  # JSON
        twin = next(one for one in document["resources"] if one["id"] == cause["subjects"][0])
        document["resources"].append({**twin, "id": "zz-new", "name": "new"})

    change("organisation.json", add)
    code, found = check()

    assert 1 == code
    assert [["zz-new"]] * len(found["findings"]) == [one["subjects"] for one in found["findings"]]
    (new,) = (one for one in found["findings"] if one["name"] == "competing-holders")
    assert (cause["rules"], "`communications` and `department:nist` both manage `zz-new`") == (
        new["rules"],
        new["message"],
    )
    assert cause in found["baseline"]["known"]
