"""What `check -f json` writes: the numbers, every finding, every waived finding."""

from collections.abc import Iterator

from sogov.formats.json_.writing import VERSION, document
from sogov.formats.objects import entry_object, finding_object, waived_object
from sogov.formats.results import Result
from sogov.formats.style import Style


def pieces(result: Result, _style: Style) -> Iterator[str]:
    """A result as one JSON object; `baseline` is there only where there is one."""
    members: dict[str, object | Iterator[object]] = {
        "sogov": VERSION,
        "as_of": result.as_of.isoformat(),
        "summary": dict(result.summary),
        "findings": map(finding_object, result.findings),
        "waived": map(waived_object, result.waived),
    }
    if result.known is not None:
        known, left_over = map(finding_object, result.known.findings), map(entry_object, result.known.left_over)
        members["baseline"] = {"known": known, "left_over": left_over}
    return document(members)
