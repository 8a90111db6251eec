"""What `check -f junit` writes: a test report in XML, which every build server shows."""

from collections.abc import Iterator, Sequence

import attrs

from sogov.findings.findings import Finding
from sogov.formats.escapes import visible
from sogov.formats.prose import MOST_SHOWN, entry_text, left_over_text, place_text
from sogov.formats.results import KINDS, Result
from sogov.formats.style import Style

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


@attrs.frozen
class Case:
    """A test: what it is about, and how it ended, which is `passed` or the name of an element."""

    area: str
    check: str
    name: str
    outcome: str = "passed"
    message: str = ""
    lines: tuple[str, ...] = ()


def pieces(result: Result, _style: Style) -> Iterator[str]:
    """A suite for each kind of finding; in it a test for each finding, and one for each check that found nothing."""
    return (f"{line}\n" for line in _report(tuple(_cases(result))))


def _report(cases: Sequence[Case]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites{_attributes(name='sogov', **_numbers(cases))}>"
    for area in ("run", *KINDS):
        of_one = [case for case in cases if case.area == area]
        if of_one:
            skipped = str(sum(case.outcome == "skipped" for case in of_one))
            yield f"  <testsuite{_attributes(name=area, **_numbers(of_one), skipped=skipped)}>"
            for case in of_one:
                yield from _case(case)
            yield "  </testsuite>"
    yield "</testsuites>"


def _numbers(cases: Sequence[Case]) -> dict[str, str]:
    failures, errors = (sum(case.outcome == outcome for case in cases) for outcome in ("failure", "error"))
    return {"tests": str(len(cases)), "failures": str(failures), "errors": str(errors)}


def _cases(result: Result) -> Iterator[Case]:
    if result.missing:
        yield Case("run", "sogov", "something is checked", "error", f"nothing was checked: {result.missing}")
    failing = set(result.failing)
    for finding in result.findings:
        yield _case_of(finding, _outcome(finding, fails=finding in failing), finding.message)
    for waived in result.waived:
        yield _case_of(waived.finding, "skipped", f"waived until {waived.until} by {waived.waiver}: {waived.reason}")
    for finding in result.known_findings:
        yield _case_of(finding, "skipped", f"known: {finding.message}")
    if result.left_over:
        lines = (left_over_text(result), *(f"  {entry_text(entry)}" for entry in result.left_over[:MOST_SHOWN]))
        yield Case("run", "sogov", "the baseline only has what is needed", lines=lines)
    # Where documents are refused or nothing was there to look at, a check that found nothing has not passed.
    if not result.is_refused and not result.missing:
        waived_findings = (waived.finding for waived in result.waived)
        found = {finding.name for finding in (*result.findings, *waived_findings, *result.known_findings)}
        yield from (Case(page.kind, page.name, page.summary) for page in result.pages if page.name not in found)


def _case_of(finding: Finding, outcome: str, message: str) -> Case:
    return Case(finding.kind, finding.name, finding.message, outcome, message, tuple(_lines(finding)))


def _outcome(finding: Finding, *, fails: bool) -> str:
    if finding.kind == "input":
        return "error"
    return "failure" if fails else "passed"


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity}: {finding.message}"
    yield from (f"  {place_text(place)}" for place in finding.places)
    if finding.rules:
        yield f"  rules: {', '.join(finding.rules)}"
    if finding.subjects:
        yield f"  resources: {', '.join(finding.subjects)}"
    if finding.remedy:
        yield f"  help: {finding.remedy}"


def _case(case: Case) -> Iterator[str]:
    head = _attributes(classname=f"sogov.{case.area}.{case.check}", name=case.name)
    text = "\n".join(map(_escaped, case.lines))
    if case.outcome != "passed":
        yield f"    <testcase{head}>"
        yield f"      <{case.outcome}{_attributes(type=case.check, message=case.message)}>{text}</{case.outcome}>"
        yield "    </testcase>"
    elif text:
        yield f"    <testcase{head}>"
        yield f"      <system-out>{text}</system-out>"
        yield "    </testcase>"
    else:
        yield f"    <testcase{head}/>"


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{_escaped(value)}"' for name, value in values.items())


def _escaped(text: str) -> str:
    """The text in ASCII; what XML cannot hold at all is among what is not visible."""
    text = visible(text).translate(_ENTITIES).replace("##[", "#&#35;[")  # the latter is a command to a build log
    return text.encode("ascii", "xmlcharrefreplace").decode()
