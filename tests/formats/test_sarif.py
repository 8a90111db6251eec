"""`check -f sarif`: a log that code scanning takes."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import attrs
import jsonschema
import pytest

from sogov.checks.catalogue import catalogue
from sogov.documents.sources import Source
from sogov.findings.findings import Finding, Place
from sogov.findings.pages import Page
from sogov.formats.escapes import visible
from sogov.formats.results import Provenance, Result
from sogov.formats.sarif import findings as sarif_findings
from sogov.formats.sarif.findings import pieces
from sogov.formats.sarif.regions import Text
from sogov.formats.sarif.rules import rule
from sogov.formats.sarif.texts import address, base, quoted, sentence
from sogov.formats.style import PLAIN
from tests.formats.world import HOSTILE, based, evaluated, missing, placeless, refused, sound

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
LINK = re.compile(r"(?<!\\)(?:\\\\)*\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)")


def run_of(result: Result) -> Any:  # noqa: ANN401  # JSON
    """The one run of a log."""
    (run,) = json.loads("".join(pieces(result, PLAIN)))["runs"]
    return run


def found(result: Result) -> list[tuple[Finding, Any]]:
    """Each finding, those that are waived after the others, with its result."""
    findings = [*result.findings, *(waived.finding for waived in result.waived), *result.known_findings]
    return list(zip(findings, run_of(result)["results"], strict=True))


def shown(message: str) -> str:
    """A message as a reader shows it: links as their texts, what is escaped as it is."""
    text = LINK.sub(lambda link: link[1], message)
    return re.sub(r"\\([\\\[\]])", r"\1", text).replace("{{", "{").replace("}}", "}")


WORLDS = {
    "evaluated": evaluated(),
    "based": based(),
    "traced": attrs.evolve(evaluated(), provenance=Provenance("https://example.org/a/b", "0123abc", is_root=True)),
    "refused": refused(),
    "sound": sound(),
    "missing": missing(),
    "bare": placeless(),
}


@pytest.fixture(params=WORLDS)
def result(request: pytest.FixtureRequest) -> Result:
    """Each result in turn."""
    return WORLDS[request.param]


def test_it_is_valid(result: Result) -> None:
    """It is what the official schema wants, in ASCII without controls."""
    out = "".join(pieces(result, PLAIN))

    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(out))
    assert out.isascii()
    assert "##[" not in out
    assert out.replace("\n", "").isprintable()


def test_every_finding_is_a_result() -> None:
    """Each finding of the catalogue has its rule, and each of these results points to its own."""
    results = [*found(evaluated()), *found(refused())]
    rules = run_of(evaluated())["tool"]["driver"]["rules"]

    assert [check.name for check in catalogue()] == [rule["id"] for rule in rules]
    assert {check.name for check in catalogue()} == {one["ruleId"] for _, one in results}
    for finding, one in results:
        assert finding.name == one["ruleId"] == rules[one["ruleIndex"]]["id"]
        assert (finding.severity, finding.count) == (one["level"], one["properties"]["count"])
        assert {"sogovFinding/v1": finding.fingerprint} == one["partialFingerprints"]


def test_messages(result: Result) -> None:
    """A message shows what is said, links to the related places alone, and holds no gap to fill."""
    for finding, one in found(result):
        text = one["message"]["text"]
        numbers = [place["id"] for place in one.get("relatedLocations", ())]

        assert [str(number) for number in numbers[:5]] == [link[2] for link in LINK.finditer(text)]
        assert not re.search(r"(?<!\{)(?:\{\{)*\{(?!\{)", text)
        assert visible(text) == text
        assert shown(text).startswith(f"{visible(finding.message)[:1].upper()}{visible(finding.message)[1:]}.")
        assert visible(finding.remedy)[1:] in shown(text)


def test_addresses(result: Result) -> None:
    """An address is relative, has no scheme and does not climb, and is that of the file."""
    run = run_of(result)
    for finding, one in found(result):
        locations = [*one["locations"], *one.get("relatedLocations", ())]
        for place, location in zip(finding.places, locations, strict=False):
            artifact = location["physicalLocation"]["artifactLocation"]
            parts = urlsplit(artifact["uri"])

            assert ("", "", "", "") == (parts.scheme, parts.netloc, parts.query, parts.fragment)
            assert not {"..", ""} & set(parts.path.split("/"))
            assert place.file == unquote(artifact["uri"])
            assert artifact["uriBaseId"] in run["originalUriBaseIds"]


def test_regions(result: Result) -> None:
    """A region is the piece of the text that it shows, counted in UTF-16 code units, and has more around it."""
    for finding, one in found(result):
        locations = [*one["locations"], *one.get("relatedLocations", ())]
        for place, location in zip(finding.places, locations, strict=False):
            text = result.source[place.file].text
            inner, outer = (location["physicalLocation"][key] for key in ("region", "contextRegion"))

            assert text is not None
            assert (place.line, snippet(text, inner)) == (inner["startLine"], inner["snippet"]["text"])
            assert snippet(text, outer) == outer["snippet"]["text"]
            assert inner["snippet"]["text"] in outer["snippet"]["text"]
            assert len(inner["snippet"]["text"]) < len(outer["snippet"]["text"])


def snippet(text: str, region: dict[str, int]) -> str:
    """What stands in a region, as it is shown."""
    lines = text.split("\n")[region["startLine"] - 1 : region["endLine"]]
    lines[-1] = cut(lines[-1], 0, region["endColumn"] - 1)
    lines[0] = cut(lines[0], region["startColumn"] - 1, len(lines[0]) * 2)
    return "\n".join(map(visible, lines))


def cut(line: str, first: int, last: int) -> str:
    """A piece of a line, counted in UTF-16 code units."""
    return line.encode("utf-16-le")[first * 2 : last * 2].decode("utf-16-le")


def test_waived_findings_are_suppressed() -> None:
    """Whatever is waived is in the log, with the reason; of all others it is said that they are not."""
    result = evaluated()
    suppressions = [one["suppressions"] for _, one in found(result)]
    waived = {
        "kind": "external",
        "status": "accepted",
        "justification": visible(HOSTILE),
        "properties": {"waiver": f"{visible(HOSTILE)}/w", "until": "2026-12-31"},
    }

    assert [*[[]] * len(result.findings), *[[waived]] * len(result.waived)] == suppressions


def test_known_findings_are_unchanged() -> None:
    """Beside a baseline every result has a state; without one, none has."""
    result = attrs.evolve(based(), findings=evaluated().findings, waived=evaluated().waived)
    states = [one["baselineState"] for _, one in found(result)]

    new = len(result.findings) + len(result.waived)
    assert [*["new"] * new, *["unchanged"] * len(result.known_findings)] == states
    assert {None} == {one.get("baselineState") for _, one in found(evaluated())}


def test_invocation() -> None:
    """Documents that are refused, and nothing to check, are no success."""
    assert [{"executionSuccessful": True}] == run_of(evaluated())["invocations"]
    assert [{"executionSuccessful": False}] == run_of(refused())["invocations"]
    (invocation,) = run_of(missing())["invocations"]
    (notice,) = invocation["toolExecutionNotifications"]
    assert (False, "error") == (invocation["executionSuccessful"], notice["level"])
    assert notice["message"]["text"].startswith("Nothing was checked: no =1+1 ")


def test_provenance() -> None:
    """The revision is told where it is known, and that addresses start at its root where they do."""
    told = {"repositoryUri": "https://example.org/a/b", "revisionId": "0123abc"}
    elsewhere = attrs.evolve(sound(), provenance=Provenance("https://example.org/a/b", "0123abc", is_root=False))

    assert [{**told, "mappedTo": {"uriBaseId": "SRCROOT"}}] == run_of(WORLDS["traced"])["versionControlProvenance"]
    assert [told] == run_of(elsewhere)["versionControlProvenance"]
    assert "versionControlProvenance" not in run_of(evaluated())


def test_driver() -> None:
    """The version is that of the program, where it is known."""
    assert "1.2.3" == run_of(evaluated())["tool"]["driver"]["semanticVersion"]
    assert {"driver": {"name": "sogov", "rules": []}} == run_of(placeless())["tool"]


def test_a_finding_without_a_place_has_the_folder() -> None:
    """A result must have a place, or the whole log is refused."""
    (one,) = run_of(placeless())["results"]

    artifact = {"uri": ".", "uriBaseId": "SRCROOT"}
    assert [{"physicalLocation": {"artifactLocation": artifact}}] == one["locations"]
    assert "ruleIndex" not in one


def test_so_many_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of too many results for a code scanning page the gravest are there."""
    monkeypatch.setattr(sarif_findings, "_MOST", 2)

    assert [one.name for one in evaluated().findings[:2]] == [one["ruleId"] for one in run_of(evaluated())["results"]]


