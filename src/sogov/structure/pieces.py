"""Pieces: the objects in plain resources, each read once for all that state the same."""

from collections.abc import Callable, Collection, Hashable
from fractions import Fraction
from typing import Generic, TypeVar

import attrs

from sogov.documents.drafts import Amount
from sogov.documents.resources import cost_is_plain, declared_is_plain, effective_is_plain, effort_is_plain
from sogov.documents.sources import Source
from sogov.organisation.columns import NO_COST, NO_EFFORT, Declared, Table, Terms
from sogov.selectors.questions import Questions
from sogov.structure.entries import Entry
from sogov.structure.fault_list import FaultList
from sogov.structure.references import References
from sogov.structure.statements import declared
from sogov.values.money import monthly_ratio, rounded_units
from sogov.values.origins import Origin
from sogov.values.periods import ALWAYS, Period

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

# So many different ones of each sort are remembered; where there are more, hardly any comes twice.
_REMEMBERED = 50_000

_NOWHERE = Origin(0)


class NotPlain(Exception):
    """Something in resources is not plain, or names what there is not."""


Price = tuple[int, int]
"""The number of what is asked of a cost (see `Terms`), and itself in minor units a month."""


@attrs.frozen(eq=False)
class Reading(Generic[T]):
    """Reads what stands under one key of resources."""

    is_plain: Callable[[object], bool]
    read: Callable[[Entry, References], T]
    references: References
    _known: dict[str, T] = attrs.field(factory=dict, init=False)

    def of(self, tree: object) -> T:
        """What a tree comes to; raises NotPlain."""
        # The text tells 1 from true and from 1.0, which are one key of a dict.
        written = repr(tree)
        known = self._known.get(written)
        return self._new(tree, written) if known is None else known

    def _new(self, tree: object, written: str) -> T:
        faults = FaultList((Source(""),))
        if not isinstance(tree, dict) or not self.is_plain(tree):
            raise NotPlain
        value = self.read(Entry(tree, _NOWHERE, faults), attrs.evolve(self.references, faults=faults))
        if len(faults):
            raise NotPlain
        _remember(self._known, written, value)
        return value


def declarations(references: References) -> Reading[Declared]:
    """The reading of what resources declare."""
    return Reading(declared_is_plain, declared, references)


def periods(references: References) -> Reading[Period]:
    """The reading of the days on which resources are in effect."""
    return Reading(effective_is_plain, lambda entry, _: entry.period(), references)


def hours(effort: Amount | None) -> Fraction:
    """The hours a month of an effort; None stands for a resource without one. Raises NotPlain."""
    if effort is None:
        return NO_EFFORT
    amount, per, _ = effort
    if not effort_is_plain({"hours": amount, "per": per}):
        raise NotPlain
    return Fraction(*monthly_ratio(*_ratio(amount), per))


class Prices(dict[Amount | None, Price]):
    """What costs come to, in a currency where they name none, in minor units of 10^-places.

    None stands for a resource without a cost. Looking up one that is not plain raises NotPlain.
    """

    def __init__(
        self,
        terms: Table[Terms, Terms],
        questions: Questions,
        currencies: Collection[str],
        currency: str,
        places: int,
    ) -> None:
        """Number what the questions ask of costs in a table."""
        super().__init__()
        self._terms = terms
        self._questions = questions
        self._currencies = currencies
        self._currency = currency
        self._places = places
        self[None] = (terms[Terms(None, None, None, ALWAYS)], NO_COST)

    def __missing__(self, cost: Amount) -> Price:
        """Work out one that was not there."""
        amount, per, named = cost
        currency = self._currency if named is None else named
        if not cost_is_plain({"amount": amount, "per": per}) or currency not in self._currencies:
            raise NotPlain
        over, under = monthly_ratio(*_ratio(amount), per)
        terms = self._terms[Terms(None, self._questions.band(over, under), currency, ALWAYS)]
        price = (terms, rounded_units(over, under, self._places))
        _remember(self, cost, price)
        return price


def _ratio(amount: int | str) -> tuple[int, int]:
    """An integer or a decimal text as so many parts of a whole."""
    whole, _, decimals = str(amount).partition(".")
    return int(whole + decimals), int("1".ljust(len(decimals) + 1, "0"))


def _remember(known: dict[K, T], key: K, value: T) -> None:
    if len(known) < _REMEMBERED:
        known[key] = value
