"""The overview: the organisation at a glance, and the way to everything else."""

from collections.abc import Iterator

from sogov.findings.findings import Kind
from sogov.formats.prose import counted, money
from sogov.handbook.chapters import agenda
from sogov.handbook.chapters.collaboration import model_phrase, together_words
from sogov.handbook.chapters.funding import charts
from sogov.handbook.chapters.holders import finding_phrase
from sogov.handbook.page import Block, Bullets, Column, Figure, Figures, Page, Paragraph, Row, Section, Table
from sogov.handbook.phrases import Phrase, Piece, Target, phrase, sentence
from sogov.handbook.subject import Subject

_SHOWN = 5
_OPEN: tuple[tuple[Kind, str], ...] = (
    ("conflict", "conflict"),
    ("gap", "gap"),
    ("violation", "violation"),
    ("drift", "drift"),
)
CONTENTS = (
    ("matrix", "Responsibility matrix", "who answers for what, in letters"),
    ("stages", "Stages", "who would answer in each stage"),
    ("funding", "Funding", "who pays, what nobody pays, and the budgets"),
    ("departments", "Departments", "what each holds, and what is open"),
    ("functions", "Functions", "what is done in the name of each"),
    ("platforms", "Platforms", "every resource, with the reasons"),
    ("policies", "Policies in plain language", "what has been ruled, to read and to sign"),
    ("conflicts-and-gaps", "Conflicts and gaps", "what is open, and what mends it"),
    ("waivers-and-reviews", "Waivers and reviews", "what is accepted for a time, and what falls due"),
    ("collaboration", "Collaboration", "how far technology and communication work together"),
)


def page(subject: Subject, *, has_contents: bool = True) -> Page:
    """The organisation at a glance, with or without the way to all other pages."""
    organisation = subject.organisation
    numbers = subject.report.summary
    policies = counted(numbers["policies"], "policy", "policies")
    about = (
        f"Who funds and who manages {counted(numbers['resources'], 'resource')}, by "
        f"{counted(numbers['rules'], 'rule')} in {policies}, on {subject.report.as_of.isoformat()}."
    )
    blocks: tuple[Block, ...] = (
        Paragraph(phrase(about)),
        figures(subject),
        *charts(subject),
        *_unanswered(subject),
        *_due(subject),
        Section("Working together", (Bullets(_together(subject)),)),
        *_gravest(subject),
        *((Section("What is where", (_contents(),)),) if has_contents else ()),
    )
    return Page("README", organisation.name, blocks, (Target("page", "README"),))


def figures(subject: Subject) -> Figures:
    """The numbers that are seen at a glance."""
    found = [Figure(f"{subject.report.summary['resources']:,}", "resources", Target("page", "platforms"))]
    found += [
        Figure(money(balance.cost), f"{balance.currency} a month", Target("page", "funding"))
        for balance in subject.statistics.balances
    ]
    for kind, noun in _OPEN:
        number = sum(finding.kind == kind for finding in subject.report.findings)
        label = noun if number == 1 or kind == "drift" else f"{noun}s"
        found.append(Figure(f"{number:,}", label, Target("page", "conflicts-and-gaps"), is_alarm=number > 0))
    found.append(Figure(f"{len(subject.report.waived):,}", "waived", Target("page", "waivers-and-reviews")))
    return Figures(tuple(found))


def _unanswered(subject: Subject) -> Iterator[Section]:
    """What nobody answers for."""
    columns = (
        Column("Responsibility"),
        *(Column(title, is_number=True) for title in ("Answered", "Gap", "Conflict", "Nobody")),
    )
    rows = []
    for responsibility in subject.responsibilities:
        counts = dict.fromkeys(("answered", "gap", "conflict", "nobody"), 0)
        for group, of_one in subject.members.groups:
            status = group.outcome(responsibility.id).status
            key = {"assigned": "answered", "declared": "answered"}.get(status, status)
            counts[key if key in counts else "nobody"] += len(of_one)
        cells = [phrase(f"{counts[key]:,}") for key in ("answered", "gap", "conflict", "nobody")]
        rows.append(Row((phrase(subject.names.title(responsibility.id)), *cells)))
    yield Section("What is answered", (Table("Resources by what is answered for them", columns, tuple(rows)),))


def _due(subject: Subject) -> Iterator[Section]:
    due = agenda.items(subject)
    if due:
        rows = tuple(agenda.agenda_row(item, subject) for item in due[:_SHOWN])
        yield Section("What falls due", (Table("What falls due next", agenda.AGENDA, rows),))


def _together(subject: Subject) -> tuple[Phrase, ...]:
    statistics = subject.statistics
    return (sentence(together_words(statistics.collaboration)), model_phrase(statistics.operating_model, subject))


def _gravest(subject: Subject) -> Iterator[Section]:
    findings = subject.report.findings
    if findings:
        shown = tuple(finding_phrase(finding, subject) for finding in findings[:_SHOWN])
        more = len(findings) - len(shown)
        rest = (phrase(Piece(f"{more:,} more", target=Target("page", "conflicts-and-gaps"))),) if more else ()
        yield Section("What is open", (Bullets((*shown, *rest)),))


def _contents() -> Bullets:
    return Bullets(
        tuple(phrase(Piece(title, target=Target("page", page)), f": {about}") for page, title, about in CONTENTS)
    )
