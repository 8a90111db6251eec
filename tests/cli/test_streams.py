"""The verbs on resources that are written one a line."""

import json
import os
import re
import signal
from collections.abc import Mapping
from typing import Any, cast

import pytest

from sogov import blocks
from tests.cli.acme import CONFLICT, ORGANISATION, POLICY, SOUND, Line

RESOURCES = cast("list[dict[str, Any]]", ORGANISATION["resources"])
WITHOUT = {key: value for key, value in ORGANISATION.items() if key != "resources"}


@pytest.fixture(params=[1, 4 * 1024 * 1024])
def _blocks_of(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_SIZE", request.param)


# Where the resource that is explained stands, as text and as JSON.
PLACE = re.compile(r'(organisation\.json|resources\.jsonl)(:[0-9]+:[0-9]+|", "line": [0-9]+, .*?"pointer": ".*?")')


def streamed(*resources: Mapping[str, object]) -> str:
    """Resources as lines."""
    return "".join(json.dumps(resource, ensure_ascii=False) + "\n" for resource in resources)


@pytest.mark.usefixtures("_blocks_of")
@pytest.mark.parametrize("jobs", ["1", "3"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "-f", "json"],
        ["check", "-f", "markdown"],
        ["check", "-f", "csv"],
        ["who", "acme-x"],
        ["who", "-f", "json"],
        ["who", "--holder", "department:it"],
        ["explain", "acme-x"],
        ["explain", "acme-tool", "funds", "-f", "json"],
    ],
    ids=" ".join,
)
def test_the_answers_are_those_of_documents(
    line: Line, monkeypatch: pytest.MonkeyPatch, arguments: list[str], jobs: str
) -> None:
    """Whatever is asked, it makes no difference how the resources are written down."""
    monkeypatch.setenv("SOGOV_JOBS", jobs)
    line.write(CONFLICT)
    one = line.run(*arguments)
    line.write({"organisation.json": WITHOUT, "resources.jsonl": streamed(*RESOURCES)})
    two = line.run(*arguments)

    assert one.code == two.code
    assert PLACE.sub("", one.out).replace('"files": 3', '"files": 4') == PLACE.sub("", two.out)
    assert ("resources.jsonl" in two.out) == ("explain" in arguments)
    assert one.err == two.err
    assert len(two.out) > 100


@pytest.mark.usefixtures("_blocks_of")
def test_a_finding_shows_its_line(line: Line) -> None:
    """The line of the stream is shown, and what is meant in it is underlined."""
    declaring = {"id": "b", "kind": "tool", "name": "🙂", "declared": {"manages": "legal"}}
    text = streamed(RESOURCES[0], declaring)
    line.write({"organisation.json": WITHOUT, "policy.json": POLICY, "resources.jsonl": text})
    column = text.split("\n")[1].index('"legal"')

    out = line.run("check").out.splitlines()

    (at,) = (number for number, shown in enumerate(out) if "[drift]" in shown)
    assert out[at].startswith(f"resources.jsonl:2:{column + 1}: warning[drift]: ")
    assert f"     2 | {text.splitlines()[1]}" == out[at + 1]
    # The sign before it is two columns wide.
    assert f"       | {' ' * (column + 1)}^^^^^^^" == out[at + 2]


@pytest.mark.usefixtures("_blocks_of")
def test_regions_of_a_stream(line: Line) -> None:
    """Columns of SARIF are UTF-16 code units, also in a line of a stream."""
    declaring = {"id": "b", "kind": "tool", "name": "🙂", "declared": {"manages": "legal"}}
    text = streamed(RESOURCES[0], declaring)
    line.write({"organisation.json": WITHOUT, "policy.json": POLICY, "resources.jsonl": text})
    (run,) = json.loads(line.run("check", "-f", "sarif").out)["runs"]
    (found,) = (result for result in run["results"] if result["ruleId"] == "drift")
    place = found["locations"][0]["physicalLocation"]
    column = text.splitlines()[1].index('"legal"') + 2

    assert {
        "startLine": 2,
        "startColumn": column,
        "endLine": 2,
        "endColumn": column + len('"legal"'),
        "snippet": {"text": '"legal"'},
    } == place["region"]
    assert "resources.jsonl" == place["artifactLocation"]["uri"]


@pytest.mark.usefixtures("_blocks_of")
def test_input_errors_of_a_stream(line: Line) -> None:
    """A bad line is shown as it is, without taking effect, and the others are not."""
    text = streamed(RESOURCES[0]) + '{"id":"b","kind":"\x1b[31m\u202e"}\r\n\n' + streamed({"id": "c", "kind": "tool"})
    line.write({**SOUND, "organisation.json": WITHOUT, "resources.jsonl": text})

    run = line.run("check")

    assert 2 == run.code
    assert "\x1b" not in run.out
    assert "\u202e" not in run.out
    assert [f"resources.jsonl:{place}: error[invalid-json]: " for place in ("2:19", "3:1")] == [
        shown.partition("]: ")[0] + "]: " for shown in run.out.splitlines() if shown.startswith("resources.jsonl")
    ]
    assert '     2 | {"id":"b","kind":"\\x1b[31m\\u202e"}\n' in run.out


def test_a_stream_named_by_itself(line: Line) -> None:
    """A path may be one, and what is not there is said of it as of others."""
    line.write({"organisation.json": WITHOUT, "policy.json": POLICY, "resources.jsonl": streamed(*RESOURCES)})

    assert 0 == line.run("check", "organisation.json", "policy.json", "resources.jsonl").code
    missing = line.run("check", "no.jsonl")
    assert (2, "", "sogov check: there is no file or folder `no.jsonl`\n") == (missing.code, missing.out, missing.err)


def test_a_stream_that_ends_up_unreadable(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is ended while it reads is told of, and nothing passes."""
    monkeypatch.setattr(blocks, "_SIZE", 1)
    monkeypatch.setenv("SOGOV_JOBS", "2")
    line.write({**SOUND, "organisation.json": WITHOUT, "resources.jsonl": streamed(*RESOURCES)})
    monkeypatch.setattr("sogov.structure.portions.pieces_of", lambda _: os.kill(os.getpid(), signal.SIGKILL))

    run = line.run("check")

    assert (2, "") == (run.code, run.out)
    assert "sogov check: `resources.jsonl` cannot be read: a process that was reading it has been ended\n" == run.err
