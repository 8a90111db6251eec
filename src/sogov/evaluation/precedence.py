"""Precedence: which of the rules that speak on a responsibility stand, and what they say together (`language §3.1`)."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Literal

import attrs

from sogov.evaluation.speeches import Speech
from sogov.organisation.entities import Form
from sogov.organisation.tree import Tree
from sogov.policy.policies import Rule
from sogov.selectors.universe import Universe, narrower
from sogov.values.holders import Holder
from sogov.values.shares import Share, worked_out

Holders = tuple[tuple[Holder, Fraction | None], ...]
"""Holders by text, each once, with the share worked out where the responsibility is held in shares."""

Step = Literal["narrower", "overrides", "binding"]


@attrs.frozen
class SetAside:
    """A speech that does not stand: the step that set it aside, and the speeches that did."""

    speech: Speech
    step: Step
    by: tuple[Speech, ...]


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
        set_aside = _beaten(speeches, "overrides", self._overrides)
        lost = {loser.speech.rule.id for loser in set_aside}
        stands = [speech for speech in speeches if speech.rule.id not in lost]
        if all(speech.stated is None for speech in stands):
            return Decision("exempt", tuple(stands), tuple(set_aside))
        holders = sorted({claim.holder for speech in stands for claim in speech.stated or ()}, key=str)
        return Decision("assigned", tuple(stands), tuple(set_aside), tuple((holder, None) for holder in holders))

    def _speak_narrowly(self, speeches: Sequence[Speech]) -> list[SetAside]:
        return _beaten(speeches, "narrower", lambda one, other: one.competes_with(other) and self._narrows(one, other))

    def _override(self, speeches: Sequence[Speech]) -> list[SetAside]:
        return _beaten(
            speeches, "overrides", lambda one, other: one.competes_with(other) and self._overrides(one, other)
        )

    def _bind(self, speeches: Sequence[Speech]) -> list[SetAside]:
        return _beaten(speeches, "binding", lambda one, other: one.competes_with(other) and self._binds(one, other))

    def _narrows(self, one: Speech, other: Speech) -> bool:
        if one.rule.policy != other.rule.policy:
            return False
        key = (one.rule.id, other.rule.id)
        if key not in self._narrower:
            self._narrower[key] = narrower(one.rule.where, other.rule.where, self.universe)
        return self._narrower[key]

    def _overrides(self, one: Speech, other: Speech) -> bool:
        return one.rule.names(other.rule) and self.may_override(one.rule, other.rule)

    def _binds(self, one: Speech, other: Speech) -> bool:
        if not one.rule.binding:
            return False
        above = one.rule.issuer != other.rule.issuer and self.tree.is_within(other.rule.issuer, one.rule.issuer)
        return not other.rule.binding or above


def _beaten(speeches: Sequence[Speech], step: Step, beats: Callable[[Speech, Speech], bool]) -> list[SetAside]:
    # No speech beats itself: nothing is narrower than itself, overrides itself or is above its own issuer.
    beaten = []
    for speech in speeches:
        winners = tuple(other for other in speeches if beats(other, speech))
        if winners:
            beaten.append(SetAside(speech, step, winners))
    return beaten


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
