"""The faults of a set of documents, gathered until all of them are known (`language §4`)."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from sogov.documents.faults import Fault
from sogov.documents.sources import Source
from sogov.findings.findings import Finding, in_order
from sogov.values.origins import Origin


@attrs.frozen(eq=False)
class FaultList:
    """The faults found so far; it knows where there are some, so that no mistake is reported twice."""

    sources: tuple[Source, ...]
    _faults: list[Fault] = attrs.field(factory=list, init=False)
    _marked: set[Origin] = attrs.field(factory=set, init=False)
    _around: set[Origin] = attrs.field(factory=set, init=False)

    def __len__(self) -> int:
        """The number of faults found so far."""
        return len(self._faults)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults found so far."""
        return tuple(self._faults)

    def take(self, faults: Iterable[Fault]) -> None:
        """Take over faults that were found elsewhere, in sources of this set."""
        for fault in faults:
            self._note(fault, Origin(self._numbers[fault.source], fault.pointer))

    def add(self, name: str, origin: Origin, message: str, remedy: str = "", *, on_key: bool = False) -> None:
        """Report a fault at a place, on its value or on its key."""
        self._note(Fault(name, self.sources[origin.document], origin.pointer, message, remedy, on_key), origin)

    def malformed(self, origin: Origin) -> None:
        """Make sure that what could not be read is reported: at the place, further in, or around it."""
        if not self.is_around(origin):
            self.add("schema", origin, "this does not have the form that is expected here")

    def is_reported(self, origin: Origin) -> bool:
        """Whether there is a fault at a place or around it; what is further in does not count."""
        steps = origin.pointer
        return any(Origin(origin.document, steps[:length]) in self._marked for length in range(len(steps) + 1))

    def is_around(self, origin: Origin) -> bool:
        """Whether there is a fault at a place, further in, or around it."""
        return origin in self._around or self.is_reported(origin)

    def is_at(self, origin: Origin) -> bool:
        """Whether there is a fault at exactly this place."""
        return origin in self._marked

    def whereabouts(self, origin: Origin) -> str:
        """A place as messages name it: file and line, or the pointer where there are no lines."""
        place = self.sources[origin.document].place(origin.pointer)
        return f"`{place.file}:{place.line}`" if place.line is not None else f"`{place.file}` at `{place.pointer}`"

    def findings(self) -> tuple[Finding, ...]:
        """The faults as input errors, in the order of file, line and column."""
        return in_order(
            [
                Finding(fault.name, "input", "error", fault.message, fault.remedy, places=(fault.place(),))
                for fault in self._faults
            ]
        )

    @cached_property
    def _numbers(self) -> Mapping[Source, int]:
        return {source: number for number, source in enumerate(self.sources)}

    def _note(self, fault: Fault, origin: Origin) -> None:
        self._faults.append(fault)
        self._marked.add(origin)
        steps = origin.pointer
        self._around.update(Origin(origin.document, steps[:length]) for length in range(len(steps) + 1))
