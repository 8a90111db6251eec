"""What `explain -f markdown` writes: the answer first, then the reasons."""

from collections.abc import Iterator

from sogov.explanation.explanation import Argument, Explanation
from sogov.findings.findings import Place
from sogov.formats import reasons
from sogov.formats.escapes import markdown, markdown_prose
from sogov.formats.markdown.writing import bullet
from sogov.formats.prose import place_text, reading_order
from sogov.formats.style import Style


def pieces(explanation: Explanation, style: Style) -> Iterator[str]:
    """An explanation as a page."""
    return (f"{line}\n" for line in _lines(explanation, style))


def _lines(explanation: Explanation, style: Style) -> Iterator[str]:
    resource = explanation.resource
    yield f"# {markdown(resource.id)}, {explanation.as_of.isoformat()}"
    yield ""
    if resource.name != resource.id:
        yield bullet("name", markdown(resource.name))
    for label, value in reasons.facts(explanation):
        yield bullet(label, markdown_prose(value))
    for argument in sorted(explanation.arguments, key=lambda item: reading_order(item.cell.responsibility)):
        if argument.cell.status != "none" or style.is_verbose or len(explanation.arguments) == 1:
            yield ""
            yield from _argument(argument, explanation, style)
    if explanation.duties:
        yield ""
        yield "## What policy requires"
        yield ""
        for duty in explanation.duties:
            yield f"- {markdown_prose(reasons.duty(duty))}{_at(duty.place)}"
    if explanation.why_not is not None:
        yield ""
        yield f"## Why not {markdown(explanation.why_not.holder)}"
        yield ""
        yield f"{markdown_prose(reasons.expectation(explanation.why_not))}."
        yield ""
        for mention in explanation.why_not.mentions:
            yield f"- {markdown_prose(reasons.fate(mention))}{_at(mention.voice.place)}"


def _argument(argument: Argument, explanation: Explanation, style: Style) -> Iterator[str]:
    yield f"## {markdown(argument.cell.responsibility)}"
    yield ""
    yield f"**{markdown_prose(reasons.answer(argument))}**"
    yield ""
    for voice in argument.stands:
        yield bullet("because", markdown_prose(f"`{voice.rule}` says {voice.says}") + _at(voice.place))
    source = reasons.source(argument)
    if source:
        yield bullet("because", markdown_prose(source))
    for loser in argument.yielding:
        says = f"`{loser.voice.rule}` says {loser.voice.says}"
        yield bullet("set aside", markdown_prose(f"{says}; {loser.because}") + _at(loser.voice.place))
    for seat in argument.seats:
        for label, sentence in (("found", reasons.search(seat)), ("pays", reasons.payment(seat, explanation.resource))):
            if sentence:
                yield bullet(label, markdown_prose(sentence))
    if argument.stands and argument.declared is not None:
        yield bullet("declared", markdown_prose(f"the resource itself says {argument.declared}"))
    if not argument.cell.holders or style.is_verbose:
        yield bullet("needed", markdown_prose(reasons.requirement(argument)))
    for silent in argument.silent if style.is_verbose or not argument.stands else ():
        conditions = "; ".join(map(reasons.condition, silent.unmet))
        yield bullet("no match", markdown_prose(f"`{silent.voice.rule}`: {conditions}") + _at(silent.voice.place))


def _at(place: Place) -> str:
    return f" ({markdown(place_text(place))})"
