"""Platforms: a page for each, its resources grouped by what is answered for them, with the reasons."""

from collections.abc import Iterable, Iterator

from sogov.explanation.case import Case
from sogov.explanation.voices import yielding
from sogov.formats.prose import counted
from sogov.handbook.chapters.answers import answer_table
from sogov.handbook.chapters.bills import resource_table
from sogov.handbook.chapters.parts import links, path_of, title_of
from sogov.handbook.chapters.policies import rule_section
from sogov.handbook.groups import Group
from sogov.handbook.page import Block, Bullets, Column, Page, Paragraph, Row, Section, Table
from sogov.handbook.phrases import Phrase, Target, phrase, sentence
from sogov.handbook.sentences.nouns import some_platform
from sogov.handbook.subject import Subject

MOST = 500
NO_PLATFORM = "without-platform"


def index_page(subject: Subject) -> Page:
    """All platforms."""
    rows = tuple(_row(platform, groups, subject) for platform, groups in subject.groups.items())
    columns = (
        Column("Platform"),
        Column("Kind"),
        Column("Vendor"),
        Column("Resources", True),
        Column("Findings", True),
    )
    return Page("platforms", "Platforms", (Table("Platforms with their resources", columns, rows),))


def _row(platform: str | None, groups: tuple[Group, ...], subject: Subject) -> Row:
    stated = subject.organisation.platform[platform] if platform is not None else None
    resources = sum(len(group.resources) for group in groups)
    findings = len(subject.findings(Target("platform", platform))) if platform is not None else 0
    return Row(
        (
            subject.names.platform(platform),
            phrase(stated.kind if stated is not None else ""),
            phrase(stated.vendor if stated is not None else ""),
            phrase(f"{resources:,}"),
            phrase(f"{findings:,}" if findings else ""),
        ),
    )


def pages(subject: Subject) -> Iterator[Page]:
    """The pages of each platform on which there are resources, no more than about 500 resources on one."""
    for platform, groups in subject.groups.items():
        path = f"platforms/{platform}" if platform is not None else NO_PLATFORM
        title = subject.organisation.platform[platform].name if platform is not None else "Without a platform"
        parts = list(_parts(groups))
        for number, part in enumerate(parts, 1):
            blocks = (
                *(_head(platform, groups, subject) if number == 1 else ()),
                *links(path, number, len(parts)),
                *_groups(part, subject),
                *_rules(part, subject),
            )
            targets = (Target("platform", platform),) if number == 1 and platform is not None else ()
            yield Page(path_of(path, number), title_of(title, number), blocks, targets)


Numbered = tuple[int, Group, int, int]


def _parts(groups: Iterable[Group]) -> Iterator[list[Numbered]]:
    """Numbered stretches of groups, so many at a time that their resources make one page."""
    part: list[Numbered] = []
    room = MOST
    for number, group in enumerate(groups, 1):
        start = 0
        while start < len(group.resources):
            end = min(start + room, len(group.resources))
            part.append((number, group, start, end))
            room -= end - start
            start = end
            if not room:
                yield part
                part, room = [], MOST
    if part:
        yield part


def _head(platform: str | None, groups: tuple[Group, ...], subject: Subject) -> Iterator[Block]:
    resources = counted(sum(len(group.resources) for group in groups), "resource")
    kind = f"{some_platform(subject.organisation.platform[platform].kind)}: " if platform is not None else ""
    yield Paragraph(sentence(f"{kind}{resources} in {counted(len(groups), 'group')}"))
    yield Paragraph(phrase("The resources of a group get the same answers."))


def _groups(part: list[Numbered], subject: Subject) -> Iterator[Section]:
    for number, group, start, end in part:
        several = len(group.resources) > 1
        size = counted(len(group.resources), "resource") if several else group.resources[0].id
        title = f"Group {number}, {size}" + (f", from number {start + 1}" if start else "")
        shown = group.resources[start:end]
        yield Section(
            title,
            (
                answer_table(group.outcomes, subject),
                *_given_way(group, subject),
                resource_table(shown, group, subject),
            ),
            tuple(Target("resource", resource.id) for resource in shown),
        )


def _given_way(group: Group, subject: Subject) -> Iterator[Block]:
    """The rules that give way there, and why."""
    case = Case(group.resources[0], subject.evaluation, subject.place)
    reasons: list[Phrase] = []
    for outcome in group.outcomes:
        for loser in outcome.decision.set_aside if outcome.decision is not None else ():
            rule = subject.names.rule(loser.speech.rule.id)
            title = subject.names.title(outcome.responsibility)
            reasons.append(
                sentence(rule, f" gives way on {title}: ", subject.names.prose(yielding(loser, case).because))
            )
    if reasons:
        yield Bullets(tuple(reasons))


def _rules(part: list[Numbered], subject: Subject) -> Iterator[Section]:
    """What the rules behind a page say."""
    rules = {rule for _, group, _, _ in part for outcome in group.outcomes for rule in outcome.rules}
    if rules:
        yield Section("The rules behind it", tuple(rule_section(rule, subject) for rule in sorted(rules)))
