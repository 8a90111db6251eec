"""Placement: rulings and declarations in place, at a home (`language §3.1`, `§3.2`)."""

from collections.abc import Hashable, Mapping

from sogov.evaluation.cells import Outcome
from sogov.evaluation.holdings import Holding, in_place
from sogov.evaluation.precedence import Holders
from sogov.evaluation.rulings import Profile, Ruling
from sogov.organisation.tree import Tree
from sogov.values.holders import Holder
from sogov.values.shares import worked_out
from sogov.values.statements import Claim, Statement

Said = Mapping[str, Statement]


class Seats(dict[Holder, Hashable]):
    """What holders come to at a home, as far as it depends on the home."""

    def __init__(self, home: str, tree: Tree) -> None:
        """Look from a home, on the day of the tree."""
        super().__init__()
        self._home = home
        self._tree = tree

    def __missing__(self, holder: Holder) -> Hashable:
        """Find out, once."""
        found: Hashable = None
        if holder.kind != "department":
            found = self._home if holder.kind == "home" else self._tree.performer_of(holder.id, self._home)
        self[holder] = found
        return found


class Placement:
    """Puts rulings into their places on a day; each is put there once for all homes where it comes to the same."""

    def __init__(self, tree: Tree) -> None:
        """Take the departments as they stand on the day."""
        self._tree = tree
        self._seats: dict[str, Seats] = {}
        self._outcomes: dict[tuple[Ruling, tuple[Hashable, ...]], Outcome] = {}
        self._placed: dict[tuple[Holders, tuple[Hashable, ...]], tuple[Holding, ...]] = {}

    def outcomes(self, profile: Profile, home: str, said: Said) -> Mapping[str, Outcome]:
        """What holds at a home for resources that declare this, by responsibility."""
        return {name: self.outcome(ruling, home, said) for name, ruling in profile.rulings.items()}

    def outcome(self, ruling: Ruling, home: str, said: Said) -> Outcome:
        """What holds at a home in one responsibility."""
        if ruling.decision is None and ruling.responsibility.id in said:
            return self._declared(ruling, home, said[ruling.responsibility.id])
        key = (ruling, tuple(map(self.seats_at(home).__getitem__, ruling.named)))
        outcome = self._outcomes.get(key)
        if outcome is None:
            holdings = self._holdings(ruling.holders, home)
            outcome = Outcome(ruling.responsibility.id, ruling.status, home, holdings, ruling.decision)
            self._outcomes[key] = outcome
        return outcome

    def seats_at(self, home: str) -> Seats:
        """What holders come to at a home."""
        seats = self._seats.get(home)
        if seats is None:
            seats = self._seats[home] = Seats(home, self._tree)
        return seats

    def _declared(self, ruling: Ruling, home: str, stated: Statement) -> Outcome:
        name = ruling.responsibility.id
        if stated is None:
            return Outcome(name, "exempt", home)
        if ruling.responsibility.form == "one" and len(stated) > 1:
            return Outcome(name, "conflict", home, claimants=tuple(str(claim.holder) for claim in stated))
        return Outcome(name, "declared", home, self._holdings(holders_of(stated), home))

    def _holdings(self, holders: Holders, home: str) -> tuple[Holding, ...]:
        key = (holders, tuple(map(self.seats_at(home).__getitem__, (holder for holder, _ in holders))))
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
