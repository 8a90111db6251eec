"""Answers: who holds a responsibility, and which rules say so, as cells of tables."""

from collections.abc import Iterator

from sogov.evaluation.cells import Outcome
from sogov.evaluation.holdings import Holding
from sogov.handbook.names import Names
from sogov.handbook.page import Column, Row, Table
from sogov.handbook.phrases import Phrase, Piece, phrase, series
from sogov.handbook.subject import Subject
from sogov.values.shares import share_text

_NOBODY = {
    "conflict": Piece("conflict: the rules differ", "error"),
    "gap": Piece("nobody, and somebody is required", "error"),
    "exempt": Piece("deliberately nobody", "quiet"),
    "none": Piece("nobody", "quiet"),
}
COLUMNS = (Column("Responsibility"), Column("Holder"), Column("Department"), Column("Share", True), Column("Because"))


def answer_table(outcomes: tuple[Outcome, ...], subject: Subject) -> Table:
    """Who holds what, a row for each holder; what nobody holds and nobody needs to hold is left out."""
    rows = tuple(row for outcome in outcomes if outcome.status != "none" for row in _rows(outcome, subject))
    return Table("Who answers for it", COLUMNS, rows)


def _rows(outcome: Outcome, subject: Subject) -> Iterator[Row]:
    names = subject.names
    title = phrase(names.title(outcome.responsibility))
    because = _because(outcome, names)
    if not outcome.holdings:
        claimed = f": {', '.join(outcome.claimants)}" if outcome.claimants else ""
        yield Row((title, phrase(_NOBODY[outcome.status], claimed), (), (), because))
    for holding in outcome.holdings:
        share = phrase(share_text(holding.share)) if holding.share is not None else ()
        yield Row((title, names.holder(holding.holder), department_phrase(holding, names), share, because))


def _because(outcome: Outcome, names: Names) -> Phrase:
    if outcome.rules:
        return series([names.rule(rule) for rule in outcome.rules])
    return phrase("the resource declares it") if outcome.status in ("declared", "exempt", "conflict") else ()


def department_phrase(holding: Holding, names: Names) -> Phrase:
    """The department that a holder is there, or why it is none."""
    if holding.department is not None:
        return names.department(holding.department)
    if holding.candidates:
        return phrase(Piece("ambiguous", "error"), ": ", series(list(map(names.department, holding.candidates)), "or"))
    return phrase(Piece("vacant: no department in effect stands for it", "error"))
