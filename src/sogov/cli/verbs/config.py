"""`sogov config`: which settings are in force, and where each comes from."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from sogov.cli.options import add_evaluation, add_findings, add_manner, add_output, add_paths

if TYPE_CHECKING:
    from sogov.cli.console import Console


def add(parser: ArgumentParser) -> None:
    """State what the verb takes: whatever `check` does."""
    add_paths(parser)
    add_evaluation(parser)
    add_findings(parser)
    add_output(parser, "settings")
    add_manner(parser)


def run(options: Namespace, console: "Console") -> int:
    """Show the settings that a check with these options would have; the exit code."""
    from sogov.cli import exits
    from sogov.cli.in_force import settings_in_force
    from sogov.cli.outputs import deliver, outputs
    from sogov.cli.rendering import renderers

    # The format of a check is a setting among those that are shown, and not that of the list.
    options.format = options.format or ["text"]
    wanted = outputs(options)
    style = console.style(options.detail, no_colour=options.no_color)
    deliver(wanted, renderers("settings", "pieces", settings_in_force(options)), style, console)
    return exits.DONE
