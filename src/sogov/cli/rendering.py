"""Rendering: the function of each format for a subject, found when it is needed."""

from functools import partial
from importlib import import_module

from sogov.cli.outputs import Renderer

_ROOMS = {"text": "text", "json": "json_", "markdown": "markdown"}


def renderers(subject: str, function: str, value: object) -> dict[str, Renderer]:
    """For each format what renders a value: the function of its module for the subject."""
    return {
        name: partial(_rendered, f"sogov.formats.{room}.{subject}", function, value) for name, room in _ROOMS.items()
    }


def _rendered(module: str, function: str, value: object, style: object):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return getattr(import_module(module), function)(value, style)
