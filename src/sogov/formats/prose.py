"""Words that the formats for people share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from sogov.findings.findings import Finding, Kind, Place
from sogov.findings.identities import Entry
from sogov.formats.results import Result, severities_of

if TYPE_CHECKING:
    from sogov.evaluation.cells import Cell
    from sogov.trials.coverage import Coverage
    from sogov.trials.trying import TrialReport

KIND_TITLES: Mapping[Kind, str] = {
    "input": "Input errors",
    "conflict": "Conflicts",
    "gap": "Gaps",
    "violation": "Violations",
    "drift": "Drift",
    "advice": "Advice",
}

# Nobody reads more of one kind; JSON has them all, and the numbers count them all.
MOST_SHOWN = 1000

KIND_MEANINGS: Mapping[Kind, str] = {
    "input": "the documents cannot be evaluated",
    "conflict": "two answers",
    "gap": "no answer",
    "violation": "an answer that policy forbids",
    "drift": "practice differs from policy",
    "advice": "worth a look",
}


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun; thousands are set apart."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words in one phrase: a, b and c."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def severity_counts(findings: tuple[Finding, ...]) -> str:
    """How many errors, warnings and notes: those that there are."""
    return ", ".join(counted(number, severity) for severity, number in severities_of(findings).items() if number)


def place_text(place: Place) -> str:
    """A place as editors understand it: file, line, column; the pointer where the document has no lines."""
    return f"{place.file}:{place.line}:{place.column}" if place.line else f"{place.file}#{place.pointer}"


def scope(result: Result) -> str:
    """What was looked at, in numbers."""
    numbers = result.summary
    policies = counted(numbers["policies"], "policy", "policies")
    return f"{counted(numbers['resources'], 'resource')}, {counted(numbers['rules'], 'rule')} in {policies}"


def verdict(result: Result) -> tuple[str, str]:
    """One word, and the sentence that goes with it."""
    tally = severity_counts(result.findings) or "no findings"
    if result.is_refused:
        return "refused", f"{tally}; the documents cannot be evaluated"
    if result.waived:
        tally += f", {len(result.waived):,} waived"
    if result.known_findings:
        tally += f", {len(result.known_findings):,} known"
    if result.missing:
        return "nothing checked", f"{result.missing}; {tally}"
    if result.failing:
        return "failed", tally
    return "passed", tally


def known_text(findings: Sequence[Finding]) -> str:
    """How much a baseline knows, in a phrase."""
    entries = sum(max(finding.count, 1) for finding in findings)
    return f"{counted(len(findings), 'finding')}, {counted(entries, 'entry', 'entries')} of the baseline"


def left_over_text(result: Result) -> str:
    """That a baseline has entries to which nothing answers any more, and what to do."""
    number = len(result.left_over)
    does, them = ("is", "it") if number == 1 else ("are", "them")
    entries = counted(number, "entry", "entries")
    return f"{entries} of the baseline {does} not needed any more; `sogov baseline --prune` takes {them} out"


def entry_text(entry: Entry) -> str:
    """An entry of a baseline in a line: the finding, and whatever tells it apart."""
    identity = entry.identity
    by_rules = f"by {', '.join(identity.rules)}" if identity.rules else ""
    about = f"({identity.concern})" if identity.concern else ""
    parts = (identity.name, identity.responsibility, about, entry.subject and f"of {entry.subject}", by_rules)
    return " ".join(part for part in parts if part)


def in_reading_order(cells: "Iterable[Cell]") -> "Iterator[Cell]":
    """The cells with the built-in responsibilities of each resource first: who funds, who manages, then the others."""
    for _, of_one in groupby(cells, key=lambda cell: cell.resource):
        yield from sorted(of_one, key=lambda cell: reading_order(cell.responsibility))


def reading_order(responsibility: str) -> tuple[int, str]:
    """Where a responsibility stands when people read: the built-in ones first, `funds` at the head."""
    numbers = _built_in()
    return numbers.get(responsibility, len(numbers)), responsibility


@cache
def _built_in() -> Mapping[str, int]:
    # What a remembered answer is told with need not wait for the organisation.
    from sogov.organisation.entities import BUILT_IN

    return {responsibility.id: number for number, responsibility in enumerate(BUILT_IN)}


def money(amount: Decimal) -> str:
    """An amount with its thousands set apart."""
    return f"{amount:,f}"


def trial_verdict(report: "TrialReport") -> tuple[str, str]:
    """One word on tests, and the sentence that goes with it."""
    from sogov.values.shares import share_text

    tests = counted(len(report.verdicts), "test")
    if report.missing:
        return "nothing checked", report.missing
    if report.failed:
        return "failed", f"{len(report.failed):,} of {tests}"
    if report.is_short and report.fail_under is not None:
        covered, asked = percentage(report.rules.portion), share_text(report.fail_under)
        return "failed", f"{tests} passed, but only {covered} of the rules are covered and not {asked}"
    return "passed", tests


def coverage_text(coverage: "Coverage", noun: str) -> str:
    """How much is covered, in a phrase."""
    return f"{coverage.covered:,} of {counted(coverage.total, noun)} ({percentage(coverage.portion)})"


def percentage(portion: Fraction) -> str:
    """A portion with one decimal, rounded down, so that no less than everything is called 100%."""
    permille = int(portion * 1000)
    return f"{permille // 10}.{permille % 10}%"
