"""Globs: patterns of paths, matched step by step, so that none takes long."""

from fnmatch import fnmatchcase

_ANY_DEPTH = "**"


def is_matched(path: str, pattern: str) -> bool:
    """Whether a path is one that a pattern means, or stands below such a one; both use `/` and begin at one folder.

    `*`, `?` and `[…]` stand for signs within a step, `**` for any number of steps.
    """
    steps = _steps(pattern)
    # How many steps of the pattern may be used up by now.
    used = _passed({0}, steps)
    for step in _steps(path):
        if len(steps) in used:
            return True
        kept = {number for number in used if steps[number] == _ANY_DEPTH}
        taken = {number + 1 for number in used - kept if fnmatchcase(step, steps[number])}
        used = _passed(kept | taken, steps)
    return len(steps) in used


def _passed(used: set[int], steps: tuple[str, ...]) -> set[int]:
    """The same, and what is used up where `**` stands for no step at all."""
    found = set(used)
    for number, step in enumerate(steps):
        if step == _ANY_DEPTH and number in found:
            found.add(number + 1)
    return found


def _steps(path: str) -> tuple[str, ...]:
    return tuple(step for step in path.split("/") if step not in ("", "."))
