"""Verdicts: in what the cells and findings of a resource differ from what a test expects."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import attrs

from sogov.evaluation.cells import Cell
from sogov.evaluation.report import Report
from sogov.evaluation.speeches import on_the_day
from sogov.findings.findings import Finding
from sogov.trials.trial import ExpectedCell, ExpectedFinding, Trial
from sogov.values.origins import Origin
from sogov.values.shares import share_text, worked_out
from sogov.values.statements import Statement

Holders = dict[str, Fraction | None]


@attrs.frozen
class Difference:
    """Something that is not as a test expects it: where the test says so, and a sentence."""

    origin: Origin
    message: str


@attrs.frozen
class Verdict:
    """What became of a test on a day: it passed where nothing differs."""

    trial: Trial
    day: date
    differences: tuple[Difference, ...]

    @property
    def passed(self) -> bool:
        """Whether everything is as expected."""
        return not self.differences


def verdict(trial: Trial, report: Report) -> Verdict:
    """The verdict on a test by the report on its day, in which its resource is known."""
    if trial.resource not in report.evaluation.class_of:
        message = f"`{trial.resource}` is not in effect on {report.as_of.isoformat()}, so there is nothing to look at"
        differences = [Difference(trial.origin.at("resource"), message)]
    else:
        differences = [*_in_cells(trial, report), *_in_findings(trial, report)]
    return Verdict(trial, report.as_of, tuple(differences))


def _in_cells(trial: Trial, report: Report) -> Iterator[Difference]:
    for expected in trial.cells:
        cell = report.cell(trial.resource, expected.responsibility)
        for aspect, wanted, found in _compared(expected, cell, report):
            if wanted != found:
                message = f"`{cell.responsibility}` of `{cell.resource}` {aspect} {found}, not {wanted}"
                yield Difference(expected.origin.at(_KEYS[aspect]), message)


_KEYS = {"is": "status", "is held by": "holders", "is decided by": "rules"}


def _compared(expected: ExpectedCell, cell: Cell, report: Report) -> Iterator[tuple[str, str, str]]:
    """What is asked of a cell: how it is put, what is expected, and what is there."""
    if expected.status is not None:
        yield "is", f"`{expected.status}`", f"`{cell.status}`"
    if expected.asks_holders:
        found: Holders = {holder.holder: holder.share for holder in cell.holders}
        yield "is held by", _holders_text(_expected_holders(expected.holders, report)), _holders_text(found)
    if expected.rules is not None:
        yield "is decided by", _rules_text(expected.rules), _rules_text(cell.rules)


def _expected_holders(stated: Statement, report: Report) -> Holders:
    """The holders as a cell has them: after successors, with parts worked out and without shares of 0."""
    claims = on_the_day(stated, report.evaluation.tree) or ()
    shares = worked_out({str(claim.holder): claim.share for claim in claims if claim.share is not None})
    return {**shares, **{str(claim.holder): None for claim in claims if claim.share is None}}


def _holders_text(holders: Holders) -> str:
    texts = []
    for holder in sorted(holders):
        share = holders[holder]
        texts.append(f"`{holder}`" if share is None else f"`{holder}` ({share_text(share)})")
    return ", ".join(texts) or "nobody"


def _rules_text(rules: tuple[str, ...]) -> str:
    return ", ".join(f"`{rule}`" for rule in rules) or "no rule"


def _in_findings(trial: Trial, report: Report) -> Iterator[Difference]:
    if trial.findings is None:
        return
    concerning = [finding for finding in report.findings if trial.resource in finding.subjects]
    for expected in trial.findings:
        if not any(_is_met(expected, finding) for finding in concerning):
            message = f"there is no finding {_finding_text(expected)} that concerns `{trial.resource}`"
            yield Difference(expected.origin, message)
    for finding in concerning:
        if not any(_is_met(expected, finding) for expected in trial.findings):
            message = f"unexpected {finding.severity} `{finding.name}`: {finding.message}"
            yield Difference(trial.origin.at("findings"), message)


def _is_met(expected: ExpectedFinding, finding: Finding) -> bool:
    return (
        expected.name == finding.name
        and expected.severity in (None, finding.severity)
        and (not expected.asks_responsibility or expected.responsibility == finding.responsibility)
        and expected.rules in (None, finding.rules)
    )


def _finding_text(expected: ExpectedFinding) -> str:
    parts = [f"`{expected.name}`"]
    if expected.severity is not None:
        parts.append(f"of severity `{expected.severity}`")
    if expected.asks_responsibility:
        responsibility = f"`{expected.responsibility}`" if expected.responsibility is not None else "no responsibility"
        parts.append(f"about {responsibility}")
    if expected.rules is not None:
        parts.append(f"caused by {_rules_text(expected.rules)}")
    return " ".join(parts)
