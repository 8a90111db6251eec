"""What `check -f markdown` writes: a page for managers."""

from collections.abc import Iterator

from sogov.findings.findings import Finding, Kind
from sogov.formats.escapes import markdown, markdown_prose
from sogov.formats.markdown.writing import bullet, table
from sogov.formats.prose import (
    KIND_MEANINGS,
    KIND_TITLES,
    MOST_SHOWN,
    counted,
    entry_text,
    known_text,
    left_over_text,
    place_text,
    scope,
    severity_counts,
    verdict,
)
from sogov.formats.results import KINDS, Result, severities_of
from sogov.formats.style import Style

_SUBJECTS = 5
_PLACES = 3


def pieces(result: Result, style: Style) -> Iterator[str]:
    """A result as a page."""
    return (f"{line}\n" for line in _lines(result, style))


def _lines(result: Result, style: Style) -> Iterator[str]:
    title = "The documents" if result.is_refused else result.organisation
    yield f"# {markdown(title)}, {result.as_of.isoformat()}"
    yield ""
    word, rest = verdict(result)
    yield f"**{word.capitalize()}**: {markdown(rest)}."
    if style.is_quiet:
        return
    if not result.is_refused:
        yield ""
        yield f"Looked at: {markdown(scope(result))}."
    yield from _numbers(result)
    for kind in KINDS:
        yield from _section(kind, result, style)
    yield from _waived(result)
    yield from _known(result)


def _numbers(result: Result) -> Iterator[str]:
    if not result.findings:
        return
    rows = []
    for kind in KINDS:
        numbers = severities_of(result.of_kind(kind))
        if any(numbers.values()):
            cells = (f"{number:,}" if number else "" for number in numbers.values())
            rows.append((f"**{KIND_TITLES[kind]}**: {KIND_MEANINGS[kind]}", *cells))
    yield ""
    yield from table(("What", "errors", "warnings", "notes"), rows, right=(1, 2, 3))


def _section(kind: Kind, result: Result, style: Style) -> Iterator[str]:
    findings = result.of_kind(kind)
    if not findings:
        return
    yield ""
    yield f"## {KIND_TITLES[kind]}"
    yield ""
    yield f"{KIND_MEANINGS[kind].capitalize()}: {severity_counts(findings)}."
    shown = findings if style.is_verbose else findings[:MOST_SHOWN]
    for finding in shown:
        yield ""
        yield from _finding(finding, style)
    if len(shown) < len(findings):
        yield ""
        yield f"… and {len(findings) - len(shown):,} more."


def _finding(finding: Finding, style: Style) -> Iterator[str]:
    yield f"**{markdown_prose(_sentence(finding.message))}** ({finding.severity}, {markdown(finding.name)})"
    yield ""
    if finding.rules:
        yield bullet(counted(len(finding.rules), "rule"), ", ".join(map(markdown, finding.rules)))
    if finding.count > 1:
        shown = finding.subjects if style.is_verbose else finding.subjects[:_SUBJECTS]
        more = finding.count - len(shown)
        rest = f", … and {more:,} more" if more else ""
        yield bullet(counted(finding.count, "resource"), ", ".join(map(markdown, shown)) + rest)
    if finding.places:
        shown_places = finding.places if style.is_verbose else finding.places[:_PLACES]
        yield bullet("Where", ", ".join(markdown(place_text(place)) for place in shown_places))
    if finding.remedy:
        yield bullet("Remedy", markdown_prose(finding.remedy))


def _waived(result: Result) -> Iterator[str]:
    if not result.waived:
        return
    rows = [
        (markdown_prose(item.finding.message), markdown(item.waiver), item.until, markdown(item.reason))
        for item in result.waived
    ]
    yield ""
    yield "## Waived"
    yield ""
    yield from table(("Finding", "waiver", "until", "reason"), rows)


def _known(result: Result) -> Iterator[str]:
    findings = result.known_findings
    if findings:
        yield ""
        yield "## Known"
        yield ""
        yield f"{markdown(known_text(findings))}."
        yield ""
        shown = findings[:MOST_SHOWN]
        rows = [(markdown_prose(finding.message), finding.severity, markdown(finding.name)) for finding in shown]
        yield from table(("Finding", "severity", "name"), rows)
        if len(shown) < len(findings):
            yield ""
            yield f"… and {len(findings) - len(shown):,} more."
    if result.left_over:
        yield ""
        yield "## Not needed any more"
        yield ""
        yield f"{markdown_prose(left_over_text(result))}."
        yield ""
        yield from (f"- {markdown(entry_text(entry))}" for entry in result.left_over[:MOST_SHOWN])


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
