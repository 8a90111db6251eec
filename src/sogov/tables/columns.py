"""The columns of a table: functions and other words of rules, or the departments that stand for them."""

from collections.abc import Callable, Iterable
from typing import Literal

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.holdings import Holding
from sogov.organisation.organisation import Organisation
from sogov.values.holders import DEPARTMENT_PREFIX, HOME_WORD

By = Literal["function", "department"]

NOBODY = "?"
"""The column of the holders that no department stands for; no id looks like it."""


@attrs.frozen
class Column:
    """A column: a holder as rules write it, or the id of a department; and the name for people."""

    id: str
    name: str


def key_of(by: By) -> Callable[[Holding], str]:
    """Which column a holder stands in."""
    if by == "function":
        return lambda held: str(held.holder)
    return lambda held: held.department or NOBODY


def columns_of(evaluation: Evaluation, by: By, outcomes: Iterable[Outcome]) -> tuple[Column, ...]:
    """The columns in which something stands: functions, then named departments, then the home; or departments."""
    key = key_of(by)
    found = {key(held) for outcome in outcomes for held in outcome.holdings}
    return tuple(Column(word, _name(word, by, evaluation.organisation)) for word in sorted(found, key=_order))


def _order(word: str) -> tuple[int, str]:
    if word in (HOME_WORD, NOBODY):
        return 2, word
    return int(word.startswith(DEPARTMENT_PREFIX)), word


def _name(word: str, by: By, organisation: Organisation) -> str:
    if word == HOME_WORD:
        return "the home"
    if word == NOBODY:
        return "no department"
    department = word.removeprefix(DEPARTMENT_PREFIX)
    if by == "department" or department != word:
        return organisation.department[department].name
    return organisation.function[word].name
