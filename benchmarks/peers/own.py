"""sogov itself, from Python: it settles every class of resources once and counts its members.

For the findings it is asked as a whole process, `sogov check`.
"""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain

from processes import DAY
from question import Holdings, Question, Row, written_split

import sogov
from peers.peer import Peer
from sogov.evaluation.cells import Outcome


def rows(question: Question, _way: str) -> Iterator[Row]:
    """The answer for every resource."""
    report = _report(question)
    unmet: dict[str, list[str]] = {}
    for finding in report.findings:
        for subject in finding.subjects if finding.name == "requirement-unmet" else ():
            unmet.setdefault(subject, []).extend(finding.rules)
    evaluation = report.evaluation
    for group in evaluation.classes:
        held = _held(group.outcomes["funds"]), _held(group.outcomes["manages"]), _held(group.outcomes["consulted"])
        for name in evaluation.subjects([group]):
            yield name, *held, ",".join(sorted(unmet.get(name, ())))


def holdings(question: Question, _way: str) -> Holdings:
    """The holdings."""
    evaluation = _report(question).evaluation
    found: Counter[tuple[str, str, str]] = Counter()
    sizes = Counter(chain.from_iterable(evaluation.numbers))
    for group in evaluation.classes:
        held = _held(group.outcomes["funds"]), _held(group.outcomes["manages"]), _held(group.outcomes["consulted"])
        found[held] += sizes[group.number]
    return found


def _report(question: Question) -> sogov.Report:
    jobs = os.cpu_count() or 1
    return sogov.evaluate(sogov.load(question.folder, jobs=jobs), as_of=date.fromisoformat(DAY), jobs=jobs)


def _held(outcome: Outcome) -> str:
    if outcome.status == "conflict":
        return "!" + ",".join(outcome.rules)
    if outcome.responsibility == "funds":
        return written_split({name: f"{int(share * 100)}%" for name, share in outcome.shares.items()})
    return ",".join(sorted(str(holding.holder) for holding in outcome.holdings))


PEER = Peer(
    name="sogov",
    package="sogov",
    ways=("classes",),
    rows=rows,
    limits="",
    own_holdings=holdings,
)
