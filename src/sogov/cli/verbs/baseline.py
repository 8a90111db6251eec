"""`sogov baseline`: writes down the findings that are known, and takes out those that are no more."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from sogov.cli.options import add_baseline, add_choice, add_evaluation, add_manner, add_paths

if TYPE_CHECKING:
    from sogov.adoption.baseline import Baseline
    from sogov.cli.console import Console
    from sogov.evaluation.report import Report


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to this file; without it to that of the baseline, or to the screen",
    )
    parser.add_argument("--prune", action="store_true", help="take out of the baseline what is not found any more")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; end with 1 where --prune would take something out"
    )
    add_evaluation(parser)
    add_choice(parser)
    add_baseline(parser)
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Write a baseline, or what is left of one; the exit code."""
    from sogov.cli import settings
    from sogov.cli.evaluating import reported
    from sogov.cli.judgements import baseline_in_force
    from sogov.cli.usage import UsageError
    from sogov.configuration.configuration import Stated

    stated = settings.baseline(options)
    settings.chosen(options)
    if options.output is not None:
        settings.no_document(Stated(options.output, "--output"))
    if options.prune or options.check:
        baseline = baseline_in_force(options)
        if stated is None or baseline is None:
            raise UsageError("there is no baseline to prune; name it with --baseline")
        target, held = options.output or stated.value, baseline

        def prune(report: "Report") -> int:
            return _prune(report, held, target, options, console)

        return reported(options, console, prune)
    file: str | None = options.output or (stated.value if stated is not None else None)

    def begin(report: "Report") -> int:
        return _begin(report, file, options, console)

    if file is not None and file != "-" and Path(file).exists():
        raise UsageError(
            f"`{file}` is there already, and a baseline only shrinks: `--prune` takes out what is mended; "
            "to begin anew, delete the file"
        )
    return reported(options, console, begin)


def _begin(report: "Report", target: str | None, options: Namespace, console: "Console") -> int:
    """Write a baseline that knows everything that is found now."""
    from sogov.adoption.baseline import baseline_of
    from sogov.cli import exits
    from sogov.cli.judgements import judgement
    from sogov.formats.prose import known_text

    findings = judgement(options, report, None).report.findings
    _write(baseline_of(findings), target, console)
    if options.detail != "quiet":
        console.say(f"written: {known_text(findings)}")
    return exits.DONE


def _prune(report: "Report", baseline: "Baseline", target: str, options: Namespace, console: "Console") -> int:
    """Write what is left of a baseline when what is not found any more is taken out."""
    from sogov.cli import exits
    from sogov.cli.judgements import judgement
    from sogov.formats.prose import counted, entry_text

    left_over = judgement(options, report, baseline).left_over
    if not options.check and (left_over or options.output):
        _write(baseline.without(left_over), target, console)
    if options.detail != "quiet":
        if options.check or options.detail == "verbose":
            for entry in left_over:
                console.say(f"not needed any more: {entry_text(entry)}")
        does = "would be taken" if options.check else "taken"
        kept = len(baseline) - len(left_over)
        console.say(f"{counted(len(left_over), 'entry', 'entries')} {does} out of the baseline, {kept:,} left")
    return exits.FOUND if left_over and options.check else exits.DONE


def _write(baseline: "Baseline", target: str | None, console: "Console") -> None:
    from sogov.adoption.baseline_lines import lines_of
    from sogov.cli.outputs import write_whole

    if target is None or target == "-":
        console.write_all(lines_of(baseline))
    else:
        write_whole(Path(target), lines_of(baseline))
