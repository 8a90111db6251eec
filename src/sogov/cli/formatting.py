"""Formatting: documents one by one, each with its canonical form or with what is wrong with it."""

import difflib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import attrs

from sogov.cli.evaluating import standard_input
from sogov.cli.settings import STANDARD_INPUT
from sogov.cli.usage import UsageError
from sogov.documents.faults import Fault
from sogov.documents.limits import Limits
from sogov.documents.reader import read
from sogov.documents.schemas import check_shape, kind_of
from sogov.documents.sources import Source
from sogov.files import STREAM_ENDING, files_of, read_bytes
from sogov.findings.findings import Finding, in_order
from sogov.formats.escapes import visible, without_commands
from sogov.formats.results import Result, refusal
from sogov.layout.canonical import canonical


@attrs.frozen(eq=False)
class Piece:
    """A document as it is and in canonical form, which is empty where there are faults; no path: standard input."""

    name: str
    path: Path | None
    data: bytes = attrs.field(repr=False)
    canonical: str = attrs.field(repr=False)
    faults: tuple[Fault, ...]
    source: Source

    @property
    def would_change(self) -> bool:
        """Whether it is sound and not in canonical form."""
        return not self.faults and self.canonical.encode() != self.data

    @property
    def refusal(self) -> Result:
        """What is wrong with it."""
        findings = [
            Finding(fault.name, "input", "error", fault.message, fault.remedy, places=(fault.place(),))
            for fault in self.faults
        ]
        # The day is nobody's concern here; the formats for findings want one.
        return refusal(in_order(findings), (self.source,), date.min)

    def difference(self) -> Iterator[str]:
        """The lines of a unified difference between what is there and the canonical form, made safe to show."""
        before, after = self.data.decode().split("\n"), self.canonical.split("\n")
        lines = difflib.unified_diff(before, after, self.name, f"{self.name} (canonical)", lineterm="")
        return (f"{line}\n" for line in without_commands(map(visible, lines)))


def pieces_of(paths: Sequence[str], limits: Limits) -> list[Piece]:
    """The documents at the paths, no streams, or the one on standard input; raises UsageError for both at once."""
    if STANDARD_INPUT not in paths:
        # Of resources one a line there is nothing to put in order.
        documents = [(name, path) for name, path in files_of(paths) if not name.endswith(STREAM_ENDING)]
        return [_piece(name, path, read_bytes(path, limits.file), limits) for name, path in documents]
    if len(paths) > 1:
        raise UsageError("standard input is formatted alone; leave the other paths out")
    return [_piece(STANDARD_INPUT, None, standard_input(limits.file), limits)]


def _piece(name: str, path: Path | None, data: bytes, limits: Limits) -> Piece:
    reading = read(name, data, limits)
    faults = list(reading.faults)
    text = ""
    if reading.tree is not None:
        faults += check_shape(kind_of(reading.tree), reading.source, reading.tree, limits)
        text = canonical(reading.tree) if not faults else ""
    return Piece(name, path, data, text, tuple(faults), reading.source)
