"""The responsibility matrix: resources against whoever holds them, in letters."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from sogov.evaluation.evaluation import Evaluation
from sogov.formats.prose import counted, reading_order
from sogov.handbook.chapters.parts import links, parts_of, path_of, title_of
from sogov.handbook.groups import Group, groups_of
from sogov.handbook.members import members_of
from sogov.handbook.page import Block, Bullets, Column, Page, Paragraph, Row, Section, Table
from sogov.handbook.phrases import Phrase, Piece, Target, joined, phrase, plain
from sogov.handbook.sentences.nouns import plural
from sogov.handbook.subject import Subject
from sogov.values.holders import Holder
from sogov.values.shares import share_text

MOST = 500
_EVERYBODY = 3

Letters = Mapping[Holder, str]


@attrs.frozen
class Line:
    """Resources of one kind on one platform with the same letters, which are those of the group's holders."""

    platform: str | None
    kind: str
    number: int
    first: str
    letters: tuple[tuple[Holder, str], ...]
    hints: tuple[str, ...]


def pages(subject: Subject) -> Iterator[Page]:
    """The matrix as it is today, with as many lines on a page as one can read."""
    parts = parts_of(lines_of(subject.groups, subject), MOST)
    for number, part in enumerate(parts, 1):
        blocks: tuple[Block, ...] = (
            *links("matrix", number, len(parts)),
            legend(subject),
            matrix_table(part, "Who holds what", subject),
        )
        yield Page(path_of("matrix", number), title_of("Responsibility matrix", number), blocks)


def stages_page(subject: Subject) -> Page:
    """Who would answer for the resources in each stage of their lives."""
    if not subject.stages:
        text = phrase("No rule asks for the stage of a resource, so the answers are the same in all of them.")
        return Page("stages", "Stages", (Paragraph(text),))
    blocks: list[Block] = [
        Paragraph(phrase("Who would answer for everything that there is, if all of it were in one stage.")),
        legend(subject),
    ]
    for stage, evaluation in subject.stages.items():
        blocks.append(Section(f"In the stage {stage}", (_stage_table(stage, evaluation, subject),)))
    return Page("stages", "Stages", tuple(blocks))


def _stage_table(stage: str, evaluation: Evaluation, subject: Subject) -> Table:
    return matrix_table(
        lines_of(groups_of(members_of(evaluation, subject.members.resources)), subject),
        f"Who would hold what in {stage}",
        subject,
    )


def legend(subject: Subject) -> Bullets:
    """What the letters stand for."""
    items = (phrase(Piece(one.letter, "strong"), f" {subject.names.title(one.id)}") for one in subject.responsibilities)
    return Bullets((joined(items, " · "),))


def lines_of(groups: Mapping[str | None, Iterable[Group]], subject: Subject) -> list[Line]:
    """The lines of a matrix by platform and kind, the largest first."""
    letters = {one.id: one.letter for one in subject.responsibilities}
    found: dict[tuple[str | None, str, tuple[tuple[Holder, str], ...], tuple[str, ...]], list[str]] = {}
    for platform, of_one in groups.items():
        for group in of_one:
            written, hints = _letters(group, letters), hints_of(group, subject)
            for resource in group.resources:
                found.setdefault((platform, resource.kind, written, hints), []).append(resource.id)
    lines = [
        Line(platform, kind, len(ids), min(ids), written, hints)
        for (platform, kind, written, hints), ids in found.items()
    ]
    return sorted(lines, key=lambda line: (line.platform or "", line.kind, -line.number, line.first))


def _letters(group: Group, letters: Mapping[str, str]) -> tuple[tuple[Holder, str], ...]:
    held: dict[Holder, list[str]] = {}
    for outcome in group.outcomes:
        for holding in outcome.holdings:
            share = f" {share_text(holding.share)}" if holding.share is not None else ""
            problem = "?" if holding.problem is not None else ""
            held.setdefault(holding.holder, []).append(f"{letters[outcome.responsibility]}{share}{problem}")
    return tuple((holder, " · ".join(held[holder])) for holder in sorted(held, key=str))


def hints_of(group: Group, subject: Subject) -> tuple[str, ...]:
    """What a rule of thumb says of a line: who is missing, what is unsettled, and who is asked too often."""
    outcomes = {outcome.responsibility: outcome for outcome in group.outcomes}
    hints = []
    for outcome in sorted(outcomes.values(), key=lambda one: reading_order(one.responsibility)):
        name = subject.names.responsibility(outcome.responsibility)
        if outcome.status in ("conflict", "gap"):
            hints.append(f"{name}: {outcome.status}")
        hints += [f"{name}: {holding.problem}" for holding in outcome.holdings if holding.problem is not None]
    if outcomes["manages"].status in ("none", "exempt"):
        hints.append("nobody is accountable")
    if not outcomes["operates"].holdings and not outcomes["manages"].holdings:
        hints.append("nobody does the work")
    functions = len(subject.organisation.functions)
    if functions >= _EVERYBODY and len(outcomes["consulted"].holdings) >= functions - 1:
        hints.append("nearly everybody is consulted")
    return tuple(dict.fromkeys(hints))


def matrix_table(lines: Iterable[Line], title: str, subject: Subject) -> Table:
    """Lines as a table: a column for each function that holds something, one for departments that are named."""
    lines = list(lines)
    held = {holder for line in lines for holder, _ in line.letters}
    functions = [one for one in subject.organisation.functions if Holder("function", one.id) in held]
    has_others = any(holder.kind != "function" for holder in held)
    has_hints = any(line.hints for line in lines)
    columns = [Column("Resources"), *(Column(one.name) for one in functions)]
    columns += [Column("Named directly")] * has_others + [Column("To look at")] * has_hints
    rows = []
    for line in lines:
        letters = dict(line.letters)
        cells = [_label(line, subject)]
        cells += [phrase(letters.get(Holder("function", one.id), "")) for one in functions]
        cells += [_others(line, subject)] * has_others
        cells += [phrase(Piece("; ".join(line.hints), "warning"))] * has_hints
        rows.append(Row(tuple(cells)))
    return Table(title, tuple(columns), tuple(rows))


def _label(line: Line, subject: Subject) -> Phrase:
    where = phrase(" on ", subject.names.platform(line.platform)) if line.platform is not None else ()
    noun = counted(line.number, line.kind.replace("-", " "), plural(line.kind))
    return phrase(Piece(noun, target=Target("resource", line.first)), where)


def _others(line: Line, subject: Subject) -> Phrase:
    named = [
        (plain(subject.names.holder(holder)), letters) for holder, letters in line.letters if holder.kind != "function"
    ]
    return phrase("; ".join(f"{name}: {letters}" for name, letters in named))
