"""`baseline`, and a check beside one."""

import json
from pathlib import Path

import pytest

from tests.cli.acme import BROKEN, CONFLICT, NO_RULE, POLICY, RIVAL, SOUND, WARNING, Line

FILE = "sogov.baseline"
TWO = {**CONFLICT, "policy.json": WARNING["policy.json"]}

TEXT = """\
Acme, 2026-11-23: 2 resources, 3 rules in 2 policies

Known (1 finding, 1 entry of the baseline)

  rival.json:10:16: error[competing-holders]: `marketing` and `communications` both manage `acme-x`

passed: no findings, 1 known
"""

LINES = """\
{"baseline": 1}
{"finding": "competing-holders", "responsibility": "manages", "subject": "acme-x", \
"rules": ["rival/mine", "social-media/accounts"]}
"""


def test_a_first_baseline(line: Line) -> None:
    """What is found is written down, and from then on is known."""
    line.write(CONFLICT)

    run = line.run("baseline", "-o", FILE)

    assert (0, "", "written: 1 finding, 1 entry of the baseline\n") == (run.code, run.out, run.err)
    assert LINES == Path(FILE).read_text()
    checked = line.run("check", "--baseline", FILE)
    assert (0, TEXT) == (checked.code, checked.out)
    assert 1 == line.run("check").code


def test_standard_output(line: Line) -> None:
    """Without a file it goes to standard output, and nothing else does."""
    line.write(CONFLICT)

    assert [LINES, LINES] == [line.run("baseline", *more).out for more in ([], ["-o", "-"])]
    assert "" == line.run("baseline", "-q").err


def test_it_does_not_grow(line: Line) -> None:
    """A baseline that is there is not written again with more in it."""
    line.write(CONFLICT)
    line.run("baseline", "-o", FILE)
    line.write(TWO)

    run = line.run("baseline", "-o", FILE)

    assert (2, LINES) == (run.code, Path(FILE).read_text())
    assert (
        "`sogov.baseline` is there already, and a baseline only shrinks: `--prune` takes out what is mended" in run.err
    )
    assert 2 == line.run("baseline", "--baseline", FILE).code


def test_only_what_is_new_fails(line: Line) -> None:
    """A new finding fails alone."""
    line.write(CONFLICT)
    line.run("baseline", "-o", FILE)
    line.write(TWO)

    run = line.run("check", "--baseline", FILE, "--fail-level", "note", "-f", "json")

    found = json.loads(run.out)
    assert (1, ["overdue-review"]) == (run.code, [one["name"] for one in found["findings"]])
    assert ["competing-holders"] == [one["name"] for one in found["baseline"]["known"]]
    assert "failed: 1 warning, 1 known\n" == run.err


def test_prune(line: Line) -> None:
    """What is mended is said, and taken out."""
    line.write(TWO)
    line.run("baseline", "-o", FILE)
    whole = Path(FILE).read_text()
    line.write({"rival.json": {"policy": "rival"}})

    checked = line.run("check", "--baseline", FILE)
    said = "1 entry of the baseline is not needed any more; `sogov baseline --prune` takes it out"
    assert 0 == checked.code
    assert [f"passed: no findings, 1 known", said] == checked.out.splitlines()[-2:]  # noqa: F541  # as they stand
    assert f"passed: no findings, 1 known\n{said}\n" == line.run("check", "--baseline", FILE, "-f", "csv").err

    tried = line.run("baseline", "--check", "--baseline", FILE)
    assert 1 == tried.code
    assert [
        "not needed any more: competing-holders manages of acme-x by rival/mine, social-media/accounts",
        "1 entry would be taken out of the baseline, 1 left",
    ] == tried.err.splitlines()
    assert whole == Path(FILE).read_text()

    pruned = line.run("baseline", "--prune", "--baseline", FILE)
    assert (0, "1 entry taken out of the baseline, 1 left\n") == (pruned.code, pruned.err)
    assert [text for text in whole.splitlines() if "competing" not in text] == Path(FILE).read_text().splitlines()
    assert [0, 0] == [line.run("baseline", word, "--baseline", FILE, "-q").code for word in ("--check", "--prune")]


def test_prune_does_not_touch(line: Line) -> None:
    """Where there is nothing to take out the file is left as it is; another one is written where one is named."""
    line.write(CONFLICT)
    odd = LINES.replace(": ", ":")
    Path(FILE).write_text(odd.replace('{"baseline":1}', '{"baseline": 1}'))
    before = Path(FILE).read_text()

    assert "0 entries taken out of the baseline, 1 left\n" == line.run("baseline", "--prune", "--baseline", FILE).err
    assert before == Path(FILE).read_text()
    assert 0 == line.run("baseline", "--prune", "--baseline", FILE, "-o", "other").code
    assert LINES == Path("other").read_text()


