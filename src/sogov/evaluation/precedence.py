"""Precedence: which of the rules that speak on a responsibility stand, and what they say together (`language §3.1`)."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Literal

import attrs

from sogov.evaluation.speeches import Speech
from sogov.organisation.entities import Form
from sogov.organisation.tree import Tree
from sogov.policy.policies import Rule
from sogov.selectors.regions import Region
from sogov.selectors.universe import Universe, narrower
from sogov.values.holders import Holder
from sogov.values.shares import Share, worked_out

Holders = tuple[tuple[Holder, Fraction | None], ...]
"""Holders by text, each once, with the share worked out where the responsibility is held in shares."""

Step = Literal["narrower", "overrides", "binding"]
Beats = Callable[[Speech, Speech], bool]

_PAIRS = 1_000_000


@attrs.frozen(eq=False)
class SetAside:
    """A speech that does not stand, and the step that set it aside.

    Which others did that is worked out for whoever asks: among many rules they are the square of their number.
    """

    speech: Speech
    step: Step
    _others: Sequence[Speech] = attrs.field(repr=False)
    _beats: Beats = attrs.field(repr=False)

    @cached_property
    def by(self) -> tuple[Speech, ...]:
        """The speeches that set it aside, in the order of their rules."""
        return tuple(other for other in self._others if self._beats(other, self.speech))


@attrs.frozen(eq=False)
class Decision:
    """What the speeches come to: those that stand, those set aside, and the holders.

    There are no holders in a conflict, and none where nobody is meant to hold it.
    """

    status: Literal["assigned", "exempt", "conflict"]
    stands: tuple[Speech, ...]
    set_aside: tuple[SetAside, ...] = ()
    holders: Holders = ()

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that stand, sorted."""
        return tuple(sorted(speech.rule.id for speech in self.stands))


@attrs.frozen(eq=False)
class Precedence:
    """Decides between speeches on one day."""

    universe: Universe
    tree: Tree
    _narrower: dict[tuple[str, str], bool] = attrs.field(factory=dict, init=False, repr=False)
    _regions: dict[str, Region] = attrs.field(factory=dict, init=False, repr=False)

    def decide(self, form: Form, speeches: Sequence[Speech]) -> Decision:
        """What at least one speech on a responsibility of this form comes to."""
        if form == "many":
            return self._add(speeches)
        rest, set_aside = list(speeches), []
        for step in (self._speak_narrowly, self._override, self._bind):
            losers = step(rest)
            set_aside += losers
            lost = {loser.speech.rule.id for loser in losers}
            rest = [speech for speech in rest if speech.rule.id not in lost]
        decision = _one_value(rest) if form == "one" else _split(rest)
        return attrs.evolve(decision, set_aside=tuple(set_aside))

    def may_override(self, rule: Rule, other: Rule) -> bool:
        """Whether an override of the other rule by this one is lawful."""
        return not other.binding or (rule.binding and self.tree.is_within(other.issuer, rule.issuer))

    def _add(self, speeches: Sequence[Speech]) -> Decision:
        set_aside = list(_beaten(speeches, "overrides", self._overrides, _overriding))
        lost = {loser.speech.rule.id for loser in set_aside}
        stands = [speech for speech in speeches if speech.rule.id not in lost]
        if all(speech.stated is None for speech in stands):
            return Decision("exempt", tuple(stands), tuple(set_aside))
        holders = sorted({claim.holder for speech in stands for claim in speech.stated or ()}, key=str)
        return Decision("assigned", tuple(stands), tuple(set_aside), tuple((holder, None) for holder in holders))

    def _speak_narrowly(self, speeches: Sequence[Speech]) -> list[SetAside]:
        policies: dict[str, list[Speech]] = {}
        for speech in speeches:
            policies.setdefault(speech.rule.policy, []).append(speech)
        beats = _competing(self._narrows)
        several = [of_one for of_one in policies.values() if len(of_one) > 1]
        return [loser for of_one in several for loser in _beaten(of_one, "narrower", beats, _selecting)]

    def _override(self, speeches: Sequence[Speech]) -> list[SetAside]:
        return list(_beaten(speeches, "overrides", _competing(self._overrides), _overriding))

    def _bind(self, speeches: Sequence[Speech]) -> list[SetAside]:
        return list(_beaten(speeches, "binding", _competing(self._binds), _binding))

    def _narrows(self, one: Speech, other: Speech) -> bool:
        key = (one.rule.id, other.rule.id)
        known = self._narrower.get(key)
        if known is None:
            known = narrower(
                one.rule.where, other.rule.where, lambda: (self._region(one.rule), self._region(other.rule))
            )
            # The pairs of thousands of rules would fill the memory.
            if len(self._narrower) < _PAIRS:
                self._narrower[key] = known
        return known

    def _region(self, rule: Rule) -> Region:
        region = self._regions.get(rule.id)
        if region is None:
            region = self._regions[rule.id] = self.universe.region(rule.where)
        return region

    def _overrides(self, one: Speech, other: Speech) -> bool:
        return one.rule.names(other.rule) and self.may_override(one.rule, other.rule)

    def _binds(self, one: Speech, other: Speech) -> bool:
        if not one.rule.binding:
            return False
        above = one.rule.issuer != other.rule.issuer and self.tree.is_within(other.rule.issuer, one.rule.issuer)
        return not other.rule.binding or above


