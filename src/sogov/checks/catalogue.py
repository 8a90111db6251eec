"""The catalogue: every check on this shelf, and those of other packages, through the entry point `sogov.checks`."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from inspect import cleandoc
from pkgutil import iter_modules

import attrs

import sogov.checks
from sogov.checks.check import Check
from sogov.findings.errors import SogovError

GROUP = "sogov.checks"
"""The entry point of checks that are not on this shelf."""


@cache
def catalogue() -> tuple[Check, ...]:
    """All checks, sorted by name; raises SogovError where two have one name."""
    shelf = [import_module(f"sogov.checks.{module.name}") for module in iter_modules(sogov.checks.__path__)]
    checks = [
        attrs.evolve(module.CHECK, page=cleandoc(module.__doc__ or "")) for module in shelf if hasattr(module, "CHECK")
    ]
    checks += [entry.load() for entry in entry_points(group=GROUP)]
    names = [check.name for check in checks]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise SogovError(f"two checks are called `{twice[0]}`")
    return tuple(sorted(checks, key=lambda check: check.name))
