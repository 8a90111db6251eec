"""Departments as they stand on a day: what the cases do not ask of a tree."""

from datetime import date

from sogov.organisation.entities import Department
from sogov.organisation.tree import Tree
from sogov.values.origins import Origin
from sogov.values.periods import Period

_DAY = date(2026, 11, 23)
_HERE = Origin(0)


def _department(name: str, parent: str | None = None, **other: object) -> Department:
    return Department(name, name, _HERE, parent=parent, **other)  # type: ignore[arg-type]  # the fields of a department


def test_subtree() -> None:
    """A subtree is the unit and all below it, after successors; the root's is everything."""
    ended = Period(end=date(2026, 11, 22))
    old = _department("old", "a", successor="new", effective=ended)
    tree = Tree((_department("a"), _department("new", "a"), old, _department("b", "old"), _department("c")), _DAY)

    assert ("b", "new") == tree.subtree_of("new")
    assert ("old",) == tree.subtree_of("old")
    assert ("@root", "a", "b", "c", "new", "old") == tree.subtree_of("@root")


def test_a_chain_of_a_hundred_thousand_departments() -> None:
    """Depth costs neither recursion nor a climb for every question."""
    deep = 100_000
    chain = [_department("d0", performs=("marketing",))]
    chain += [_department(f"d{number}", f"d{number - 1}") for number in range(1, deep)]
    tree = Tree(tuple(chain), _DAY)

    performers = {tree.performer_of("marketing", f"d{number}").department for number in range(deep - 1, -1, -1)}

    assert {"d0"} == performers
    assert tree.is_within(f"d{deep - 1}", "d1")


def test_a_chain_of_successors() -> None:
    """The last of a chain stands in for all of it, whichever is asked first."""
    ended = Period(end=date(2026, 1, 31))
    chain = [_department(f"d{number}", successor=f"d{number + 1}", effective=ended) for number in range(5)]
    tree = Tree((*reversed(chain), _department("d5")), _DAY)

    assert {"d5"} == {tree.stand_in(f"d{number}") for number in range(6)}