def _beaten(
    speeches: Sequence[Speech], step: Step, beats: Beats, strength: Callable[[Speech], Hashable]
) -> Iterator[SetAside]:
    """Those that others beat. The strength of a speech (None: it has none) is whatever decides whom it beats."""
    # No speech beats itself: nothing is narrower than itself, overrides itself or is above its own issuer.
    strong: dict[Hashable, Speech] = {}
    for speech in speeches:
        how_strong = strength(speech)
        if how_strong is not None:
            # With whom a contribution competes depends on whom it names.
            strong.setdefault((how_strong, speech.contributed and speech.named), speech)
    for speech in speeches:
        if any(beats(other, speech) for other in strong.values()):
            yield SetAside(speech, step, speeches, beats)


def _competing(beats: Beats) -> Beats:
    return lambda one, other: one.competes_with(other) and beats(one, other)


def _selecting(speech: Speech) -> Hashable:
    return speech.rule.where


def _overriding(speech: Speech) -> Hashable:
    rule = speech.rule
    return (rule.overriding, rule.binding, rule.issuer) if rule.overriding else None


def _binding(speech: Speech) -> Hashable:
    return speech.rule.issuer if speech.rule.binding else None


def _one_value(stands: Sequence[Speech]) -> Decision:
    first = stands[0].stated
    if any(speech.stated != first for speech in stands):
        return Decision("conflict", tuple(stands))
    if first is None:
        return Decision("exempt", tuple(stands))
    return Decision("assigned", tuple(stands), holders=tuple((claim.holder, None) for claim in first))


def _split(stands: Sequence[Speech]) -> Decision:
    wholes = [speech for speech in stands if not speech.contributed]
    if not wholes:
        return _union(stands)
    whole = wholes[0]
    if not all(whole.states_the_same(speech) for speech in stands):
        return Decision("conflict", tuple(stands))
    if whole.stated is None:
        return Decision("exempt", tuple(stands))
    return Decision("assigned", tuple(stands), holders=_worked_out(whole.shares))


def _union(contributions: Sequence[Speech]) -> Decision:
    shares: dict[Holder, Share] = {}
    for speech in contributions:
        for holder, share in speech.shares.items():
            if shares.setdefault(holder, share) != share:
                return Decision("conflict", tuple(contributions))
    return Decision("assigned", tuple(contributions), holders=_worked_out(shares))


def _worked_out(shares: dict[Holder, Share]) -> Holders:
    parts = worked_out(shares)
    return tuple((holder, parts[holder]) for holder in sorted(parts, key=str))
