"""What a configuration file states, value by value, each with its place."""

from pathlib import Path
from typing import Generic, TypeVar

import attrs

from sogov.adoption.severities import Grading

T = TypeVar("T")


@attrs.frozen
class Stated(Generic[T]):
    """A value, and where it is stated: the name of the file, and the line where that is known."""

    value: T
    where: str


@attrs.frozen
class Configuration:
    """What a file states; None is nothing. `file` is its name, None where there is no file.

    Paths and the baseline are given from the current folder; `folder` is that of the file, and nothing leads out of it.
    """

    file: str | None = None
    folder: Path = Path()
    paths: Stated[tuple[str, ...]] | None = None
    as_of: Stated[str] | None = None
    fail_level: Stated[str] | None = None
    format: Stated[str] | None = None
    select: Stated[tuple[str, ...]] | None = None
    ignore: Stated[tuple[str, ...]] | None = None
    baseline: Stated[str] | None = None
    gradings: tuple[Stated[Grading], ...] = ()
