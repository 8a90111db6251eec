"""The baseline: the findings that an organisation has long known, subject by subject; it only ever shrinks."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from sogov.findings.findings import Finding
from sogov.findings.identities import Entry, Identity, identity_of

# Subjects by identity; a finding without subjects has None for the one.
Known = Mapping[Identity, frozenset[str | None]]


@attrs.frozen(eq=False)
class Baseline:
    """Entries, one for each subject of a finding that is known; files, lines and severities are no part of them."""

    known: Known

    def __len__(self) -> int:
        """How many entries there are."""
        return sum(map(len, self.known.values()))

    def subjects_of(self, finding: Finding) -> frozenset[str | None]:
        """The subjects for which a finding is known; None is among them where it is and has none."""
        return self.known.get(identity_of(finding), frozenset())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries in their one order."""
        return tuple(sorted(self._entries(), key=lambda entry: entry.order))

    def without(self, entries: Iterable[Entry]) -> "Baseline":
        """The baseline that is left when entries are taken out."""
        gone: dict[Identity, set[str | None]] = {}
        for entry in entries:
            gone.setdefault(entry.identity, set()).add(entry.subject)
        left = {identity: subjects - gone.get(identity, set()) for identity, subjects in self.known.items()}
        return Baseline({identity: subjects for identity, subjects in left.items() if subjects})

    def unmatched(self, findings: Iterable[Finding]) -> "Baseline":
        """The entries to which none of the findings answers."""
        return self.without(baseline_of(findings)._entries())

    def _entries(self) -> Iterator[Entry]:
        for identity, subjects in self.known.items():
            yield from (Entry(identity, subject) for subject in subjects)


def baseline_of(findings: Iterable[Finding]) -> Baseline:
    """The baseline that knows just these findings."""
    known: dict[Identity, set[str | None]] = {}
    for finding in findings:
        known.setdefault(identity_of(finding), set()).update(finding.subjects or (None,))
    return Baseline({identity: frozenset(subjects) for identity, subjects in known.items()})
