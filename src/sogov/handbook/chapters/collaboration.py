"""Collaboration: how far technology and communication work together, and how the work is organised."""

from collections.abc import Iterator

from sogov.formats.prose import counted, percentage
from sogov.handbook.page import Bar, Block, Bullets, Chart, Column, Page, Paragraph, Row, Section, Table
from sogov.handbook.phrases import Phrase, Piece, phrase, sentence, series
from sogov.handbook.subject import Subject
from sogov.statistics.collaboration import Collaboration
from sogov.statistics.operating_model import OperatingModel

MODELS = {
    "centralised": "Centralised: one department manages at least three quarters of what is managed",
    "hub-and-spoke": "Hub and spoke: one department has a say in most of what the others manage",
    "several-hubs": "Several hubs: a few departments have a say in most of what the others manage",
    "distributed": "Distributed: departments manage what is theirs, and few others have a say in it",
}
_NO_MODEL = "There is no operating model: no department manages anything"
_HUBS = 10


def page(subject: Subject) -> Page:
    """How far technology and communication work together."""
    found = subject.statistics.collaboration
    blocks = (*_together(found, subject), *_stages(found), *_model(subject.statistics.operating_model, subject))
    return Page("collaboration", "Collaboration", blocks)


def together_words(found: Collaboration) -> str:
    """How many resources both sides have a part in."""
    portion = f" ({percentage(found.portion)})" if found.portion is not None else ""
    return (
        f"technology and communication both have a part in {found.presence.together:,} of "
        f"{counted(found.resources, 'resource')}{portion}"
    )


def _together(found: Collaboration, subject: Subject) -> Iterator[Block]:
    yield Paragraph(sentence(together_words(found)))
    sides = (("technology", found.sides.technology), ("communication", found.sides.communication))
    yield Bullets(
        tuple(
            phrase(f"As {side} count: ", series([subject.names.function(one) for one in functions]) or phrase("nobody"))
            for side, functions in sides
        )
    )
    whole = max(1, found.resources)
    presence = found.presence
    numbers = (
        ("Both", presence.together),
        ("Technology alone", presence.technology - presence.together),
        ("Communication alone", presence.communication - presence.together),
        ("Neither", found.resources - presence.technology - presence.communication + presence.together),
    )
    bars = tuple(Bar(phrase(name), number / whole, f"{number:,}") for name, number in numbers)
    yield Chart("Resources in which they have a part, being informed apart", bars)


def _stages(found: Collaboration) -> Iterator[Block]:
    columns = (
        Column("Stage"),
        Column("Resources in it", True),
        Column("Technology would be there", True),
        Column("Both would", True),
        Column("Technology would be new", True),
    )
    rows = tuple(
        Row(
            (
                phrase(Piece(stage.stage, "strong")),
                *(
                    phrase(f"{number:,}")
                    for number in (stage.resources, stage.presence.technology, stage.presence.together, stage.first)
                ),
            )
        )
        for stage in found.stages
    )
    first = found.first_stage
    early = f"technology first appears in the stage {first}" if first is not None else "technology appears in no stage"
    never = f"; in {counted(found.never, 'resource')} it never does" if found.never and first is not None else ""
    yield Section("From which stage on", (Paragraph(sentence(early + never)), Table("Stage by stage", columns, rows)))


def model_phrase(model: OperatingModel, subject: Subject) -> Phrase:
    """The operating model in a sentence."""
    if model.kind is None:
        return sentence(_NO_MODEL)
    centre = phrase("; it is ", subject.names.department(model.centre)) if model.centre is not None else ()
    portion = f" ({percentage(model.portion)})" if model.portion is not None else ""
    return sentence(MODELS[model.kind], portion, centre)


def _model(model: OperatingModel, subject: Subject) -> Iterator[Block]:
    blocks: list[Block] = [Paragraph(model_phrase(model, subject))]
    if model.managed:
        managed = f"{counted(model.managed, 'resource')} managed by {counted(model.managers, 'department')}"
        blocks.append(Paragraph(sentence(managed)))
    if model.hubs:
        columns = (Column("Hub"), Column("Has a say in", True), Column("of so many departments", True))
        rows = tuple(
            Row(
                (subject.names.department(hub.department), phrase(f"{hub.resources:,}"), phrase(f"{hub.departments:,}"))
            )
            for hub in model.hubs[:_HUBS]
        )
        blocks.append(Table("Departments that have a say in what others manage", columns, rows))
    yield Section("The operating model", tuple(blocks))
