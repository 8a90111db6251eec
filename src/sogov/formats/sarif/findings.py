"""What `check -f sarif` writes: one run with its rules, its findings and those that are waived."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sogov.findings.findings import Finding, Place, Waived
from sogov.formats.escapes import json_text, visible
from sogov.formats.prose import place_text
from sogov.formats.results import Provenance, Result
from sogov.formats.sarif.regions import Text
from sogov.formats.sarif.rules import rule
from sogov.formats.sarif.texts import ROOT, address, base, quoted, sentence
from sogov.formats.style import Style

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

# A code scanning page takes so many results of a run, and refuses the run with more; the gravest come first.
_MOST = 25_000
_PLACES = 20
_NAMED = 5
_SUBJECTS = 1000
# A result without any place makes a code scanning page refuse the whole log.
_NOWHERE = Place(".", None, None, "")


def pieces(result: Result, _style: Style) -> Iterator[str]:
    """A result as a SARIF log in ASCII, one result of the run on each line."""
    log = {"$schema": _SCHEMA, "version": "2.1.0"}
    yield f"{json_text(log)[:-1]},\n "
    yield f'"runs": [{json_text(_run(result))[:-1]},\n "results": ['
    separator = "\n  "
    for found in islice(_results(result), _MOST):
        yield f"{separator}{json_text(found)}"
        separator = ",\n  "
    yield "]}]}\n"


def _run(result: Result) -> dict[str, object]:
    """The run without its results."""
    files = {place.file for finding in _findings(result) for place in finding.places}
    bases = {ROOT, *(address(file)["uriBaseId"] for file in files)}
    driver = {"name": "sogov", "semanticVersion": result.version, "rules": [rule(page) for page in result.pages]}
    if not result.version:
        del driver["semanticVersion"]
    return {
        "tool": {"driver": driver},
        **_provenance(result.provenance),
        "invocations": [_invocation(result)],
        "originalUriBaseIds": {name: base(name) for name in sorted(bases)},
        "columnKind": "utf16CodeUnits",
        "properties": {"as_of": result.as_of.isoformat(), "summary": dict(result.summary)},
    }


def _provenance(provenance: Provenance | None) -> dict[str, object]:
    """The revision that the addresses of files are of, where that is known."""
    if provenance is None:
        return {}
    found: dict[str, object] = {"repositoryUri": provenance.address, "revisionId": provenance.revision}
    if provenance.is_root:
        found["mappedTo"] = {"uriBaseId": ROOT}
    return {"versionControlProvenance": [found]}


def _invocation(result: Result) -> dict[str, object]:
    found: dict[str, object] = {"executionSuccessful": not result.is_refused and not result.missing}
    if result.missing:
        text = sentence(f"nothing was checked: {result.missing}")
        found["toolExecutionNotifications"] = [{"level": "error", "message": {"text": text}}]
    return found


def _findings(result: Result) -> Iterator[Finding]:
    yield from result.findings
    yield from (waived.finding for waived in result.waived)
    yield from result.known_findings


def _results(result: Result) -> Iterator[dict[str, object]]:
    index = {page.name: number for number, page in enumerate(result.pages)}
    texts = {name: Text(source) for name, source in result.source.items()}
    # What is compared with no baseline has no state.
    new, old = ({}, {}) if result.known is None else ({"baselineState": "new"}, {"baselineState": "unchanged"})
    for finding in result.findings:
        yield {**_result(finding, (), index, texts), **new}
    for waived in result.waived:
        yield {**_result(waived.finding, (_suppression(waived),), index, texts), **new}
    for finding in result.known_findings:
        yield {**_result(finding, (), index, texts), **old}


def _result(
    finding: Finding, suppressions: Sequence[object], index: dict[str, int], texts: dict[str, Text]
) -> dict[str, object]:
    places = [_location(place, texts) for place in finding.places[:_PLACES] or (_NOWHERE,)]
    others = [
        {"id": number, "message": {"text": "A part of the same finding."}, **place}
        for number, place in enumerate(places[1:], 1)
    ]
    found: dict[str, object] = {
        "ruleId": finding.name,
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": places[:1],
        "partialFingerprints": {"sogovFinding/v1": finding.fingerprint},
        "suppressions": suppressions,
        "properties": _properties(finding),
    }
    if finding.name in index:
        found["ruleIndex"] = index[finding.name]
    return {**found, "relatedLocations": others} if others else found


def _message(finding: Finding) -> str:
    """What is found, the remedy, and links to the other places."""
    sentences = [sentence(finding.message)]
    if finding.remedy:
        sentences.append(sentence(finding.remedy))
    others = finding.places[1 : _NAMED + 1]
    if others:
        links = (f"[{quoted(place_text(place))}]({number})" for number, place in enumerate(others, 1))
        sentences.append(f"See also {', '.join(links)}.")
    return " ".join(sentences)


def _location(place: Place, texts: dict[str, Text]) -> dict[str, object]:
    regions = texts[place.file].regions(place) if place.file in texts else {}
    found: dict[str, object] = {"physicalLocation": {"artifactLocation": address(place.file), **regions}}
    if place.pointer:
        found["logicalLocations"] = [{"fullyQualifiedName": visible(place.pointer), "kind": "value"}]
    return found


def _properties(finding: Finding) -> dict[str, object]:
    return {
        "kind": finding.kind,
        "responsibility": finding.responsibility,
        "rules": list(map(visible, finding.rules)),
        "subjects": list(map(visible, finding.subjects[:_SUBJECTS])),
        "count": finding.count,
    }


def _suppression(waived: Waived) -> dict[str, object]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": visible(waived.reason),
        "properties": {"waiver": visible(waived.waiver), "until": waived.until},
    }
