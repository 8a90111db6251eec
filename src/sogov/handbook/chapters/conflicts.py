"""Conflicts and gaps: everything that is open, with where it comes from and what mends it."""

from collections.abc import Iterator

from sogov.findings.findings import Finding, Kind
from sogov.formats.prose import KIND_MEANINGS, KIND_TITLES, counted, place_text, severity_counts
from sogov.formats.results import KINDS
from sogov.handbook.page import Block, Bullets, Page, Paragraph, Section
from sogov.handbook.phrases import Phrase, Piece, Target, phrase, sentence, series
from sogov.handbook.subject import Subject

_NAMED = 12
_PLACES = 5


def page(subject: Subject) -> Page:
    """All open findings, by what sort they are."""
    findings = subject.report.findings
    if not findings:
        return Page("conflicts-and-gaps", "Conflicts and gaps", (Paragraph(phrase("Nothing is open.")),))
    number = 0
    blocks: list[Block] = [Paragraph(sentence(severity_counts(findings)))]
    for kind in KINDS:
        of_kind = [finding for finding in findings if finding.kind == kind]
        if of_kind:
            blocks.append(_kind_section(kind, of_kind, number, subject))
            number += len(of_kind)
    return Page("conflicts-and-gaps", "Conflicts and gaps", tuple(blocks))


def _kind_section(kind: Kind, findings: list[Finding], before: int, subject: Subject) -> Section:
    parts = [finding_section(finding, number, subject) for number, finding in enumerate(findings, before + 1)]
    about = sentence(f"{KIND_MEANINGS[kind]}: {severity_counts(tuple(findings))}")
    return Section(KIND_TITLES[kind], (Paragraph(about), *parts))


def finding_section(finding: Finding, number: int, subject: Subject) -> Section:
    """One finding: the sentence, the remedy, the rules, the resources and the places."""
    title = f"{number}. {finding.name.replace('-', ' ').capitalize()}"
    blocks = (
        Paragraph(
            phrase(Piece(finding.severity, finding.severity), ": ", sentence(subject.names.prose(finding.message)))
        ),
        Bullets(tuple(_details(finding, subject))),
    )
    return Section(title, blocks, (Target("finding", finding.fingerprint),))


def _details(finding: Finding, subject: Subject) -> Iterator[Phrase]:
    if finding.remedy:
        yield phrase(Piece("What to do", "strong"), ": ", sentence(subject.names.prose(finding.remedy)))
    if finding.rules:
        rules = series([subject.names.rule(rule) for rule in finding.rules])
        yield phrase(Piece(counted(len(finding.rules), "rule").capitalize(), "strong"), ": ", rules)
    if finding.subjects:
        shown: list[Phrase] = [subject.names.resource(resource) for resource in finding.subjects[:_NAMED]]
        more = finding.count - len(shown)
        rest = phrase(Piece(f"{more:,} more", target=Target("search", f"finding={finding.name}")))
        named = series([*shown, rest] if more else shown)
        yield phrase(Piece(counted(finding.count, "resource").capitalize(), "strong"), ": ", named)
    if finding.places:
        shown_places = [place_text(place) for place in finding.places[:_PLACES]]
        others = len(finding.places) - len(shown_places)
        places = ", ".join([*shown_places, *([f"and {others:,} more"] if others else [])])
        yield phrase(Piece("Where", "strong"), f": {places}")
