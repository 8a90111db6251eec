"""Identities: what makes a finding the same from one run to the next, whatever became of the files."""

import attrs

from sogov.findings.findings import Finding


@attrs.frozen(order=False)
class Identity:
    """A finding without its subjects: name, responsibility, rules and cause (`language §4`).

    Neither its severity nor its places belong to it, nor do any words of its message.
    """

    name: str
    responsibility: str | None = None
    rules: tuple[str, ...] = ()
    concern: str = ""


def identity_of(finding: Finding) -> Identity:
    """The identity of a finding."""
    return Identity(finding.name, finding.responsibility, finding.rules, finding.concern)


@attrs.frozen
class Entry:
    """What one finding says of one subject; of none where the finding has none."""

    identity: Identity
    subject: str | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """The one order of entries: by name, responsibility, cause, subject, rules."""
        identity = self.identity
        head = (identity.name, identity.responsibility or "", identity.concern, self.subject or "")
        return (*head, *identity.rules)
