"""The way in for programs: documents to a workspace, a workspace and a day to a report."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from sogov.blocks import BlockFile
from sogov.checks.catalogue import catalogue
from sogov.checks.gathering import gathered
from sogov.documents.collector import collector_paused
from sogov.documents.csv_sheets import CsvSheet
from sogov.documents.limits import DEFAULT_LIMITS, Limits
from sogov.documents.parquet_sheets import ParquetSheet
from sogov.documents.reader import read, read_plain
from sogov.documents.schemas import kind_of
from sogov.documents.sources import Source
from sogov.documents.streams import Stream
from sogov.documents.tables import PARQUET_ENDING, Sheet, Table
from sogov.evaluation.evaluation import evaluated
from sogov.evaluation.report import Report
from sogov.files import STREAM_ENDING, beside, files_of, read_bytes
from sogov.findings.errors import UnreadablePath
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
    files = files_of(paths)
    return workspace_of((one for name, path in files for one in readings_of(name, path, limits, jobs)), limits)


def readings_of(name: str, path: Path, limits: Limits, jobs: int = 1, *, held: bytes | None = None) -> Iterator[Read]:
    """The readings of the file at a path, whose bytes may be held already: of a document and the tables that it names.

    A stream and a table are read when their resources are asked for.
    """
    if path.name.endswith(STREAM_ENDING):
        yield Stream(name, BlockFile(path, limits.line, jobs if _FORKS else 1))
        return
    reading = read(name, read_bytes(path, limits.file) if held is None else held, limits)
    yield reading
    if reading.tree is not None and kind_of(reading.tree) == "organisation":
        yield from _tables(reading.source, reading.tree.get("tables"), path, limits)


def _tables(document: Source, stated: object, path: Path, limits: Limits) -> Iterator[Table]:
    for number, entry in enumerate(stated if isinstance(stated, list) else ()):
        file = entry.get("file") if isinstance(entry, dict) else None
        if isinstance(file, str):
            name = (Path(document.name).parent / file).as_posix()
            delimiter = entry.get("delimiter")
            try:
                sheet = _sheet(name, document.name, beside(path, file), str(delimiter or ","), limits)
            except (UnreadablePath, ImportError) as error:
                remedy = "install it with `pip install 'sogov[parquet]'`" if isinstance(error, ImportError) else ""
                message = "Parquet is read with pyarrow, which is not installed" if remedy else str(error)
                yield Table(Source(name, named_by=document.name), document, number, None, (message, remedy))
            else:
                yield Table(sheet.source, document, number, sheet)


def _sheet(name: str, document: str, path: Path, delimiter: str, limits: Limits) -> Sheet:
    opened = BlockFile(path, limits.line)
    if name.endswith(PARQUET_ENDING):
        return ParquetSheet(name, document, opened, limits)
    return CsvSheet(name, document, opened, delimiter, limits)


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
