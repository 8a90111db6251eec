"""Requirements: what must be true of whoever holds a responsibility (language §3.4)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tests.model.performers import Party, is_named, merged
from tests.model.selectors import within_bound
from tests.model.world import Entry, World, Written

INVOLVED = "involved"


def is_tested(key: str, statuses: Mapping[str, str]) -> bool:
    """A cell that is a `conflict` or a `gap` is not tested; `involved` waits while one of its cells is a conflict."""
    if key == INVOLVED:
        return all(status != "conflict" for responsibility, status in statuses.items() if responsibility != "informed")
    return statuses[key] not in ("conflict", "gap")


def is_met(world: World, key: str, tests: Entry, home: str, held: Mapping[str, list[Party]]) -> bool:
    """Whether every test of a requirement holds; `held` are the parties of each responsibility of the resource."""
    # “`involved`: whoever holds anything but `informed`”
    involving = [responsibility for responsibility in held if responsibility != "informed"]
    tested = merged(p for r in involving for p in held[r]) if key == INVOLVED else held[key]
    for test, argument in tests.items():
        if test == "apart_from":
            # “under `involved`, no party of any but those listed”, and but `informed`
            own = [r for r in involving if r not in argument] if key == INVOLVED else [key]
            if not are_apart([p for r in own for p in held[r]], [p for r in argument for p in held[r]]):
                return False
        elif not is_passed(world, test, argument, home, tested):
            return False
    return True


def are_apart(own: list[Party], others: list[Party]) -> bool:
    """No party also holds one of those; parties are compared, however they are named."""
    return not any(a.key == b.key for a in own for b in others)


def is_passed(world: World, test: str, argument: Written, home: str, tested: list[Party]) -> bool:
    """Whether one test other than `apart_from` holds of some parties."""
    if test == "count":
        return within_bound(argument, len(tested))
    if test == "largest":
        return within_bound(argument, max((party.share for party in tested), default=Fraction(0)))
    if test == "share":
        return all(within_bound(bound, share_of(world, x, home, tested)) for x, bound in argument.items())
    return is_named_so(world, test, argument, home, tested)


def share_of(world: World, x: str, home: str, tested: list[Party]) -> Fraction:
    """The total share of the parties that are x; 0 when there is none."""
    return sum((party.share for party in tested if is_named(world, party, x, home)), Fraction(0))


def is_named_so(world: World, test: str, named: list[str], home: str, tested: list[Party]) -> bool:
    """Whether the parties are, or are not, those that a test names."""
    if test == "includes":
        return all(any(is_named(world, party, x, home) for party in tested) for x in named)
    if test == "includes_any":
        return any(any(is_named(world, party, x, home) for party in tested) for x in named)
    if test == "only":
        return all(any(is_named(world, party, x, home) for x in named) for party in tested)
    if test == "excludes":
        return not any(any(is_named(world, party, x, home) for x in named) for party in tested)
    raise ValueError(test)