def test_verbose(line: Line) -> None:
    """What is taken out is told one by one where all is asked for."""
    line.write(SOUND)
    Path(FILE).write_text(LINES)

    assert 2 == len(line.run("baseline", "--prune", "--baseline", FILE, "-v").err.splitlines())


def test_what_is_not_looked_at_stays(line: Line) -> None:
    """What was not asked for cannot be said to be mended; nor can anything where nothing was checked."""
    line.write(SOUND)
    Path(FILE).write_text(LINES)

    chosen = json.loads(line.run("check", "--baseline", FILE, "--select", "drift", "-f", "json").out)
    assert {"known": [], "left_over": []} == chosen["baseline"]
    assert 0 == line.run("baseline", "--check", "--baseline", FILE, "--ignore", "competing-holders").code
    (line.folder / "policy.json").unlink()
    checked = line.run("check", "--baseline", FILE, "-f", "json")
    assert (3, []) == (checked.code, json.loads(checked.out)["baseline"]["left_over"])
    assert 3 == line.run("baseline", "--prune", "--baseline", FILE).code
    assert LINES == Path(FILE).read_text()


def test_a_waived_finding_leaves(line: Line) -> None:
    """What somebody waives is accepted for a time, and no more known for ever."""
    line.write(CONFLICT)
    line.run("baseline", "-o", FILE)
    waiver = {
        "id": "w",
        "finding": "competing-holders",
        "until": "2027-01-01",
        "reason": "they talk",
        "approved_by": "the head",
    }
    line.write({"policy.json": {**POLICY, "waivers": [waiver]}, "rival.json": RIVAL})

    found = json.loads(line.run("check", "--baseline", FILE, "-f", "json").out)

    assert (1, [], 1) == (len(found["waived"]), found["baseline"]["known"], len(found["baseline"]["left_over"]))


def test_from_the_configuration(line: Line) -> None:
    """Named once in the configuration, it is found by both verbs."""
    line.write(CONFLICT)
    Path("sogov.toml").write_text(f"baseline = '{FILE}'\n")

    missing = line.run("check")
    assert (2, "") == (missing.code, missing.out)
    assert (
        "there is no baseline `sogov.baseline` (sogov.toml:1); `sogov baseline -o sogov.baseline` writes it"
        in missing.err
    )
    assert [0, 0, 0] == [line.run(*words.split()).code for words in ("baseline", "check", "baseline --prune")]
    assert LINES == Path(FILE).read_text()


@pytest.mark.parametrize("words", ["baseline --prune", "baseline --check"])
def test_nothing_to_prune(line: Line, words: str) -> None:
    """Without a baseline there is nothing to take out."""
    line.write(SOUND)

    assert "there is no baseline to prune; name it with --baseline" in line.run(*words.split()).err


def test_no_report(line: Line) -> None:
    """Where documents are refused, or nothing was checked, no baseline is written, and standard output is empty."""
    line.write(BROKEN)
    run = line.run("baseline")
    assert (2, "") == (run.code, run.out)
    assert "rival.json:7:16: error[unknown-reference]: " in run.err
    assert run.err.endswith("refused: 1 error; the documents cannot be evaluated\n")

    for name in BROKEN:
        (line.folder / name).unlink()
    line.write(NO_RULE)
    run = line.run("baseline", "-o", FILE)
    assert (3, "", False) == (run.code, run.out, Path(FILE).exists())
    assert run.err.startswith("nothing was checked: ")


def test_a_baseline_that_is_none(line: Line) -> None:
    """Each of its mistakes is told; one that is too large, or would be a document, is refused."""
    line.write(SOUND)
    Path(FILE).write_text('{"baseline": 1}\n?\n{}\n')

    assert [
        "sogov check: sogov.baseline:2: `?` is no entry, which is a JSON object with each key once",
        "sogov check: sogov.baseline:3: an entry needs the name of a `finding`",
    ] == line.run("check", "--baseline", FILE).err.splitlines()
    for option in ("--baseline", "--output"):
        refused = line.run("baseline", option, "b.jsonl").err
        assert f"`b.jsonl` of {option} would be taken for a document; call it `sogov.baseline`" in refused
    small = line.run("check", "--baseline", FILE, "--limit", "file=10")
    assert "the baseline `sogov.baseline` has more than 10 bytes; `--limit file=BYTES` allows more" in small.err
    Path("folder").mkdir()
    assert 2 == line.run("check", "--baseline", "folder").code
