"""The way in for programs: documents to a workspace, a workspace and a day to a report."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from sogov.blocks import BlockFile
from sogov.checks.catalogue import catalogue
from sogov.checks.gathering import gathered
from sogov.documents.collector import collector_paused
from sogov.documents.limits import DEFAULT_LIMITS, Limits
from sogov.documents.reader import read, read_plain
from sogov.documents.streams import Stream
from sogov.evaluation.evaluation import evaluated
from sogov.evaluation.report import Report
from sogov.files import STREAM_ENDING, files_of, read_bytes
from sogov.findings.findings import Finding, Waived
from sogov.processes import Beside
from sogov.structure.workspace import Read, Workspace, assemble
from sogov.trials.reading import trials_of
from sogov.trials.trying import TrialReport, tried

T = TypeVar("T")

_FORKS = sys.platform == "linux"
# With fewer resources it takes longer to begin a process than to do its work.
_MANY = 50_000


def load(*paths: str | os.PathLike[str], limits: Limits = DEFAULT_LIMITS, jobs: int = 1) -> Workspace:
    """The workspace of all documents at the paths; a folder stands for every `*.json` and `*.jsonl` below it.

    With several `jobs` a large `*.jsonl` is read by as many processes, where the system can fork them. Raises
    InputErrors with every input error, and UnreadablePath for a path that is not there or may not be read
    (`language §2`, `§4`).
    """
    return workspace_of((reading_of(name, path, limits, jobs) for name, path in files_of(paths)), limits)


def reading_of(name: str, path: Path, limits: Limits, jobs: int = 1) -> Read:
    """The reading of the file at a path: of a document at once, of a stream when its resources are asked for."""
    if path.name.endswith(STREAM_ENDING):
        return Stream(name, BlockFile(path, limits.line, jobs if _FORKS else 1))
    return read(name, read_bytes(path, limits.file), limits)


def parse(*documents: Mapping[str, object], limits: Limits = DEFAULT_LIMITS) -> Workspace:
    """The workspace of documents given as plain JSON values, for programs that have no files.

    Places in them have a pointer, and no line and column. Raises InputErrors, also for what is not JSON.
    """
    named = ((f"document {number}", document) for number, document in enumerate(documents, 1))
    return workspace_of((read_plain(name, document, limits) for name, document in named), limits)


def workspace_of(readings: Iterable[Read], limits: Limits = DEFAULT_LIMITS) -> Workspace:
    """The workspace of documents that have been read; raises InputErrors with every input error."""
    return assemble(tuple(readings), _finding_names(), limits)


@collector_paused()
def evaluate(workspace: Workspace, *, as_of: date, jobs: int = 1) -> Report:
    """The report on a workspace as it stands on a date (`language §3`, `§4`).

    With several `jobs` two processes evaluate a large organisation, and look for findings in it, where the system can
    fork them.
    """
    is_shared = jobs > 1 and _FORKS and len(workspace.organisation.resources) >= _MANY
    evaluation = evaluated(workspace.organisation, workspace.policies, as_of, _beside if is_shared else None)

    @collector_paused()
    def find() -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
        found = gathered(evaluation, catalogue(), workspace.place, _beside if is_shared else None)
        return found.findings, found.waived

    return Report(evaluation, find, workspace.sources)


def test(workspace: Workspace, *, as_of: date) -> TrialReport:
    """The report on the tests in the test documents of a workspace; those that name no day are tried on the one given.

    Raises InputErrors for an id of a test that is stated twice, and for names of what there is not.
    """
    trials = trials_of(workspace, _finding_names())
    return tried(workspace, trials, as_of, lambda changed, day: evaluate(changed, as_of=day))


def _finding_names() -> list[str]:
    return [check.name for check in catalogue() if check.kind != "input"]


def _beside(work: Callable[[], T]) -> Callable[[], T]:
    made = Beside(lambda: [work()])

    def value() -> T:
        try:
            return next(made)
        finally:
            made.close()

    return value
