"""`check -f github`: workflow commands, read here as the runner of GitHub reads them."""

import attrs
import pytest

from sogov.findings.findings import Finding
from sogov.formats.escapes import visible
from sogov.formats.github import pieces
from sogov.formats.results import Result
from sogov.formats.style import PLAIN
from tests.formats.world import based, evaluated, many, missing, placeless, refused, sound


@attrs.frozen
class Command:
    """A command with its properties and its data."""

    name: str
    properties: dict[str, str]
    data: str


def command(line: str) -> Command | None:
    """A line as the runner takes it: a command, or else something for the log."""
    text = line.lstrip()
    if not text.startswith("::") or "::" not in text[2:]:
        return None
    head, _, data = text[2:].partition("::")
    name, _, stated = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in stated.split(",") if pair)
    return Command(name, {key: plain(value, ":,\r\n%") for key, value in properties.items()}, plain(data, "\r\n%"))


def plain(text: str, signs: str) -> str:
    """A text without the escapes of the runner, the percent sign last."""
    for sign in signs:
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


def commands(result: Result) -> list[Command]:
    """The commands of a result, of which every line is one."""
    found = [command(line) for line in "".join(pieces(result, PLAIN)).splitlines()]
    assert None not in found
    return [one for one in found if one is not None]


@pytest.mark.parametrize("expected", [*evaluated().findings, *refused().findings], ids=lambda finding: finding.name)
def test_a_finding_is_one_command(expected: Finding) -> None:
    """Whatever it is named, its command is ours and says what it says."""
    (found,) = commands(attrs.evolve(sound(), findings=(expected,)))
    place = expected.places[0]

    assert {"error": "error", "warning": "warning", "note": "notice"}[expected.severity] == found.name
    assert {
        "file": visible(place.file).replace("##[", "#\\x23["),
        "line": str(place.line),
        "col": str(place.column),
        "title": expected.name,
    } == found.properties
    assert [visible(text).replace("##[", "#\\x23[") for text in (expected.message, f"help: {expected.remedy}")] == (
        found.data.split("\n")
    )


@pytest.mark.parametrize("result", [evaluated(), based(), refused(), missing(), placeless()])
def test_the_log_is_harmless(result: Result) -> None:
    """Neither form of command is in a text, nor anything that acts on a terminal."""
    for line in "".join(pieces(result, PLAIN)).split("\n"):
        assert line == visible(line)
        assert "##[" not in line


def test_so_many_are_kept() -> None:
    """Ten of each severity, which are all that GitHub keeps, and how many more there are."""
    *lines, last = "".join(pieces(many(13), PLAIN)).splitlines()

    assert ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10 == [line.split()[0] for line in lines]
    assert "and 3 errors, 3 warnings, 3 notes more, which GitHub would not show as annotations" == last
    assert command(last) is None


def test_known() -> None:
    """What is known is a line of the log, and no annotation; that the baseline can shrink is a notice."""
    first, second = pieces(based(), PLAIN)
    number, entries = len(based().known_findings), len(based().left_over)
    notice = command(second)

    assert first.startswith(f"known: {number} findings, ")
    assert notice is not None
    assert ("notice", {"title": "sogov"}) == (notice.name, notice.properties)
    assert f"{entries} entries of the baseline are not needed any more; `sogov baseline --prune` takes them out" == (
        notice.data.strip()
    )


def test_nothing_checked() -> None:
    """That nothing was checked is the first of the errors."""
    lines = list(pieces(attrs.evolve(many(10), missing=missing().missing), PLAIN))
    first = command(lines[0])

    assert first is not None
    assert first.data.startswith("nothing was checked: no ")
    assert {"title": "sogov"} == first.properties
    assert 10 == sum(line.startswith("::error ") for line in lines)
    assert "and 1 error more, which GitHub would not show as annotations\n" == lines[-1]


def test_a_document_without_lines() -> None:
    """What has no line names the file alone; what has no place, nothing."""
    finding = evaluated().findings[0]
    bare = attrs.evolve(finding.places[0], file="document 1", line=None, column=None)
    (found,) = commands(attrs.evolve(sound(), findings=(attrs.evolve(finding, places=(bare,)),)))

    assert {"file": "document 1", "title": finding.name} == found.properties
    assert ["::notice title=bare::nobody funds them\n"] == list(pieces(placeless(), PLAIN))
    assert [] == list(pieces(sound(), PLAIN))
