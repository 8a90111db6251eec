"""The options that verbs have in common, each stated once."""

import argparse

from sogov.cli.rendering import formats


def add_paths(parser: argparse.ArgumentParser) -> None:
    """Take the documents as arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file, a folder (every *.json and *.jsonl below it) or - for standard input; without one those of the "
        "configuration, or the current folder",
    )
    add_config(parser)


def add_path_option(parser: argparse.ArgumentParser) -> None:
    """Take the documents by an option, where the arguments are names."""
    parser.add_argument(
        "-C",
        "--path",
        action="append",
        dest="paths",
        metavar="PATH",
        help="a file, a folder (every *.json and *.jsonl below it) or - for standard input, repeatable; "
        "without one those of the configuration, or the current folder",
    )
    add_config(parser)


def add_config(parser: argparse.ArgumentParser) -> None:
    """Take the file of the configuration."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        help="the configuration; without it sogov.toml or pyproject.toml here or above (SOGOV_CONFIG)",
    )


def add_evaluation(parser: argparse.ArgumentParser) -> None:
    """Take the date, and the limits on documents."""
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        help="the day that is asked about, YYYY-MM-DD; today in UTC without one (SOGOV_AS_OF)",
    )
    add_limits(parser)


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Take the limits on documents."""
    parser.add_argument(
        "--limit",
        action="append",
        metavar="NAME=VALUE",
        help="raise or lower a limit on documents: file, line, nesting, digits, text; repeatable (SOGOV_LIMIT)",
    )


def add_findings(parser: argparse.ArgumentParser) -> None:
    """Take what fails a run, which findings are wanted, and which are known."""
    parser.add_argument(
        "--fail-level",
        metavar="LEVEL",
        help="fail from this severity on: error (default), warning, note, or never (SOGOV_FAIL_LEVEL)",
    )
    add_choice(parser)
    add_baseline(parser)


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Take which findings are wanted."""
    parser.add_argument(
        "--select", action="append", metavar="NAME", help="these findings alone; repeatable (SOGOV_SELECT)"
    )
    parser.add_argument(
        "--ignore", action="append", metavar="NAME", help="not these findings; repeatable (SOGOV_IGNORE)"
    )


def add_baseline(parser: argparse.ArgumentParser) -> None:
    """Take the baseline."""
    parser.add_argument(
        "--baseline", metavar="FILE", help="findings that are known, and are listed without failing (SOGOV_BASELINE)"
    )


def add_memory(parser: argparse.ArgumentParser) -> None:
    """Take whether answers are remembered."""
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="check anew, and do not remember the answer (SOGOV_NO_CACHE; SOGOV_CACHE is the folder)",
    )


def add_output(parser: argparse.ArgumentParser, subject: str) -> None:
    """Take the formats that a subject can be written in, and where they go."""
    known = formats(subject)
    parser.set_defaults(known_formats=known)
    parser.add_argument(
        "-f",
        "--format",
        action="append",
        metavar="FORMAT[=FILE]",
        help=f"{', '.join(known)}; with =FILE it goes there, and several may be given (SOGOV_FORMAT)",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of standard output")


def add_manner(parser: argparse.ArgumentParser) -> None:
    """Take how much is said, and whether in colour."""
    detail = parser.add_mutually_exclusive_group()
    detail.set_defaults(detail="normal")
    detail.add_argument("-q", "--quiet", action="store_const", const="quiet", dest="detail", help="say less")
    detail.add_argument("-v", "--verbose", action="store_const", const="verbose", dest="detail", help="say everything")
    parser.add_argument(
        "--no-color", action="store_true", help="no colour (NO_COLOR); FORCE_COLOR wants it where no terminal is"
    )
