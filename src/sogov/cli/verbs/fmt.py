"""`sogov fmt`: writes documents in their canonical form."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from sogov.cli.options import add_limits, add_manner, add_paths

if TYPE_CHECKING:
    from sogov.cli.console import Console
    from sogov.cli.formatting import Piece
    from sogov.formats.style import Style


def add(parser: ArgumentParser) -> None:
    """State what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; list the files that would change, and end with 1"
    )
    parser.add_argument("--diff", action="store_true", help="the same, and show what would change")
    add_limits(parser)
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Format every document that has no faults, and refuse the others; the exit code."""
    from sogov.cli import exits, settings
    from sogov.cli.formatting import pieces_of
    from sogov.cli.outputs import write_whole

    style = console.style(options.detail, no_colour=options.no_color)
    is_trial = options.check or options.diff
    pieces = pieces_of(settings.paths(options), settings.limits(options))
    for piece in pieces:
        if piece.faults:
            _refuse(piece, console)
        elif piece.path is None and not is_trial:
            console.write(piece.canonical)
        elif piece.would_change:
            if not is_trial:
                write_whole(Path(piece.name), [piece.canonical])
            _tell(piece, options, style, console)
    if not pieces:
        console.say("nothing was checked: there is no document to read")
        return exits.NOTHING_CHECKED
    refused = sum(bool(piece.faults) for piece in pieces)
    changed = sum(piece.would_change for piece in pieces)
    if not style.is_quiet:
        console.say(_verdict(len(pieces), changed, refused, is_trial=is_trial))
    return exits.REFUSED if refused else exits.FOUND if changed and is_trial else exits.DONE


def _tell(piece: "Piece", options: Namespace, style: "Style", console: "Console") -> None:
    from sogov.formats.escapes import visible

    if options.diff:
        console.write_all(piece.difference())
    elif options.check or not style.is_quiet:
        console.write(f"{visible(piece.name)}\n")


def _refuse(piece: "Piece", console: "Console") -> None:
    from sogov.formats.style import PLAIN
    from sogov.formats.text.findings import problem_pieces

    for line in problem_pieces(piece.refusal, PLAIN):
        console.say(line.rstrip("\n"))


def _verdict(documents: int, changed: int, refused: int, *, is_trial: bool) -> str:
    from sogov.formats.prose import counted

    parts = [f"{counted(changed, 'document')} {'would be ' if is_trial else ''}formatted"]
    parts.append(f"{documents - changed - refused:,} in canonical form already")
    if refused:
        parts.append(f"{refused:,} refused and left as they are")
    return ", ".join(parts)
