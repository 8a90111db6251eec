"""`sogov check`: loads, evaluates, and reports every finding."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from sogov.cli.options import add_evaluation, add_findings, add_manner, add_output, add_paths

if TYPE_CHECKING:
    from sogov.cli.console import Console


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    add_paths(parser)
    add_evaluation(parser)
    add_findings(parser)
    add_output(parser, "findings")
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Report every finding that is wanted; the exit code."""
    import attrs

    from sogov.checks.catalogue import catalogue
    from sogov.cli import exits, settings
    from sogov.cli.evaluating import answered, tell
    from sogov.cli.judgements import baseline_in_force, result_by
    from sogov.cli.outputs import Output
    from sogov.cli.pages import page_of
    from sogov.evaluation.report import Report
    from sogov.formats.style import Style

    # What is wrong with the call is said before any work is done.
    choice, _ = settings.chosen(options), settings.fail_level(options)
    baseline = baseline_in_force(options)
    pages = tuple(page_of(check) for check in catalogue() if choice.wants(check.name))

    def answer(report: Report, wanted: tuple[Output, ...], style: Style) -> int:
        result = attrs.evolve(result_by(options, report, baseline), pages=pages)
        tell(result, wanted, style, console)
        return exits.FOUND if result.failing else exits.DONE

    return answered(options, console, answer)
