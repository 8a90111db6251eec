"""Telling: the result of a check in the formats that were asked for, and what else there is to say of it."""

import attrs

import sogov
from sogov.cli import exits
from sogov.cli.console import Console
from sogov.cli.outputs import Output, deliver, goes_out
from sogov.cli.provenance import provenance
from sogov.cli.rendering import renderers
from sogov.cli.summary import append_summary
from sogov.formats.prose import left_over_text, verdict
from sogov.formats.results import Result
from sogov.formats.style import PLAIN, Style


def tell(result: Result, wanted: tuple[Output, ...], style: Style, console: Console) -> None:
    """Report findings in the formats that were asked for, and how it ended where standard output does not say so."""
    found = renderers("findings", "pieces", attrs.evolve(result, version=sogov.__version__, provenance=provenance()))
    deliver(wanted, found, style, console)
    if any(output.format == "github" for output in wanted):
        append_summary(found["markdown"](attrs.evolve(PLAIN, detail=style.detail)))
    if not style.is_quiet and not goes_out(wanted, "text", "markdown"):
        console.say(": ".join(verdict(result)))
        if result.left_over:
            console.say(left_over_text(result))


def nothing_checked(missing: str, code: int, console: Console) -> int:
    """Say what there was none of to look at; the exit code that comes before the one given."""
    console.say(f"nothing was checked: {missing}")
    return exits.gravest(code, exits.NOTHING_CHECKED)
