"""Rendering: the formats on the shelf, and the function of each for a subject, found when it is needed."""

import os
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

import sogov.formats

if TYPE_CHECKING:
    from sogov.cli.outputs import Renderer

# What formats share stands on their shelf and is none.
SHARED = frozenset(
    {
        "__init__",
        "diagrams",
        "escapes",
        "figures",
        "grids",
        "objects",
        "prose",
        "reasons",
        "results",
        "settings",
        "style",
    }
)

_ENDING = ".py"


def formats(subject: str) -> tuple[str, ...]:
    """The names of the formats that a subject can be written in, the one for people first."""
    return tuple(sorted(_modules(subject), key=lambda name: (name != "text", name)))


def renderers(subject: str, function: str, value: object) -> dict[str, "Renderer"]:
    """For each format what renders a value: the function of its module for the subject."""
    return {name: partial(_rendered, module, function, value) for name, module in _modules(subject).items()}


def _modules(subject: str) -> dict[str, str]:
    """The module of each format for a subject: a folder has one for each of its subjects, a file is about findings.

    A name that means something else elsewhere has a line behind it, which is not part of the format's.
    """
    return {room.rstrip("_"): f"sogov.formats.{module}" for room, module in _places(subject)}


def _places(subject: str) -> Iterator[tuple[str, str]]:
    # `pkgutil` says the same, and takes longer than all the rest of `--help`.
    for folder in sogov.formats.__path__:
        for entry in os.scandir(folder):
            name = entry.name.removesuffix(_ENDING)
            if entry.is_dir():
                if os.path.isfile(os.path.join(entry.path, subject + _ENDING)):  # noqa: PTH113, PTH118  # light
                    yield name, f"{name}.{subject}"
            elif subject == "findings" and entry.name.endswith(_ENDING) and not _is_shared(name):
                yield name, name


def _is_shared(name: str) -> bool:
    return name in SHARED or name.startswith("_")


def _rendered(module: str, function: str, value: object, style: object):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return getattr(import_module(module), function)(value, style)
