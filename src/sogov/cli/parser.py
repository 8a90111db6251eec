"""The parser of a verb's arguments: argparse, with a hint for what is misspelt."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

_WIDEST = 110


class Parser(argparse.ArgumentParser):
    """An argument parser that takes no abbreviations and names the nearest option to one that there is not."""

    def __init__(self, prog: str, description: str) -> None:
        """Take the name of the program with its verb, and a sentence on it."""
        super().__init__(prog=prog, description=description, allow_abbrev=False, formatter_class=_Formatter)

    def parse_args(self, words: Sequence[str]) -> argparse.Namespace:  # type: ignore[override]
        """The options that the words state; ends the program with 2 where they cannot be understood."""
        options, left = self.parse_known_args(words)
        if left:
            self.error(self._unknown(left[0]))
        return options

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how to learn more."""
        from sogov.formats.escapes import visible, without_commands

        said = "".join(without_commands([f"{self.prog}: {visible(message)}"]))
        self.exit(2, f"{said}\n{self.format_usage()}`{self.prog} --help` says more\n")

    def _unknown(self, word: str) -> str:
        if not word.startswith("-"):
            return f"`{word}` is one argument too many"
        from sogov.values.identifiers import nearest

        name = word.partition("=")[0]
        near = nearest(name, self._option_string_actions)
        return f"there is no option `{name}`" + (f"; did you mean `{near}`?" if near else "")


class _Formatter(argparse.HelpFormatter):
    """The help as argparse writes it; the width of the terminal is found without what takes long to import."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=min(_columns(), _WIDEST) - 2)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]  # None is caught
    except (AttributeError, OSError, ValueError):
        return 80
