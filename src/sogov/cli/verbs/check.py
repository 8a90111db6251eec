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
    from sogov.cli.outputs import Output
    from sogov.cli.pages import page_of
    from sogov.evaluation.report import Report
    from sogov.findings.findings import Finding
    from sogov.formats.results import result_of
    from sogov.formats.style import Style

    known = {check.name: check.kind != "input" for check in catalogue()}
    selected = settings.names(options.select, known, "--select")
    ignored = settings.names(options.ignore, known, "--ignore")
    fail_level = settings.fail_level(options)

    def is_wanted(name: str) -> bool:
        return name not in ignored and (not selected or name in selected)

    def is_found(finding: Finding) -> bool:
        return is_wanted(finding.name)

    pages = tuple(page_of(check) for check in catalogue() if is_wanted(check.name))

    def answer(report: Report, wanted: tuple[Output, ...], style: Style) -> int:
        chosen = report.with_findings(
            tuple(filter(is_found, report.findings)),
            tuple(waived for waived in report.waived if is_found(waived.finding)),
        )
        result = attrs.evolve(result_of(chosen, fail_level), pages=pages)
        tell(result, wanted, style, console)
        return exits.FOUND if result.failing else exits.DONE

    return answered(options, console, answer)
