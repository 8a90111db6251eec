"""The command line: arguments in, results on standard output, everything else on standard error, an exit code."""

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with its arguments (None: those of the process); the exit code."""
    from sogov.cli.program import run

    return run(arguments)


def script() -> None:
    """Run the command line as a program of its own, which ends with the exit code."""
    from sogov.cli.exits import leave

    leave(main())
