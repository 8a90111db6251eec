"""`sogov stats`: what an evaluation comes to in numbers."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from sogov.cli.options import add_evaluation, add_manner, add_output, add_paths

if TYPE_CHECKING:
    from sogov.cli.console import Console


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "--technology",
        action="append",
        metavar="FUNCTION",
        help="this function counts as technology; repeatable, by default those with a word for it in their ids",
    )
    parser.add_argument("--communication", action="append", metavar="FUNCTION", help="the same of communication")
    add_evaluation(parser)
    add_output(parser, "statistics")
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Show the statistics; the exit code."""
    from sogov.cli import exits, settings
    from sogov.cli.evaluating import answered
    from sogov.cli.outputs import Output, deliver
    from sogov.cli.rendering import renderers
    from sogov.evaluation.report import Report
    from sogov.formats.style import Style
    from sogov.statistics.sides import sides_of
    from sogov.statistics.statistics import statistics_of

    technology, communication = settings.words(options.technology), settings.words(options.communication)

    def answer(report: Report, wanted: tuple[Output, ...], style: Style) -> int:
        sides = sides_of(report.evaluation.organisation, technology, communication)
        deliver(wanted, renderers("statistics", "pieces", statistics_of(report, sides)), style, console)
        return exits.DONE

    return answered(options, console, answer)