def test_rule() -> None:
    """What a page says: its summary, what it is, and all of it; the severity is a warning where the rule states it."""
    page = Page("a-b", "gap", None, "`a-b`: it.\n\n**What it is.** That\nwhich {is}.\n\n**Why.** So.")
    described = rule(page)

    assert ("a-b", "SogovAB", {"level": "warning"}) == tuple(
        described[key] for key in ("id", "name", "defaultConfiguration")
    )
    assert ({"text": "it."}, {"text": "That which {{is}}."}) == (
        described["shortDescription"],
        described["fullDescription"],
    )
    whole = page.text.replace("{", "{{").replace("}", "}}")
    assert {"text": whole, "markdown": whole} == described["help"]
    assert {"tags": ["governance", "gap"], "precision": "very-high", "problem.severity": "warning"} == (
        described["properties"]
    )
    properties = rule(attrs.evolve(page, severity="note", text="only this."))
    assert {"text": "only this."} == properties["fullDescription"]
    assert "'recommendation'" in repr(properties["properties"])


@pytest.mark.parametrize(
    ("file", "uri", "base"),
    [
        ("policies/a b.json", "policies/a%20b.json", "SRCROOT"),
        ("./a/../b//c.json", "b/c.json", "SRCROOT"),
        ("Zürich/🙂.json", "Z%C3%BCrich/%F0%9F%99%82.json", "SRCROOT"),
        ("../../a/../b.json", "b.json", "ABOVE-SRCROOT-2"),
        ("/tmp/a.json", "tmp/a.json", "FILESYSTEM"),  # noqa: S108  # no file is made
        ("C:/a.json", "C%3A/a.json", "FILESYSTEM"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29", "SRCROOT"),
        ("a?b#c%2e", "a%3Fb%23c%252e", "SRCROOT"),
        ("\ud800", "%ED%A0%80", "SRCROOT"),
        ("-", "-", "SRCROOT"),
        ("", ".", "SRCROOT"),
    ],
)
def test_address(file: str, uri: str, base: str) -> None:
    """Relative to where sogov was run, to a folder above, or to the root of the file system."""
    assert {"uri": uri, "uriBaseId": base} == address(file)


def test_base() -> None:
    """Only the root of the file system is known; of the others it is said what they are."""
    assert {"description": {"text": "The folder in which sogov was run."}} == base("SRCROOT")
    assert "file:///" == base("FILESYSTEM")["uri"]
    assert {"description": {"text": "2 folders above the one in which sogov was run."}} == base("ABOVE-SRCROOT-2")


def test_quoted() -> None:
    """Brackets, backslashes and braces are shown; a sentence begins large and ends."""
    assert r"\[a\](b) \\ {{0}} \\x1b" == quoted("[a](b) \\ {0} \x1b")
    assert r"\[a." == sentence("[a")
    assert "A." == sentence("a.")
    assert "." == sentence("")


def regions(text: str, *ends: int | None) -> Any:  # noqa: ANN401  # JSON
    """The regions of a place in a text: line and column, and those of the end."""
    line, column, end_line, end_column = (*ends, None, None)[:4]
    return Text(Source("a", text)).regions(Place("a", line, column, "", end_line, end_column))


def test_columns_count_utf_16_code_units() -> None:
    """What is behind a sign of two units is one further; so is the end."""
    inner = regions("🙂a🙂b\n", 1, 2, 1, 4)["region"]

    assert {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 6, "snippet": {"text": "a🙂"}} == inner


def test_columns_of_a_stream_count_utf_16_code_units() -> None:
    """So do those of a line of a stream; what stands around it are the lines beside it."""
    lines = ["🙂", "a🙂b🙂c", "{}", "x"]
    source = Source("a", lines=lambda number: lines[number] if 0 <= number < len(lines) else None)
    found = Text(source).regions(Place("a", 2, 3, "", 2, 5))

    assert {
        "region": {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 7, "snippet": {"text": "b🙂"}},
        "contextRegion": {
            "startLine": 1,
            "startColumn": 1,
            "endLine": 4,
            "endColumn": 2,
            "snippet": {"text": "🙂\na🙂b🙂c\n{}\nx"},
        },
    } == found


def test_a_point() -> None:
    """A place without an end is one sign, or none at the end of a line."""
    assert "b" == regions("ab\nc", 1, 2)["region"]["snippet"]["text"]
    assert (3, 3) == tuple(regions("ab\nc", 1, 3)["region"][key] for key in ("startColumn", "endColumn"))


def test_long_places_are_cut() -> None:
    """At the end of the first line where there are many, and within it where it is long."""
    many, long = "{\n" * 30, "x" * 5000

    assert (1, 2) == tuple(regions(many, 1, 1, 30, 2)["region"][key] for key in ("endLine", "endColumn"))
    assert "x" * 1000 == regions(long, 1, 3001, 1, 4991)["region"]["snippet"]["text"]
    assert "x" * 7 == regions(long, 1, 3001, 1, 3008)["region"]["snippet"]["text"]
    assert "x" * 127 == regions(long, 1, 3001, 1, 3008)["contextRegion"]["snippet"]["text"]


def test_what_stands_around() -> None:
    """Two lines on either side; where they are long, the line itself; nothing where there is no more."""
    lines = "".join(f"{number}\tx\n" for number in range(1, 8))

    assert "2\tx\n3\tx\n4\tx\n5\tx\n6\tx" == regions(lines, 4, 1, 4, 2)["contextRegion"]["snippet"]["text"]
    assert "ab" == regions("x" * 5000 + "\nab\n", 2, 1, 2, 2)["contextRegion"]["snippet"]["text"]
    assert "contextRegion" not in regions("{}", 1, 1, 1, 3)


def test_without_a_text() -> None:
    """A document that was given without a text has no regions, and neither has a place without a line."""
    assert {} == Text(Source("a")).regions(Place("a", 1, 1, ""))
    assert {} == regions("{}", None, 1)
    with pytest.raises(ValueError, match="`a` has no line 3"):
        regions("{}", 3, 1)


def test_a_file_without_its_text() -> None:
    """Where the text is not at hand, the file is named alone."""
    finding = Finding("a", "gap", "note", "a", places=(Place("b.json", 1, 1, "/x"),))
    (one,) = run_of(attrs.evolve(sound(), findings=(finding,)))["results"]

    assert [
        {
            "physicalLocation": {"artifactLocation": {"uri": "b.json", "uriBaseId": "SRCROOT"}},
            "logicalLocations": [{"fullyQualifiedName": "/x", "kind": "value"}],
        }
    ] == one["locations"]
