"""The catalogue takes the checks of other packages, and no two of one name."""

from importlib.metadata import EntryPoint

import pytest

from sogov.checks.catalogue import catalogue
from sogov.checks.check import Check
from sogov.findings.errors import SogovError

OWN = Check(name="unfriended", kind="advice", severity="note", page="`unfriended`: nobody follows an account.")
TAKEN = Check(name="drift", kind="advice", severity="note")


def offer(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let a package offer checks of this module, and a package of another group something else."""
    offered = [EntryPoint(name.lower(), f"{__name__}:{name}", "sogov.checks") for name in names]
    other = EntryPoint("other", "nowhere:NOTHING", "sogov.formats")

    def entry_points(*, group: str) -> list[EntryPoint]:
        return [entry for entry in (*offered, other) if entry.group == group]

    monkeypatch.setattr("sogov.checks.catalogue.entry_points", entry_points)


def test_checks_are_sorted_by_name() -> None:
    """The order of the catalogue is that of the names."""
    names = [check.name for check in catalogue()]

    assert names
    assert sorted(set(names)) == names


def test_other_packages_add_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that a package offers is in the catalogue as it is."""
    offer(monkeypatch, "OWN")

    assert {OWN} == set(catalogue.__wrapped__()) - set(catalogue())


def test_two_checks_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package cannot take the place of a check by its name."""
    offer(monkeypatch, "TAKEN")

    with pytest.raises(SogovError, match="two checks are called `drift`"):
        catalogue.__wrapped__()
