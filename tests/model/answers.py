"""The engine's answers in the form of the naive evaluator's, so that the two can be compared."""

from collections.abc import Mapping, Sequence
from datetime import date

import sogov
from sogov.evaluation.cells import Cell as EngineCell
from sogov.findings.findings import Finding as EngineFinding
from sogov.values.shares import share_text
from tests.model.evaluator import Verdict
from tests.model.findings import Finding
from tests.model.judged import Cell

# These are told apart by what they concern; of others the engine's concern is its own affair.
_CONCERNING = {
    "ambiguous-holder",
    "budget-exceeded",
    "capacity-exceeded",
    "expired-waiver",
    "overdue-review",
    "unused-waiver",
    "vacant-holder",
}


def answered(documents: Sequence[Mapping[str, object]], as_of: date) -> Verdict:
    """What the engine answers."""
    report = sogov.evaluate(sogov.parse(*documents), as_of=as_of)
    return Verdict(
        cells={(cell.resource, cell.responsibility): _cell(cell) for cell in report.cells},
        findings=frozenset(flat for finding in report.findings for flat in _flattened(finding)),
        waived=frozenset((waived.waiver, flat) for waived in report.waived for flat in _flattened(waived.finding)),
    )


def _cell(cell: EngineCell) -> Cell:
    holders = tuple(
        (
            holder.holder,
            holder.department,
            None if holder.share is None else share_text(holder.share),
            None if holder.amount is None else str(holder.amount),
        )
        for holder in cell.holders
    )
    return Cell(cell.status, holders, cell.rules)


def _flattened(finding: EngineFinding) -> list[Finding]:
    concern = finding.concern if finding.name in _CONCERNING else ""
    return [
        Finding(finding.name, finding.severity, finding.responsibility, finding.rules, subject, concern)
        for subject in finding.subjects or (None,)
    ]
