"""`sogov rules`: the catalogue of findings, and the page of each."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from sogov.cli.options import add_manner, add_output

if TYPE_CHECKING:
    from sogov.cli.console import Console


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="the name of a finding: show its page")
    add_output(parser, "catalogue")
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Show the catalogue or one page; the exit code."""
    from sogov.checks.catalogue import catalogue
    from sogov.cli import exits
    from sogov.cli.outputs import deliver, outputs
    from sogov.cli.pages import page_of
    from sogov.cli.rendering import renderers
    from sogov.findings.errors import UnknownName
    from sogov.values.identifiers import nearest

    wanted = outputs(options)
    style = console.style(options.detail, no_colour=options.no_color)
    pages = {check.name: page_of(check) for check in catalogue()}
    if options.name is None:
        found = renderers("catalogue", "pieces", tuple(pages.values()))
    elif options.name in pages:
        found = renderers("catalogue", "page_pieces", pages[options.name])
    else:
        raise UnknownName("finding", options.name, nearest(options.name, pages))
    deliver(wanted, found, style, console)
    return exits.DONE
