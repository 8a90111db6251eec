"""Speeches: what the rules in effect on a day say of a responsibility, after successors."""

from fractions import Fraction

import attrs

from sogov.organisation.tree import Tree
from sogov.policy.policies import Rule
from sogov.values.holders import Holder
from sogov.values.origins import Origin
from sogov.values.shares import Share, worked_out
from sogov.values.statements import Statement, renamed


@attrs.frozen
class Speech:
    """What one rule states of one responsibility, as the whole (`assign`) or as a part (`contribute`)."""

    rule: Rule
    responsibility: str
    stated: Statement
    contributed: bool = False

    @property
    def origin(self) -> Origin:
        """Where it is written."""
        return self.rule.origin.at("contribute" if self.contributed else "assign", self.responsibility)

    @property
    def named(self) -> frozenset[Holder]:
        """The holders that it names, with a share of 0 too."""
        return frozenset(claim.holder for claim in self.stated or ())

    def competes_with(self, other: "Speech") -> bool:
        """Whether the two cannot simply stand side by side (`language §3.1`); not asked for `many`."""
        return not (self.contributed and other.contributed) or not self.named.isdisjoint(other.named)

    def states_the_same(self, other: "Speech") -> bool:
        """Whether both state the same value (`language §3.1`)."""
        if self.contributed and other.contributed:
            mine, theirs = self.shares, other.shares
            return all(mine[holder] == theirs[holder] for holder in mine.keys() & theirs.keys())
        if self.contributed:
            return other._repeats(self)
        if other.contributed:
            return self._repeats(other)
        return self._whole == other._whole

    @property
    def shares(self) -> dict[Holder, Share]:
        """The shares as written, by holder."""
        return {claim.holder: claim.share for claim in self.stated or () if claim.share is not None}

    @property
    def _whole(self) -> object:
        if self.stated is None or any(claim.share is None for claim in self.stated):
            return self.stated
        return worked_out(self.shares)

    def _repeats(self, contribution: "Speech") -> bool:
        whole = worked_out(self.shares)
        return all(
            not share.parts and whole.get(holder, _NO_PART) == share.fixed
            for holder, share in contribution.shares.items()
        )


_NO_PART = Fraction(0)


def successor_of(holder: Holder, tree: Tree) -> Holder:
    """The holder after successors: a department's name means whoever stands in for it."""
    return Holder("department", tree.stand_in(holder.id)) if holder.kind == "department" else holder


def on_the_day(stated: Statement, tree: Tree) -> Statement:
    """A statement after successors; holders that become one have their shares added."""
    return renamed(stated, lambda holder: successor_of(holder, tree))


def speeches_of(rule: Rule, tree: Tree) -> list[Speech]:
    """Everything that a rule says of any responsibility."""
    assigned = [Speech(rule, responsibility, on_the_day(stated, tree)) for responsibility, stated in rule.assigns]
    return assigned + [
        Speech(rule, responsibility, on_the_day(stated, tree), contributed=True)
        for responsibility, stated in rule.contributes
    ]
