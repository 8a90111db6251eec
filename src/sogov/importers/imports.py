"""What every importer returns: a plain organisation document, and remarks on what had to be repaired."""

from collections.abc import Mapping

import attrs

__all__ = ["Import", "Remark", "UnreadableExport"]


@attrs.frozen(order=True)
class Remark:
    """One thing that a careful clerk would tell whoever reads the result; ``kind`` is stable, for grouping."""

    kind: str
    subject: str
    message: str


@attrs.frozen
class Import:
    """A plain organisation document (`language §2.1`) and the sorted remarks on how it was made."""

    document: Mapping[str, object]
    remarks: tuple[Remark, ...]


class UnreadableExport(ValueError):
    """The files are not what the importer reads; the message names the file and the likely fix."""
