"""What `explain` says to people: the answer first, then the reasons."""

from collections.abc import Iterator

from sogov.explanation.explanation import Argument, Duty, Explanation, Voice, WhyNot
from sogov.findings.findings import Place
from sogov.formats import reasons
from sogov.formats.escapes import visible, without_commands
from sogov.formats.prose import counted, place_text, reading_order
from sogov.formats.style import Style
from sogov.formats.text.columns import filled
from sogov.formats.text.paint import Hue, painted

_LABEL = 9
_DUTY_WORDS: dict[str, tuple[str, Hue]] = {
    "failed": ("not met", "red"),
    "waits": ("waits", "yellow"),
    "met": ("met", "green"),
}


def pieces(explanation: Explanation, style: Style) -> Iterator[str]:
    """An explanation, line by line."""
    return (f"{line}\n" for line in without_commands(_lines(explanation, style)))


def _lines(explanation: Explanation, style: Style) -> Iterator[str]:
    resource = explanation.resource
    name = f" ({visible(resource.name)})" if resource.name != resource.id else ""
    day, place = explanation.as_of.isoformat(), visible(place_text(explanation.place))
    yield f"{painted(visible(resource.id), style, 'bold')}{name} on {day}, {painted(place, style, 'dim')}"
    if not style.is_quiet:
        for label, value in reasons.facts(explanation):
            yield _labelled(label, value, style)
    for argument in sorted(explanation.arguments, key=lambda item: reading_order(item.cell.responsibility)):
        # What nobody has said anything about is worth no paragraph among the others.
        if argument.cell.status != "none" or style.is_verbose or len(explanation.arguments) == 1:
            yield ""
            yield from _argument(argument, explanation, style)
    if explanation.duties and not style.is_quiet:
        yield ""
        yield painted("what policy requires", style, "bold")
        for duty in explanation.duties:
            yield from _duty(duty, style)
    if explanation.why_not is not None:
        yield ""
        yield from _why_not(explanation.why_not, style)


def _duty(duty: Duty, style: Style) -> Iterator[str]:
    word, hue = _DUTY_WORDS["failed" if duty.failures else "waits" if duty.waits else "met"]
    yield f"  {painted(filled(word, _LABEL), style, hue)} {visible(reasons.duty(duty))}"
    yield _place(duty.place, style)


def _argument(argument: Argument, explanation: Explanation, style: Style) -> Iterator[str]:
    title = painted(visible(argument.cell.responsibility), style, "bold")
    yield f"{title}: {visible(reasons.answer(argument))}"
    if style.is_quiet:
        return
    for voice in argument.stands:
        yield from _voice("because", voice, style)
    source = reasons.source(argument)
    if source:
        yield _labelled("because", source, style)
    for loser in argument.yielding:
        yield from _voice("not", loser.voice, style)
        yield _labelled("", f"set aside: {loser.because}", style)
    for seat in argument.seats:
        for label, sentence in (("found", reasons.search(seat)), ("pays", reasons.payment(seat, explanation.resource))):
            if sentence:
                yield _labelled(label, sentence, style)
    if argument.stands and argument.declared is not None:
        yield _labelled("declared", f"the resource itself says {argument.declared}", style)
    if not argument.cell.holders or style.is_verbose:
        yield _labelled("needed", reasons.requirement(argument), style)
    yield from _silent(argument, style)


def _silent(argument: Argument, style: Style) -> Iterator[str]:
    if not argument.silent:
        return
    if argument.stands and not style.is_verbose:
        does = "does not match" if len(argument.silent) == 1 else "do not match"
        yield _labelled("", f"{counted(len(argument.silent), 'other rule')} {does}; `-v` says why", style)
        return
    for silent in argument.silent:
        shown = silent.unmet if style.is_verbose else silent.unmet[:1]
        conditions = "; ".join(map(reasons.condition, shown))
        yield _labelled("no match", f"`{silent.voice.rule}`: {conditions}", style)
        yield _place(silent.voice.place, style)


def _why_not(why_not: WhyNot, style: Style) -> Iterator[str]:
    yield painted(f"why not {visible(why_not.holder)}", style, "bold") + f": {visible(reasons.expectation(why_not))}"
    for mention in why_not.mentions:
        yield _labelled("", reasons.fate(mention), style)
        yield _place(mention.voice.place, style)


def _voice(label: str, voice: Voice, style: Style) -> Iterator[str]:
    yield _labelled(label, f"`{voice.rule}` says {voice.says}", style)
    yield _place(voice.place, style)


def _place(place: Place, style: Style) -> str:
    return _indented(painted(visible(place_text(place)), style, "dim"))


def _labelled(label: str, text: str, style: Style) -> str:
    return f"  {painted(filled(label, _LABEL), style, 'dim')} {visible(text)}"


def _indented(text: str) -> str:
    return f"  {'':{_LABEL}} {text}"
