"""Placement: rulings and declarations in place, at a home (`language §3.1`, `§3.2`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sogov.evaluation.cells import Outcome
from sogov.evaluation.holdings import Holding, in_place
from sogov.evaluation.precedence import Holders
from sogov.evaluation.rulings import Profile, Ruling
from sogov.organisation.entities import Responsibility
from sogov.organisation.tree import Performer, Tree
from sogov.values.holders import Holder
from sogov.values.shares import worked_out
from sogov.values.statements import Claim, Statement

Said = Mapping[str, Statement]


Performers = tuple[Performer | str | None, ...]
"""What holders come to at a home, as far as it depends on the home: a performer, the home itself, or nothing."""


class Placement:
    """Puts rulings into their places on a day; each is put there once for all homes where it comes to the same.

    `nearby` holds the outcomes of a ruling that are known: by the home where it names `@home`, else by the post.
    """

    def __init__(self, tree: Tree) -> None:
        """Take the departments as they stand on the day."""
        self._tree = tree
        self.nearby: dict[Ruling, dict[str, Outcome]] = defaultdict(dict)
        self._outcomes: dict[tuple[Ruling, Performers], Outcome] = {}
        self._stated: dict[tuple[str, Statement, Performers], Outcome] = {}
        self._placed: dict[tuple[Holders, Performers], tuple[Holding, ...]] = {}

    def outcomes(self, profile: Profile, home: str, said: Said) -> Mapping[str, Outcome]:
        """What holds at a home for resources that declare this, by responsibility."""
        return {name: self.outcome(ruling, home, said) for name, ruling in profile.rulings.items()}

    def outcome(self, ruling: Ruling, home: str, said: Said) -> Outcome:
        """What holds at a home in one responsibility."""
        if said and ruling.decision is None and ruling.responsibility.id in said:
            return self._declared(ruling.responsibility, home, said[ruling.responsibility.id])
        nearby = self.nearby[ruling]
        place = home if ruling.names_home else self._tree.post_of(home)
        outcome = nearby.get(place)
        if outcome is None:
            outcome = nearby[place] = self._ruled(ruling, home)
        return outcome

    def performers(self, holders: Iterable[Holder], home: str) -> Performers:
        """What holders come to at a home."""
        return tuple(self._performer(holder, home) for holder in holders)

    def _performer(self, holder: Holder, home: str) -> Performer | str | None:
        if holder.kind == "function":
            return self._tree.performer_of(holder.id, home)
        return home if holder.kind == "home" else None

    def _ruled(self, ruling: Ruling, home: str) -> Outcome:
        key = (ruling, self.performers(ruling.named, home))
        outcome = self._outcomes.get(key)
        if outcome is None:
            holdings = self._holdings(ruling.holders, home)
            outcome = Outcome(ruling.responsibility.id, ruling.status, home, holdings, ruling.decision)
            self._outcomes[key] = outcome
        return outcome

    def _declared(self, responsibility: Responsibility, home: str, stated: Statement) -> Outcome:
        key = (responsibility.id, stated, self.performers((claim.holder for claim in stated or ()), home))
        outcome = self._stated.get(key)
        if outcome is None:
            outcome = self._stated[key] = self._outcome_of(responsibility, home, stated)
        return outcome

    def _outcome_of(self, responsibility: Responsibility, home: str, stated: Statement) -> Outcome:
        if stated is None:
            return Outcome(responsibility.id, "exempt", home)
        if responsibility.form == "one" and len(stated) > 1:
            claimants = tuple(str(claim.holder) for claim in stated)
            return Outcome(responsibility.id, "conflict", home, claimants=claimants)
        return Outcome(responsibility.id, "declared", home, self._holdings(holders_of(stated), home))

    def _holdings(self, holders: Holders, home: str) -> tuple[Holding, ...]:
        key = (holders, self.performers((holder for holder, _ in holders), home))
        placed = self._placed.get(key)
        if placed is None:
            placed = tuple(in_place(holder, share, home, self._tree) for holder, share in holders)
            self._placed[key] = placed
        return placed


def holders_of(stated: tuple[Claim, ...]) -> Holders:
    """The holders of a statement with their shares worked out; a holder whose share comes to 0 is none."""
    shares = worked_out({claim.holder: claim.share for claim in stated if claim.share is not None})
    return tuple(
        (claim.holder, shares.get(claim.holder)) for claim in stated if claim.share is None or claim.holder in shares
    )
