"""What `check` says to people: a headline, the findings by kind, the waived ones, and the verdict."""

from collections.abc import Iterator, Sequence

from sogov.findings.findings import Finding, Kind, Place, Waived
from sogov.formats.escapes import visible, without_commands
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
from sogov.formats.results import KINDS, Result
from sogov.formats.style import Style
from sogov.formats.text.paint import SEVERITY_HUES, Hue, painted
from sogov.formats.text.snippets import snippet

_SUBJECTS = 5
_KNOWN = 20
_LEFT_OVER = 20
_PLACES = 3

_VERDICT_HUES: dict[str, Hue] = {"passed": "green", "failed": "red", "refused": "red", "nothing checked": "yellow"}


def pieces(result: Result, style: Style) -> Iterator[str]:
    """A result for a terminal or a log, line by line."""
    return (f"{line}\n" for line in without_commands(_lines(result, style)))


def problem_pieces(result: Result, style: Style) -> Iterator[str]:
    """The findings of a result alone, without headline and verdict."""
    lines = (line for finding in result.findings for line in _finding(finding, result, style))
    return (f"{line}\n" for line in without_commands(lines))


def _lines(result: Result, style: Style) -> Iterator[str]:
    if not style.is_quiet:
        if not result.is_refused:
            yield from _headline(result, style)
        for kind in KINDS:
            yield from _section(kind, result, style)
        yield from _waived(result.waived, style)
        yield from _known(result, style)
    word, rest = verdict(result)
    yield f"{painted(word, style, _VERDICT_HUES[word], 'bold')}: {rest}"
    if result.left_over:
        yield left_over_text(result)


def _headline(result: Result, style: Style) -> Iterator[str]:
    yield f"{painted(visible(result.organisation), style, 'bold')}, {result.as_of.isoformat()}: {scope(result)}"
    yield ""


def _section(kind: Kind, result: Result, style: Style) -> Iterator[str]:
    findings = result.of_kind(kind)
    if not findings:
        return
    yield f"{painted(KIND_TITLES[kind], style, 'bold')} ({KIND_MEANINGS[kind]}): {severity_counts(findings)}"
    yield ""
    shown = findings if style.is_verbose else findings[:MOST_SHOWN]
    for finding in shown:
        yield from _finding(finding, result, style)
        yield ""
    if len(shown) < len(findings):
        yield f"… and {len(findings) - len(shown):,} more; `-v` shows all of them"
        yield ""


def _finding(finding: Finding, result: Result, style: Style) -> Iterator[str]:
    hue = SEVERITY_HUES[finding.severity]
    first = f"{painted(visible(place_text(finding.places[0])), style, 'bold')}: " if finding.places else ""
    name = painted(f"{finding.severity}[{visible(finding.name)}]", style, hue, "bold")
    yield f"{first}{name}: {visible(finding.message)}"
    yield from _places(finding, result, style)
    yield from _subjects(finding, style)
    if finding.remedy:
        yield f"  {painted('help:', style, 'green')} {visible(finding.remedy)}"


def _places(finding: Finding, result: Result, style: Style) -> Iterator[str]:
    # The places of rules are the cause, every one of them; those of resources are examples, and one will do.
    shown = len(finding.places) if style.is_verbose else _PLACES if finding.rules else 1
    for number, place in enumerate(finding.places[:shown]):
        if number:
            yield f"  and {visible(place_text(place))}"
        yield from snippet(place, result.source.get(place.file), style, SEVERITY_HUES[finding.severity])
    rest: Sequence[Place] = finding.places[shown:]
    if rest and finding.rules:
        yield f"  and {counted(len(rest), 'more place')}"


def _subjects(finding: Finding, style: Style) -> Iterator[str]:
    if finding.count < 2:
        return
    shown = finding.subjects if style.is_verbose else finding.subjects[:_SUBJECTS]
    more = finding.count - len(shown)
    rest = f", … and {more:,} more" if more else ""
    yield f"  {counted(finding.count, 'resource')}: {', '.join(map(visible, shown))}{rest}"


def _waived(waived: tuple[Waived, ...], style: Style) -> Iterator[str]:
    if not waived:
        return
    yield f"{painted('Waived', style, 'bold')} ({counted(len(waived), 'finding')} accepted for a time)"
    yield ""
    for item in waived:
        yield f"  until {item.until} by {visible(item.waiver)}: {visible(item.finding.message)}"
        yield f"    {painted(visible(item.reason), style, 'dim')}"
    yield ""


def _known(result: Result, style: Style) -> Iterator[str]:
    findings = result.known_findings
    if findings:
        yield f"{painted('Known', style, 'bold')} ({known_text(findings)})"
        yield ""
        shown = findings if style.is_verbose else findings[:_KNOWN]
        for finding in shown:
            where = f"{visible(place_text(finding.places[0]))}: " if finding.places else ""
            yield f"  {where}{finding.severity}[{visible(finding.name)}]: {visible(finding.message)}"
        if len(shown) < len(findings):
            yield f"  … and {len(findings) - len(shown):,} more; `-v` shows all of them"
        yield ""
    if result.left_over:
        yield f"{painted('Not needed any more', style, 'bold')} (entries of the baseline: mended, or waived)"
        yield ""
        some = result.left_over if style.is_verbose else result.left_over[:_LEFT_OVER]
        yield from (f"  {visible(entry_text(entry))}" for entry in some)
        if len(some) < len(result.left_over):
            yield f"  … and {len(result.left_over) - len(some):,} more; `-v` shows all of them"
        yield ""
