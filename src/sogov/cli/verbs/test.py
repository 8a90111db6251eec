"""`sogov test`: runs the tests in test documents."""

from argparse import ArgumentParser, Namespace
from fractions import Fraction
from typing import TYPE_CHECKING

from sogov.cli.options import add_evaluation, add_manner, add_output, add_paths

if TYPE_CHECKING:
    from sogov.cli.console import Console


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    add_paths(parser)
    add_evaluation(parser)
    parser.add_argument(
        "--coverage", action="store_true", help="say which rules no test saw decide, and which resources none speaks of"
    )
    parser.add_argument(
        "--fail-under", metavar="PERCENT", help="the same, and fail where less of the rules is covered: 90 or 87.5"
    )
    add_output(parser, "trials")
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Run every test; the exit code."""
    from datetime import date

    import attrs

    from sogov.api import test
    from sogov.cli import exits
    from sogov.cli.evaluating import worked
    from sogov.cli.outputs import Output, deliver, goes_out
    from sogov.cli.progress import Progress
    from sogov.cli.rendering import renderers
    from sogov.cli.telling import nothing_checked
    from sogov.formats.prose import trial_verdict
    from sogov.formats.style import Style
    from sogov.structure.workspace import Workspace
    from sogov.trials.trying import TrialReport

    fail_under = _portion(options.fail_under)
    shows_coverage = options.coverage or fail_under is not None

    def work(workspace: Workspace, day: date, progress: Progress) -> TrialReport:
        progress.phase = "running tests"
        report = test(workspace, as_of=day)
        return attrs.evolve(report, shows_coverage=shows_coverage, fail_under=fail_under)

    def answer(report: TrialReport, wanted: tuple[Output, ...], style: Style) -> int:
        deliver(wanted, renderers("trials", "pieces", report), style, console)
        if report.missing:
            return nothing_checked(report.missing, exits.DONE, console)
        if not style.is_quiet and not goes_out(wanted, "text", "markdown"):
            console.say(": ".join(trial_verdict(report)))
        return exits.DONE if report.ok else exits.FOUND

    return worked(options, console, work, answer)


def _portion(text: str | None) -> Fraction | None:
    from sogov.cli.usage import UsageError
    from sogov.values.numbers import exact

    if text is None:
        return None
    try:
        portion = exact(text[:20]) / 100
    except ValueError:
        portion = Fraction(2)
    if portion > 1:
        raise UsageError(f"`{text}` of --fail-under is not a percentage; write a number from 0 to 100, as 87.5")
    return portion
