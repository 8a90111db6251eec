"""What a rule requires of whoever holds a responsibility (`language §3.4`)."""

from functools import cached_property

import attrs

from sogov.values.bounds import Bound
from sogov.values.holders import HOME, Holder

INVOLVED = "involved"


@attrs.frozen
class Requirement:
    """The tests under one key: a responsibility, or `involved`; what is None is not asked."""

    key: str
    includes: tuple[Holder, ...] = ()
    includes_any: tuple[Holder, ...] = ()
    only: tuple[Holder, ...] | None = None
    excludes: tuple[Holder, ...] = ()
    count: Bound | None = None
    share: tuple[tuple[Holder, Bound], ...] = ()
    largest: Bound | None = None
    apart_from: tuple[str, ...] = ()

    @property
    def responsibility(self) -> str | None:
        """The responsibility that it is about; None for `involved`."""
        return None if self.key == INVOLVED else self.key

    @cached_property
    def named(self) -> frozenset[Holder]:
        """The holders that its tests name."""
        shared = (holder for holder, _ in self.share)
        return frozenset((*self.includes, *self.includes_any, *(self.only or ()), *self.excludes, *shared))

    @cached_property
    def names_home(self) -> bool:
        """Whether `@home` is one of them."""
        return HOME in self.named

    @cached_property
    def asks_only_for_presence(self) -> bool:
        """Whether all that it asks is that somebody is there."""
        others = (self.only, self.count, self.largest)
        return all(test is None for test in others) and not (self.excludes or self.share or self.apart_from)
