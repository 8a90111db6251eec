"""The departments as they stand on a day: successors, the tree, and who performs a function where."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

import attrs

from sogov.organisation.entities import Department
from sogov.values.identifiers import ROOT


@attrs.frozen(cache_hash=True)
class Performer:
    """Where a function was found from a home: the unit, and the departments that perform it for that unit.

    One department: it performs the function. Several: nobody can say which. None (and no unit): nobody does.
    """

    unit: str | None
    departments: tuple[str, ...]

    @property
    def department(self) -> str | None:
        """The one department that performs the function, or None."""
        return self.departments[0] if len(self.departments) == 1 else None


VACANT = Performer(None, ())


@attrs.frozen(eq=False)
class Tree:
    """The forest of departments on a day under one root, after successors (`language §2.1`, `§3.2`)."""

    departments: tuple[Department, ...]
    day: date
    _found: dict[tuple[str, str], Performer] = attrs.field(factory=dict, init=False, repr=False)
    _posts: dict[str, str] = attrs.field(factory=dict, init=False, repr=False)

    @cached_property
    def stated(self) -> Mapping[str, Department]:
        """The departments by id, as stated."""
        return {department.id: department for department in self.departments}

    @cached_property
    def in_effect(self) -> frozenset[str]:
        """The ids of the departments in effect."""
        return frozenset(department.id for department in self.departments if department.effective.covers(self.day))

    def stand_in(self, department: str) -> str:
        """Who stands where a department is named: itself, or after its end the last of its successors."""
        return self._stand_ins[department]

    @cached_property
    def _stand_ins(self) -> Mapping[str, str]:
        stand_ins: dict[str, str] = {}
        for department in self.departments:
            chain = [department.id]
            while chain[-1] not in stand_ins and (successor := self._successor(chain[-1])) is not None:
                chain.append(successor)
            stand_ins.update(dict.fromkeys(chain, stand_ins.get(chain[-1], chain[-1])))
        return stand_ins

    def _successor(self, department: str) -> str | None:
        entry = self.stated[department]
        return entry.successor if entry.effective.over(self.day) else None

    def home_of(self, department: str | None) -> str:
        """The home of a resource that states this department: after successors, or the root."""
        return ROOT if department is None else self.stand_in(department)

    @cached_property
    def parent(self) -> Mapping[str, str]:
        """The unit above each department."""
        return {department.id: self.home_of(department.parent) for department in self.departments}

    @cached_property
    def _servants(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The departments in effect that perform a function for a unit, by unit and function, in their order."""
        servants: dict[tuple[str, str], list[str]] = {}
        for department in self.departments:
            if department.id in self.in_effect:
                unit = self.parent[department.id] if department.serves is None else self._served(department.serves)
                for function in set(department.performs):
                    servants.setdefault((unit, function), []).append(department.id)
        return {key: tuple(ids) for key, ids in servants.items()}

    def _served(self, serves: str) -> str:
        return ROOT if serves == ROOT else self.stand_in(serves)

    def upwards(self, unit: str) -> Iterator[str]:
        """The unit, then each one above it, the root last."""
        while unit != ROOT:
            yield unit
            unit = self.parent[unit]
        yield ROOT

    def performs(self, unit: str, function: str) -> bool:
        """Whether a unit is a department in effect that performs the function itself."""
        return unit in self.in_effect and function in self.stated[unit].performs

    def performer_of(self, function: str, home: str) -> Performer:
        """Who performs a function for a resource with this home (`language §3.2`)."""
        post = self.post_of(home)
        known = self._found.get((function, post))
        return self._looked_for_performer(function, post) if known is None else known

    def _looked_for_performer(self, function: str, post: str) -> Performer:
        passed = []
        for unit in self.upwards(post):
            known = self._found.get((function, unit)) or self._at(function, unit)
            passed.append((function, unit))
            if known is not None:
                break
        performer = known or VACANT
        # Everything passed on the way up has the same answer, so a deep tree is climbed once.
        self._found.update(dict.fromkeys(passed, performer))
        return performer

    def post_of(self, home: str) -> str:
        """The nearest unit at or above a home where any function is performed, or the root.

        Every function has the same performer for all homes of one post.
        """
        known = self._posts.get(home)
        return self._looked_for_post(home) if known is None else known

    def _looked_for_post(self, home: str) -> str:
        passed = []
        for unit in self.upwards(home):
            passed.append(unit)
            if unit in self._posts or unit in self._performing:
                break
        post = self._posts.get(unit, unit)
        self._posts.update(dict.fromkeys(passed, post))
        return post

    @cached_property
    def _performing(self) -> frozenset[str]:
        """The units where some function is performed."""
        able = {department.id for department in self.departments if department.performs}
        return frozenset((able & self.in_effect) | {unit for unit, _ in self._servants})

    def _at(self, function: str, unit: str) -> Performer | None:
        if self.performs(unit, function):
            return Performer(unit, (unit,))
        servants = self._servants.get((unit, function))
        return Performer(unit, servants) if servants else None

    @cached_property
    def spans(self) -> Mapping[str, tuple[int, int]]:
        """For each unit the span of numbers that its subtree takes when the tree is walked from the root, number 0."""
        children: dict[str, list[str]] = {}
        for department in self.departments:
            children.setdefault(self.parent[department.id], []).append(department.id)
        spans: dict[str, tuple[int, int]] = {}
        starts: dict[str, int] = {}
        walk = [(ROOT, False)]
        while walk:
            unit, done = walk.pop()
            if done:
                spans[unit] = (starts[unit], len(starts))
                continue
            starts[unit] = len(starts)
            walk.append((unit, True))
            walk.extend((child, False) for child in children.get(unit, ()))
        return spans

    def is_within(self, unit: str, top: str) -> bool:
        """Whether a unit is the other or stands below it."""
        first, end = self.spans[top]
        return first <= self.spans[unit][0] < end

    def subtree_of(self, top: str) -> tuple[str, ...]:
        """The units at or below one, sorted."""
        return tuple(sorted(unit for unit in self.spans if self.is_within(unit, top)))
