"""sogov: who funds and who manages each resource, as code."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sogov.api import evaluate, load, parse, test
    from sogov.evaluation.cells import Cell, CellHolder
    from sogov.evaluation.report import Report
    from sogov.findings.errors import InputErrors, SogovError, UnknownName, UnreadablePath
    from sogov.findings.findings import Finding, Place, Waived
    from sogov.structure.workspace import Workspace
    from sogov.trials.trying import TrialReport

__version__ = "0.1.0"

_HOMES = {
    "Cell": "sogov.evaluation.cells",
    "CellHolder": "sogov.evaluation.cells",
    "Finding": "sogov.findings.findings",
    "InputErrors": "sogov.findings.errors",
    "Place": "sogov.findings.findings",
    "Report": "sogov.evaluation.report",
    "SogovError": "sogov.findings.errors",
    "TrialReport": "sogov.trials.trying",
    "UnknownName": "sogov.findings.errors",
    "UnreadablePath": "sogov.findings.errors",
    "Waived": "sogov.findings.findings",
    "Workspace": "sogov.structure.workspace",
    "evaluate": "sogov.api",
    "load": "sogov.api",
    "parse": "sogov.api",
    "test": "sogov.api",
}

__all__ = [
    "Cell",
    "CellHolder",
    "Finding",
    "InputErrors",
    "Place",
    "Report",
    "SogovError",
    "TrialReport",
    "UnknownName",
    "UnreadablePath",
    "Waived",
    "Workspace",
    "evaluate",
    "load",
    "parse",
    "test",
]


def __getattr__(name: str) -> object:
    """Bring in a public name from its home when it is first asked for, so that `import sogov` stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module `sogov` has no attribute `{name}`")
    return getattr(import_module(_HOMES[name]), name)
