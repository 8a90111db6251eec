"""The shelf of importers: every foreign format that can be read, by its name."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

import sogov.importers
from sogov.importers.imports import Import


class Importer(Protocol):
    """What the module of an importer offers."""

    NAME: str
    SUMMARY: str

    def read(self, files: Mapping[str, bytes]) -> Import:
        """The document that the files come to, by file name; raises UnreadableExport."""
        ...


def importers() -> Mapping[str, Importer]:
    """The importers by name."""
    public = sorted(module.name for module in iter_modules(sogov.importers.__path__) if not module.name.startswith("_"))
    modules = [import_module(f"sogov.importers.{name}") for name in public]
    return {module.NAME: module for module in modules if hasattr(module, "NAME")}
