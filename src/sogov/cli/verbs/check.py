"""`sogov check`: loads, evaluates, and reports every finding, or what it remembers of having done so."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from sogov.cli.options import add_evaluation, add_findings, add_manner, add_memory, add_output, add_paths

if TYPE_CHECKING:
    from sogov.cli.console import Console
    from sogov.cli.recollection import Recollection
    from sogov.formats.results import Result


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    add_paths(parser)
    add_evaluation(parser)
    add_findings(parser)
    add_output(parser, "findings")
    add_memory(parser)
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Report every finding that is wanted; the exit code."""
    from sogov.cli.recollection import recollection

    found = recollection(options)
    result = found.result() if found is not None else None
    if result is None:
        return _checked(options, console, found)
    return _recalled(options, console, result)


def _recalled(options: Namespace, console: "Console", result: "Result") -> int:
    from sogov.cli.outputs import outputs
    from sogov.cli.telling import nothing_checked, tell

    wanted = outputs(options)
    style = console.style(options.detail, no_colour=options.no_color)
    if style.detail == "verbose":
        console.say("nothing has changed since this was checked: the answer is remembered")
    tell(result, wanted, style, console)
    code = _code(result)
    return nothing_checked(result.missing, code, console) if result.missing else code


def _checked(options: Namespace, console: "Console", found: "Recollection | None") -> int:
    import attrs

    from sogov.checks.catalogue import catalogue
    from sogov.cli import settings
    from sogov.cli.evaluating import answered
    from sogov.cli.judgements import baseline_in_force, result_by
    from sogov.cli.outputs import Output
    from sogov.cli.pages import page_of
    from sogov.cli.telling import tell
    from sogov.evaluation.report import Report
    from sogov.formats.style import Style

    # What is wrong with the call is said before any work is done.
    choice, _ = settings.chosen(options), settings.fail_level(options)
    held = found.circumstances if found is not None else None
    baseline = baseline_in_force(options, held.baseline if held is not None else None)
    pages = tuple(page_of(check) for check in catalogue() if choice.wants(check.name))

    def answer(report: Report, wanted: tuple[Output, ...], style: Style) -> int:
        result = attrs.evolve(result_by(options, report, baseline), pages=pages)
        tell(result, wanted, style, console)
        if found is not None:
            found.keep(result)
        return _code(result)

    return answered(options, console, answer, held=held)


def _code(result: "Result") -> int:
    from sogov.cli import exits

    return exits.FOUND if result.failing else exits.DONE
