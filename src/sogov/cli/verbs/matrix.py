"""`sogov matrix`: who answers for what, and who pays how much, as tables."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from sogov.cli.options import add_evaluation, add_manner, add_output, add_paths

if TYPE_CHECKING:
    from sogov.cli.console import Console


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "--by",
        choices=("function", "department"),
        default="function",
        help="a column for each function and other word of rules (without it), or for each department",
    )
    parser.add_argument(
        "--money", action="store_true", help="who pays how much instead: shares and amounts a month, with their sums"
    )
    parser.add_argument("--stage", metavar="STAGE", help="as it would be if every resource were in this stage")
    add_evaluation(parser)
    add_output(parser, "matrix")
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Show the table; the exit code."""
    from sogov.cli import exits
    from sogov.cli.evaluating import answered
    from sogov.cli.outputs import Output, deliver
    from sogov.cli.rendering import renderers
    from sogov.evaluation.report import Report
    from sogov.evaluation.stages import in_stage
    from sogov.formats.style import Style
    from sogov.tables.funding import FundingTable
    from sogov.tables.matrix import Matrix

    def answer(report: Report, wanted: tuple[Output, ...], style: Style) -> int:
        evaluation = report.evaluation if options.stage is None else in_stage(report.evaluation, options.stage)
        if options.money:
            table = FundingTable(evaluation, options.by, options.stage)
            deliver(wanted, renderers("funding", "pieces", table), style, console)
        else:
            matrix = Matrix(evaluation, options.by, options.stage)
            deliver(wanted, renderers("matrix", "pieces", matrix), style, console)
        return exits.DONE

    return answered(options, console, answer)
