"""What `check -f jsonl` writes: a finding a line, for programs that read a stream."""

from collections.abc import Iterator

from sogov.findings.findings import Finding, Waived
from sogov.formats.escapes import json_text
from sogov.formats.objects import finding_object
from sogov.formats.results import Result
from sogov.formats.style import Style

_VERSION = 1


def pieces(result: Result, _style: Style) -> Iterator[str]:
    """Each finding as one JSON object on one line, in ASCII; then those that are waived, and those that are known."""
    for finding in result.findings:
        yield _line(result, finding)
    for waived in result.waived:
        yield _line(result, waived.finding, waived=waived)
    for finding in result.known_findings:
        yield _line(result, finding, known=True)


def _line(result: Result, finding: Finding, *, waived: Waived | None = None, known: bool = False) -> str:
    waiver = waived and {"waiver": waived.waiver, "until": waived.until, "reason": waived.reason}
    head = {"sogov": _VERSION, "as_of": result.as_of.isoformat()}
    return f"{json_text({**head, **finding_object(finding), 'waived': waiver, 'known': known})}\n"
