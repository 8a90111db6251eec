"""Evaluating: from the paths of a call to a report, or to a refusal in the formats that were asked for."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

import attrs

from sogov.api import evaluate, readings_of, workspace_of
from sogov.checks.catalogue import catalogue
from sogov.cli import exits, settings
from sogov.cli.circumstances import Circumstances
from sogov.cli.console import Console
from sogov.cli.outputs import Output, outputs
from sogov.cli.pages import page_of
from sogov.cli.progress import Progress, shown_progress
from sogov.cli.rendering import formats
from sogov.cli.telling import nothing_checked, tell
from sogov.cli.usage import UsageError
from sogov.documents.limits import Limits
from sogov.documents.reader import read
from sogov.evaluation.report import Report
from sogov.files import files_of, read_stream
from sogov.findings.errors import InputErrors
from sogov.formats.prose import verdict
from sogov.formats.results import Result, missing_from, refusal
from sogov.formats.style import PLAIN, Style
from sogov.formats.text.findings import problem_pieces
from sogov.structure.workspace import Read, Workspace

T = TypeVar("T")

Work = Callable[[Workspace, date, Progress], T]
Answer = Callable[[T, tuple[Output, ...], Style], int]


def answered(
    options: Namespace,
    console: Console,
    answer: Answer[Report],
    *,
    needs_findings: bool = True,
    held: Circumstances | None = None,
) -> int:
    """The exit code of an answer that is given from a report; 2 with every input error where there can be none.

    Of documents that are held already no file is read again.
    """

    def answer_if_checked(report: Report, wanted: tuple[Output, ...], style: Style) -> int:
        code, missing = answer(report, wanted, style), missing_from(report)
        return nothing_checked(missing, code, console) if missing else code

    return worked(options, console, _checked if needs_findings else _evaluated, answer_if_checked, held)


def worked(
    options: Namespace, console: Console, work: Work[T], answer: Answer[T], held: Circumstances | None = None
) -> int:
    """The exit code of an answer that is given from some work on a workspace; 2 with every input error."""
    wanted = outputs(options)
    style = _style(options, console)
    outcome = _outcome(options, console, work, held)
    if isinstance(outcome, Result):
        return refused(outcome, wanted, style, console)
    return answer(outcome, wanted, style)


def reported(options: Namespace, console: Console, act: Callable[[Report], int]) -> int:
    """The exit code of what is done with a report; input errors, and that nothing was checked, are said."""
    outcome = _outcome(options, console, _checked)
    if isinstance(outcome, Result):
        for piece in problem_pieces(outcome, PLAIN):
            console.say(piece.removesuffix("\n"))
        console.say(": ".join(verdict(outcome)))
        return exits.REFUSED
    missing = missing_from(outcome)
    return nothing_checked(missing, exits.DONE, console) if missing else act(outcome)


def _outcome(options: Namespace, console: Console, work: Work[T], held: Circumstances | None = None) -> T | Result:
    """What some work on the workspace of a call comes to, or the refusal of its documents."""
    day, limits = settings.day(options), settings.limits(options)
    shown = console.shows_progress and not _style(options, console).is_quiet
    readings: list[Read] = []
    try:
        with shown_progress(console.error_stream, shown=shown) as progress:
            readings += _readings(settings.paths(options), limits, settings.jobs(), progress, held)
            progress.phase = f"putting {len(readings)} documents together"
            workspace = workspace_of(readings, limits)
            return work(workspace, day, progress)
    except InputErrors as errors:
        return refusal(errors.findings, tuple(reading.source for reading in readings), day)


def _evaluated(workspace: Workspace, day: date, progress: Progress) -> Report:
    progress.phase = f"evaluating {len(workspace.organisation.resources)} resources"
    return evaluate(workspace, as_of=day, jobs=settings.jobs())


def _checked(workspace: Workspace, day: date, progress: Progress) -> Report:
    report = _evaluated(workspace, day, progress)
    progress.phase = f"checking {len(workspace.organisation.resources)} resources"
    progress.phase = f"writing {len(report.findings)} findings"
    return report


def _style(options: Namespace, console: Console) -> Style:
    return console.style(options.detail, no_colour=options.no_color)


def refused(result: Result, wanted: tuple[Output, ...], style: Style, console: Console) -> int:
    """Report input errors in the formats that were asked for; on standard error where one of them cannot say them."""
    pages = tuple(page_of(check) for check in catalogue() if check.kind == "input")
    able = tuple(output for output in wanted if output.format in formats("findings"))
    if able != wanted:
        for line in problem_pieces(result, PLAIN):
            console.say(line.rstrip("\n"))
    tell(attrs.evolve(result, pages=pages), able, style, console)
    return exits.REFUSED


def _readings(
    paths: Sequence[str], limits: Limits, jobs: int, progress: Progress, held: Circumstances | None
) -> Iterator[Read]:
    if settings.STANDARD_INPUT in paths:
        progress.phase = "reading standard input"
        yield read(settings.STANDARD_INPUT, standard_input(limits.file), limits)
    files = files_of(path for path in paths if path != settings.STANDARD_INPUT) if held is None else held.files
    for number, (name, path) in enumerate(files, 1):
        progress.phase = f"reading file {number} of {len(files)}"
        # What the key was made of is what is evaluated, and is not needed twice.
        data = held.documents.pop(name, None) if held is not None else None
        yield from readings_of(name, path, limits, jobs, held=data)


def standard_input(limit: int) -> bytes:
    """The bytes of standard input, one more than the limit at most."""
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    try:
        return read_stream(sys.stdin.buffer, limit)
    except OSError as error:
        raise UsageError(f"standard input cannot be read: {error.strerror}") from error
