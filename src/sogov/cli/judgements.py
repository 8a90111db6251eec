"""Judgements: a report with what is wanted of it, as grave as the configuration says, and with what is known apart."""

import os
from argparse import Namespace
from pathlib import Path

import attrs

from sogov.adoption.baseline import Baseline
from sogov.adoption.baseline_lines import read_lines
from sogov.adoption.judging import Judgement, judged
from sogov.cli import settings
from sogov.cli.settings import Choice
from sogov.cli.usage import UsageError
from sogov.evaluation.report import Report
from sogov.files import read_bytes
from sogov.formats.results import Known, Result, missing_from, result_of


def baseline_in_force(options: Namespace, held: bytes | None = None) -> Baseline | None:
    """The baseline that a run is to be compared with; None where none is named. Raises UsageError, Misstated.

    Its file is read unless its bytes are held already.
    """
    stated = settings.baseline(options)
    if stated is None:
        return None
    path, limit = Path(stated.value), settings.limits(options).file
    if not path.exists():
        raise UsageError(f"there is no baseline `{path}` ({stated.where}); `sogov baseline -o {path}` writes it")
    data = read_bytes(path, limit) if held is None else held
    if len(data) > limit:
        raise UsageError(f"the baseline `{path}` has more than {limit} bytes; `--limit file=BYTES` allows more")
    return read_lines(path.as_posix(), data)


def judgement(options: Namespace, report: Report, baseline: Baseline | None) -> Judgement:
    """The judgement on a report by the settings; of the baseline only what is wanted is looked at."""
    choice = settings.chosen(options)
    wanted = report.with_findings(
        tuple(finding for finding in report.findings if choice.wants(finding.name)),
        tuple(waived for waived in report.waived if choice.wants(waived.finding.name)),
    )
    gradings = [stated.value for stated in settings.configured(options).gradings]
    paths = _paths(options, report) if any(grading.paths for grading in gradings) else {}
    found = judged(wanted, gradings, paths, _wanted(baseline, choice))
    # Where nothing was looked at, nothing was mended.
    return attrs.evolve(found, left_over=()) if missing_from(report) else found


def result_by(options: Namespace, report: Report, baseline: Baseline | None) -> Result:
    """The result of a check by the settings."""
    found = judgement(options, report, baseline)
    known = Known(found.known, found.left_over) if baseline is not None else None
    return attrs.evolve(result_of(found.report, settings.fail_level(options)), known=known)


def _wanted(baseline: Baseline | None, choice: Choice) -> Baseline | None:
    if baseline is None:
        return None
    return Baseline({identity: known for identity, known in baseline.known.items() if choice.wants(identity.name)})


def _paths(options: Namespace, report: Report) -> dict[str, str]:
    """The paths of documents as the patterns of the configuration mean them: from its folder, where links lead."""
    folder = os.path.realpath(settings.configured(options).folder)
    names = [source.name for source in report.sources if Path(source.name).exists()]
    return {name: Path(os.path.relpath(os.path.realpath(name), folder)).as_posix() for name in names}
