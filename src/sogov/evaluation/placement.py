"""Placement: rulings and declarations in place, at a home (`language §3.1`, `§3.2`)."""

from collections.abc import Mapping

from sogov.evaluation.cells import Outcome
from sogov.evaluation.holdings import Holding, in_place
from sogov.evaluation.precedence import Holders
from sogov.evaluation.rulings import Profile, Ruling
from sogov.organisation.tree import Tree
from sogov.values.shares import worked_out
from sogov.values.statements import Claim, Statement

Said = Mapping[str, Statement]


class Placement:
    """Puts rulings into their places on a day; each is put there once for each home."""

    def __init__(self, tree: Tree) -> None:
        """Take the departments as they stand on the day."""
        self._tree = tree
        self._outcomes: dict[tuple[Ruling, str], Outcome] = {}
        self._placed: dict[tuple[int, str], tuple[Holding, ...]] = {}
        self._numbers: dict[Holders, int] = {}

    def outcomes(self, profile: Profile, home: str, said: Said) -> Mapping[str, Outcome]:
        """What holds at a home for resources that declare this, by responsibility."""
        return {name: self.outcome(ruling, home, said) for name, ruling in profile.rulings.items()}

    def outcome(self, ruling: Ruling, home: str, said: Said) -> Outcome:
        """What holds at a home in one responsibility."""
        if ruling.decision is None and ruling.responsibility.id in said:
            return self._declared(ruling, home, said[ruling.responsibility.id])
        outcome = self._outcomes.get((ruling, home))
        if outcome is None:
            holdings = self._holdings(ruling.holders, home)
            outcome = Outcome(ruling.responsibility.id, ruling.status, home, holdings, ruling.decision)
            self._outcomes[ruling, home] = outcome
        return outcome

    def _declared(self, ruling: Ruling, home: str, stated: Statement) -> Outcome:
        name = ruling.responsibility.id
        if stated is None:
            return Outcome(name, "exempt", home)
        if ruling.responsibility.form == "one" and len(stated) > 1:
            return Outcome(name, "conflict", home, claimants=tuple(str(claim.holder) for claim in stated))
        return Outcome(name, "declared", home, self._holdings(holders_of(stated), home))

    def _holdings(self, holders: Holders, home: str) -> tuple[Holding, ...]:
        # Many rulings come to the same holders; a number for them is looked up faster than they are.
        number = self._numbers.setdefault(holders, len(self._numbers))
        placed = self._placed.get((number, home))
        if placed is None:
            placed = tuple(in_place(holder, share, home, self._tree) for holder, share in holders)
            self._placed[number, home] = placed
        return placed


def holders_of(stated: tuple[Claim, ...]) -> Holders:
    """The holders of a statement with their shares worked out; a holder whose share comes to 0 is none."""
    shares = worked_out({claim.holder: claim.share for claim in stated if claim.share is not None})
    return tuple(
        (claim.holder, shares.get(claim.holder)) for claim in stated if claim.share is None or claim.holder in shares
    )
