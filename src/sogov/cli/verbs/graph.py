"""`sogov graph`: the organisation, and who funds and manages what, as a diagram."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from sogov.cli.options import add_evaluation, add_manner, add_output, add_paths

if TYPE_CHECKING:
    from sogov.cli.console import Console

_DEEPEST = 100


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "--focus",
        metavar="ID",
        help="what is around this department, function, platform or resource; as KIND:ID where two have the id",
    )
    parser.add_argument(
        "--depth", type=int, metavar="N", help="so many steps around the focus; 1, around functions and platforms 2"
    )
    parser.add_argument(
        "--group-by",
        choices=("platform", "kind", "department", "stage"),
        help="draw resources in groups; without it only where there are too many, by platform",
    )
    parser.add_argument(
        "--responsibility",
        action="append",
        metavar="NAME",
        help="show who holds this one; repeatable, without it funds and manages",
    )
    add_evaluation(parser)
    add_output(parser, "graph")
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Draw the diagram; the exit code."""
    from sogov.cli import exits, settings
    from sogov.cli.evaluating import answered
    from sogov.cli.outputs import Output, deliver
    from sogov.cli.questions import known_responsibilities
    from sogov.cli.rendering import renderers
    from sogov.cli.usage import UsageError
    from sogov.drawings.drawing import Drawing
    from sogov.drawings.neighbourhood import depth_of, focus_of
    from sogov.evaluation.funding import FUNDS, MANAGES
    from sogov.evaluation.report import Report
    from sogov.formats.style import Style

    if options.depth is not None and options.focus is None:
        raise UsageError("`--depth` says how far to look around a focus; name one with `--focus`")
    if options.depth is not None and not 0 <= options.depth <= _DEEPEST:
        raise UsageError(f"`{options.depth}` of --depth is not between 0 and {_DEEPEST}")
    names = settings.words(options.responsibility) or [FUNDS, MANAGES]

    def answer(report: Report, wanted: tuple[Output, ...], style: Style) -> int:
        evaluation = report.evaluation
        responsibilities = frozenset(known for name in names for known in known_responsibilities(name, report))
        focus = None if options.focus is None else focus_of(options.focus, evaluation)
        depth = depth_of(focus or "") if options.depth is None else options.depth
        drawing = Drawing(evaluation, responsibilities, focus, depth, options.group_by)
        deliver(wanted, renderers("graph", "pieces", drawing), style, console)
        if not style.is_quiet and any(output.format not in _WHOLE for output in wanted):
            for note in drawing.page.notes:
                console.say(f"sogov graph: {note}")
        return exits.DONE

    return answered(options, console, answer)


_WHOLE = ("graphml", "json")
