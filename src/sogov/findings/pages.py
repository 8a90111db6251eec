"""Pages: what the catalogue has to say of a finding by itself."""

import attrs

from sogov.findings.findings import Kind, Severity


@attrs.frozen
class Example:
    """Documents as texts, by file name, and the date on which they are looked at."""

    documents: tuple[tuple[str, str], ...]
    as_of: str = "2026-11-23"


@attrs.frozen
class Page:
    """A finding's name, what it is and why it matters, what raises it and what mends that.

    `severity` is None where the rule states it.
    """

    name: str
    kind: Kind
    severity: Severity | None
    text: str = ""
    bad: Example | None = None
    good: Example | None = None

    @property
    def summary(self) -> str:
        """The first paragraph without the name, on one line."""
        first = " ".join(self.text.partition("\n\n")[0].split())
        return first.removeprefix(f"`{self.name}`:").strip()
