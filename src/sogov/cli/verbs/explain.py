"""`sogov explain`: why a resource is in whose hands."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from sogov.cli.options import add_evaluation, add_manner, add_output, add_path_option

if TYPE_CHECKING:
    from sogov.cli.console import Console

_RESOURCE_AND_RESPONSIBILITY = 2


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    parser.add_argument("resource", metavar="RESOURCE", help="the id of a resource")
    parser.add_argument(
        "words",
        nargs="*",
        metavar="RESPONSIBILITY",
        help="one alone, such as funds, all of them without it; or a path with a `/`",
    )
    parser.add_argument(
        "--why-not", metavar="HOLDER", help="why this function or department (department:ID, or the id) is not there"
    )
    add_path_option(parser)
    add_evaluation(parser)
    add_output(parser, "explanation")
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Explain one resource; the exit code."""
    from sogov.cli import exits
    from sogov.cli.evaluating import answered
    from sogov.cli.outputs import Output, deliver
    from sogov.cli.questions import known_holder, known_resources, known_responsibilities
    from sogov.cli.rendering import renderers
    from sogov.cli.usage import UsageError
    from sogov.cli.words import take_paths
    from sogov.evaluation.report import Report
    from sogov.explanation.case import Case
    from sogov.explanation.explaining import explained
    from sogov.formats.style import Style

    names = take_paths(options, [options.resource, *options.words])
    if not 1 <= len(names) <= _RESOURCE_AND_RESPONSIBILITY:
        raise UsageError("name one resource, and one responsibility at the most")

    def answer(report: Report, wanted: tuple[Output, ...], style: Style) -> int:
        evaluation = report.evaluation
        (name,) = known_resources(names[:1], report)
        responsibilities = known_responsibilities(names[1] if names[1:] else None, report)
        expected = known_holder(options.why_not, report) if options.why_not is not None else None
        case = Case(
            evaluation.organisation.resource[name],
            evaluation,
            lambda origin: report.sources[origin.document].place(origin.pointer),
        )
        explanation = explained(case, responsibilities, expected)
        deliver(wanted, renderers("explanation", "pieces", explanation), style, console)
        return exits.DONE

    return answered(options, console, answer, needs_findings=False)
