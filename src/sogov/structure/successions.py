"""Departments that stand above themselves, as they are written or after some succession (`language §2.1`, `§8`)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

import attrs

from sogov.organisation.entities import Department
from sogov.structure.circles import circle_text, circles
from sogov.structure.fault_list import FaultList


def check_departments(departments: Iterable[Department], faults: FaultList) -> None:
    """Report every cycle of parents, of successors, and of parents after succession on any date, once each."""
    stated: dict[str, Department] = {}
    for department in departments:
        if department.id:
            stated.setdefault(department.id, department)
    standing = _Standing(stated)
    reported: set[tuple[str, ...]] = set()
    for circle in circles(standing.above, stated):
        reported.add(circle)
        _report(circle, "parent", _told(circle, "stands above", "stand above"), stated, faults)
    endless: set[str] = set()
    for circle in circles(standing.successor, stated):
        endless.update(circle)
        _report(circle, "successor", _told(circle, "succeeds", "succeed"), stated, faults)
    for day, successors in _successions(stated, endless, standing):
        for circle in circles(standing.above, successors):
            if circle not in reported:
                reported.add(circle)
                message = f"after succession {_told(circle, 'stands above', 'stand above')} from `{day}` on"
                _report(circle, "parent", message, stated, faults)


@attrs.frozen(eq=False)
class _Standing:
    """Who stands for whom on a day that only moves forward: whoever has been succeeded stays so."""

    stated: Mapping[str, Department]
    _instead: dict[str, str] = attrs.field(factory=dict, init=False)

    def successor(self, department: str) -> str | None:
        """The department that is to succeed, where it is known."""
        return self._known(self.stated[department].successor)

    def above(self, department: str) -> str | None:
        """Who stands above a department now, where that is known."""
        parent = self._known(self.stated[department].parent)
        return self.stand_in(parent) if parent is not None else None

    def stand_in(self, department: str) -> str:
        """Who stands for a department now; the way there is shortened for the next time."""
        last = department
        while last in self._instead:
            last = self._instead[last]
        while department != last:
            self._instead[department], department = last, self._instead[department]
        return last

    def succeed(self, department: str, successor: str) -> None:
        """From now on the successor stands for the department."""
        self._instead[department] = successor

    def _known(self, department: str | None) -> str | None:
        return department if department in self.stated else None


def _successions(
    stated: Mapping[str, Department], endless: set[str], standing: _Standing
) -> Iterator[tuple[date, list[str]]]:
    """Each day on which successions begin, after they have, with those who now stand where others stood.

    A cycle that comes about on that day runs through one of them.
    """
    ending = [
        (department.effective.end, department.id)
        for department in stated.values()
        if department.effective.end is not None and department.effective.end < date.max
        if standing.successor(department.id) is not None and department.id not in endless
    ]
    for end, ended in groupby(sorted(ending), key=lambda pair: pair[0]):
        ids = [department for _, department in ended]
        for department in ids:
            standing.succeed(department, stated[department].successor or department)
        yield end + timedelta(days=1), sorted({standing.stand_in(department) for department in ids})


def _told(circle: tuple[str, ...], one: str, many: str) -> str:
    return f"`{circle[0]}` {one} itself" if len(circle) == 1 else f"{circle_text(circle)} {many} one another"


def _report(
    circle: tuple[str, ...], key: str, message: str, stated: Mapping[str, Department], faults: FaultList
) -> None:
    remedy = f"change the `{key}` of one of them" if len(circle) > 1 else f"change its `{key}`"
    faults.add("department-cycle", stated[circle[0]].origin.at(key), message, remedy)
