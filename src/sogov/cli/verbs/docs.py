"""`sogov docs`: the responsibility documents, for those who read and sign them."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from sogov.cli.options import add_evaluation, add_manner, add_paths

if TYPE_CHECKING:
    from sogov.cli.console import Console

_ENDINGS = (".html", ".htm")
_HERE = ""


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "-o",
        "--output",
        dest="folder",
        metavar="FOLDER",
        help="the folder of the documents: Markdown, or with a bare --html one page for browsers",
    )
    parser.add_argument(
        "--html",
        nargs="?",
        const=_HERE,
        metavar="FILE.html",
        help="one page for browsers, into this file or, without one, into the folder",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; list what is changed, missing or extra, and end with 1; for the day that the documents "
        "are of, where no other is asked for",
    )
    add_evaluation(parser)
    add_manner(parser)
    # What cannot be evaluated is told as text, whatever else was to be written.
    parser.set_defaults(format=["text"], output=None, known_formats=("text",))


def run(options: Namespace, console: "Console") -> int:
    """Write the documents, or compare them with what is there; the exit code."""
    from sogov.cli import exits, settings
    from sogov.cli.evaluating import answered
    from sogov.cli.outputs import Output
    from sogov.cli.publishing import checked, edition_of, written
    from sogov.evaluation.report import Report
    from sogov.formats.results import missing_from
    from sogov.formats.style import Style

    _sort_out(options)
    edition = edition_of(options.folder, options.html)
    if options.check and not settings.is_day_stated(options):
        options.as_of = edition.day

    def answer(report: Report, _wanted: tuple[Output, ...], style: Style) -> int:
        if missing_from(report):
            # Pages of nothing would take the place of pages of something; whoever evaluates says what is missing.
            return exits.DONE
        return (checked if options.check else written)(edition, report, console, is_quiet=style.is_quiet)

    return answered(options, console, answer)


def _sort_out(options: Namespace) -> None:
    """A path behind `--html` is one of the documents to read, unless it is called like a page."""
    if options.html and not options.html.endswith(_ENDINGS):
        options.paths = [*options.paths, options.html]
        options.html = _HERE
