"""Whether the holders of a resource meet what a rule requires, and what exactly they fail (`language §3.4`)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.holdings import Party, is_named, parties
from sogov.evaluation.speeches import successor_of
from sogov.organisation.tree import Tree
from sogov.policy.requirements import INVOLVED, Requirement
from sogov.values.bounds import Bound
from sogov.values.holders import Holder
from sogov.values.shares import share_text

_NOT_INVOLVED = "informed"


@attrs.frozen(eq=False)
class Cells:
    """The outcomes at one home, asked for their parties."""

    outcomes: Mapping[str, Outcome]
    home: str
    tree: Tree

    def parties(self, responsibilities: Sequence[str]) -> tuple[Party, ...]:
        """The parties that hold any of the responsibilities."""
        held = [holding for name in responsibilities for holding in self.outcomes[name].holdings]
        return parties(held, self.home)

    def named(self, among: Sequence[Party], name: Holder) -> list[Party]:
        """The parties among these that are a named holder."""
        meant = successor_of(name, self.tree)
        return [party for party in among if is_named(party, meant, self.home, self.tree)]


def failures(requirement: Requirement, cells: Cells) -> list[str]:
    """What the holders fail, test by test, in words; empty where all tests hold or none can be asked yet."""
    if requirement.key == INVOLVED:
        keys = [name for name in cells.outcomes if name != _NOT_INVOLVED]
        if any(cells.outcomes[name].status == "conflict" for name in keys):
            return []
    else:
        keys = [requirement.key]
        if cells.outcomes[requirement.key].status in ("conflict", "gap"):
            return []
    held = cells.parties(keys)
    return [
        *_on_names(requirement, cells, held),
        *_on_numbers(requirement, cells, held),
        *_apart(requirement, cells, keys),
    ]


def _on_names(requirement: Requirement, cells: Cells, held: Sequence[Party]) -> Iterator[str]:
    for name in requirement.includes:
        if not cells.named(held, name):
            yield f"`{name}` is missing"
    if requirement.includes_any and not any(cells.named(held, name) for name in requirement.includes_any):
        yield f"none of {_listed(requirement.includes_any)} is there"
    if requirement.only is not None:
        allowed = {party.identity for name in requirement.only for party in cells.named(held, name)}
        for party in held:
            if party.identity not in allowed:
                yield f"`{party.identity}` is none of {_listed(requirement.only)}"
    for name in requirement.excludes:
        if cells.named(held, name):
            yield f"`{name}` is not allowed"


def _on_numbers(requirement: Requirement, cells: Cells, held: Sequence[Party]) -> Iterator[str]:
    if requirement.count is not None and not requirement.count.holds(Fraction(len(held))):
        are = "is" if len(held) == 1 else "are"
        yield f"there {are} {len(held)} where there must be {_bound_text(requirement.count, str)}"
    for name, bound in requirement.share:
        share = sum((party.share for party in cells.named(held, name)), Fraction(0))
        if not bound.holds(share):
            yield f"the share of `{name}` is {share_text(share)} and must be {_bound_text(bound, share_text)}"
    if requirement.largest is not None:
        largest = max((party.share for party in held), default=Fraction(0))
        if not requirement.largest.holds(largest):
            yield f"the largest share is {share_text(largest)} and must be {_bound_text(requirement.largest, share_text)}"


def _apart(requirement: Requirement, cells: Cells, keys: Sequence[str]) -> Iterator[str]:
    if not requirement.apart_from:
        return
    held = cells.parties([key for key in keys if key not in requirement.apart_from])
    for other in requirement.apart_from:
        barred = {party.identity for party in cells.parties([other])}
        for party in held:
            if party.identity in barred:
                yield f"`{party.identity}` also holds `{other}`"


def _listed(names: Sequence[Holder]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _bound_text(bound: Bound, text: Callable[[Fraction], str]) -> str:
    limits = (("at least", bound.at_least), ("at most", bound.at_most), ("below", bound.below))
    return " and ".join(f"{word} {text(number)}" for word, number in limits if number is not None)
