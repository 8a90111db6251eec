"""What is raised: faults of a call, and the input errors of a set of documents."""

from sogov.findings.findings import Finding


class SogovError(Exception):
    """A fault in a call to sogov; every exception that it raises on purpose is one."""


class InputErrors(SogovError):
    """The documents cannot be evaluated; `findings` holds every input error, in order (`language §4`)."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Take the input errors; the text names the first three of them."""
        self.findings = findings
        super().__init__(_summary(findings))


class UnknownName(SogovError):
    """A question names a resource, responsibility or holder that there is not; `nearest` is the closest known."""

    def __init__(self, what: str, name: str, nearest: str | None) -> None:
        """Take the sort of thing (`resource`), the name asked for and the nearest known one."""
        self.what, self.name, self.nearest = what, name, nearest
        hint = f"; did you mean `{nearest}`?" if nearest else ""
        super().__init__(f"no {what} `{name}`{hint}")


class UnreadablePath(SogovError):
    """A path that was given cannot be read."""


class Misstated(SogovError):
    """A file that steers a run states what it cannot; `mistakes` holds a sentence for each, with its place."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        """Take the sentences, in the order of the file."""
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


def _summary(findings: tuple[Finding, ...]) -> str:
    shown = [_line(finding) for finding in findings[:3]]
    more = len(findings) - len(shown)
    return "\n".join([*shown, *([f"and {more} more"] if more else [])])


def _line(finding: Finding) -> str:
    place = finding.places[0] if finding.places else None
    where = f"{place.file}:{place.line}:{place.column}: " if place and place.line else ""
    return f"{where}{finding.name}: {finding.message}"
