"""`sogov who`: who funds and who manages resources, or what one holder funds and manages."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from sogov.cli.options import add_evaluation, add_manner, add_output, add_path_option

if TYPE_CHECKING:
    from sogov.cli.console import Console


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="RESOURCE",
        help="the id of a resource, all of them without one; or a path with a `/`",
    )
    parser.add_argument(
        "--holder", metavar="HOLDER", help="what this function or department (department:ID, or the id) holds instead"
    )
    add_path_option(parser)
    add_evaluation(parser)
    add_output(parser, "cells")
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Show cells; the exit code."""
    from sogov.cli import exits
    from sogov.cli.evaluating import answered
    from sogov.cli.outputs import Output, deliver
    from sogov.cli.questions import known_holder, known_resources
    from sogov.cli.rendering import renderers
    from sogov.cli.words import take_paths
    from sogov.evaluation.portfolios import Portfolio, Rows
    from sogov.evaluation.report import Report
    from sogov.formats.style import Style

    resources = take_paths(options, options.words)

    def answer(report: Report, wanted: tuple[Output, ...], style: Style) -> int:
        rows = Rows(report, known_resources(resources, report))
        if options.holder is None:
            deliver(wanted, renderers("cells", "pieces", rows), style, console)
        else:
            portfolio = Portfolio(rows, known_holder(options.holder, report))
            deliver(wanted, renderers("cells", "portfolio_pieces", portfolio), style, console)
        return exits.DONE

    return answered(options, console, answer, needs_findings=False)
