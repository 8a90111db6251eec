"""The agenda: waivers, reviews and everything else that begins or ends on a date."""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from sogov.formats.prose import counted
from sogov.handbook.chapters.holders import finding_phrase
from sogov.handbook.page import Block, Bullets, Column, Page, Paragraph, Row, Section, Table
from sogov.handbook.phrases import Phrase, Piece, phrase, series
from sogov.handbook.sentences.rules import waiver_sentence
from sogov.handbook.subject import Subject
from sogov.values.periods import Period

SOON = timedelta(days=90)
_NAMED = 5


@attrs.frozen
class Item:
    """Something that falls due on a day."""

    day: date
    what: str
    subjects: tuple[Phrase, ...]


def page(subject: Subject) -> Page:
    """What is accepted for a time, and what falls due when."""
    return Page(
        "waivers-and-reviews", "Waivers and reviews", (*_agenda(subject), *_waived(subject), *_waivers(subject))
    )


def items(subject: Subject) -> tuple[Item, ...]:
    """What falls due, the earliest first: reviews that have not been, and all that begins or ends from today on."""
    today = subject.evaluation.day
    found: dict[tuple[date, str], list[Phrase]] = {}
    for day, what, thing in _dates(subject):
        if day >= today or what == "review":
            found.setdefault((day, what), []).append(thing)
    return tuple(Item(day, what, tuple(found[day, what])) for day, what in sorted(found))


def _dates(subject: Subject) -> Iterator[tuple[date, str, Phrase]]:
    names, organisation = subject.names, subject.organisation
    for policy in subject.evaluation.policies:
        if policy.review_by is not None:
            yield policy.review_by, "review", names.policy(policy.id)
        yield from _ends(policy.effective, "policy", names.policy(policy.id))
        for rule in policy.rules:
            yield from _ends(rule.periods[-1], "rule", names.rule(rule.id))
        for waiver in policy.waivers:
            yield from _ends(waiver.period, "waiver", names.policy(policy.id))
    for department in organisation.departments:
        yield from _ends(department.effective, "department", names.department(department.id))
    for platform in organisation.platforms:
        yield from _ends(platform.effective, "platform", names.platform(platform.id))
    for resource in organisation.resources:
        yield from _ends(resource.effective, "resource", names.resource(resource.id))


def _ends(period: Period, what: str, thing: Phrase) -> Iterator[tuple[date, str, Phrase]]:
    if period.start is not None:
        yield period.start, f"{what} begins", thing
    if period.end is not None:
        yield period.end, f"{what} ends", thing


def agenda_row(item: Item, subject: Subject) -> Row:
    """What falls due on a day, with how near that is."""
    today = subject.evaluation.day
    if item.day < today:
        state = Piece("overdue", "error")
    elif item.day <= today + SOON:
        state = Piece("within 90 days", "warning")
    else:
        state = Piece("later", "quiet")
    more = len(item.subjects) - _NAMED
    shown: list[Phrase] = list(item.subjects[:_NAMED])
    which = series([*shown, phrase(f"{more:,} more")] if more > 0 else shown)
    return Row((phrase(item.day.isoformat()), phrase(state), phrase(item.what), which))


AGENDA = (Column("Day"), Column(""), Column("What"), Column("Which"))


def _agenda(subject: Subject) -> Iterator[Block]:
    due = items(subject)
    if not due:
        yield Paragraph(phrase("Nothing falls due: no review, waiver, beginning or end has a date from today on."))
        return
    rows = tuple(agenda_row(item, subject) for item in due)
    yield Section("What falls due", (Table("What falls due", AGENDA, rows),))


def _waived(subject: Subject) -> Iterator[Block]:
    waived = subject.report.waived
    if waived:
        lines = tuple(
            phrase(finding_phrase(one.finding, subject), f" Accepted by {one.waiver} until {one.until}: {one.reason}")
            for one in waived
        )
        yield Section(
            "Accepted findings",
            (
                Paragraph(phrase(f"For a time, {counted(len(waived), 'finding')} of which no run fails.")),
                Bullets(lines),
            ),
        )


def _waivers(subject: Subject) -> Iterator[Block]:
    lines = tuple(
        phrase(
            subject.names.policy(policy.id),
            f" ({waiver.id}): ",
            waiver_sentence(waiver, subject.names),
            f" {waiver.reason}",
        )
        for policy in subject.evaluation.policies
        for waiver in policy.waivers
    )
    if lines:
        yield Section("All waivers", (Bullets(lines),))
