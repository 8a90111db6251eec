"""The words of a question: ids, and paths, which no id can look like."""

from argparse import Namespace
from collections.abc import Sequence


def take_paths(options: Namespace, words: Sequence[str]) -> list[str]:
    """The words that are ids; the others (`.`, `./policies`, `-`) join the paths of the options."""
    from sogov.values.identifiers import is_identifier

    options.paths = [*(options.paths or ()), *(word for word in words if not is_identifier(word))]
    return [word for word in words if is_identifier(word)]
