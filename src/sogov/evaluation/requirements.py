"""Whether the holders of a resource meet what a rule requires, and what exactly they fail (`language §3.4`)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from sogov.evaluation.cells import Outcome
from sogov.evaluation.classes import ResourceClass
from sogov.evaluation.holdings import is_named
from sogov.evaluation.rulings import Profile, Ruling
from sogov.evaluation.speeches import successor_of
from sogov.organisation.tree import Tree
from sogov.policy.requirements import INVOLVED, Requirement
from sogov.values.bounds import Bound
from sogov.values.holders import HOME, Holder
from sogov.values.identifiers import ROOT
from sogov.values.shares import share_text

_NOT_INVOLVED = "informed"


class Trial:
    """Tests requirements on one day; what depends on the same outcomes is tested once."""

    def __init__(self, tree: Tree) -> None:
        """Take the departments as they stand on the day."""
        self._tree = tree
        self._home = ROOT
        self._tested: dict[tuple[object, ...], tuple[str, ...]] = {}
        self._held: dict[tuple[int, Ruling], bool] = {}
        self._names: dict[int, tuple[frozenset[Holder], frozenset[Holder]]] = {}
        self._named: dict[tuple[Holder, str | None], dict[int, frozenset[str]]] = {}
        self._last: tuple[ResourceClass, tuple[Outcome, ...]] | None = None

    def holds_for(self, requirement: Requirement, profile: Profile) -> bool:
        """Whether it holds for all resources with a profile, wherever they are; False is not certain.

        Who is named by a ruling in the word of the test is there, vacant or not: that is what is asked most.
        """
        if not requirement.asks_only_for_presence:
            return False
        if requirement.key == INVOLVED:
            return self._are_there(requirement, profile.rulings.values())
        ruling = profile.rulings[requirement.key]
        known = self._held.get((id(requirement), ruling))
        if known is None:
            known = self._held[id(requirement), ruling] = self._are_there(requirement, (ruling,))
        return known

    def _are_there(self, requirement: Requirement, about: Iterable[Ruling]) -> bool:
        there = frozenset().union(*(ruling.named for ruling in about if ruling.responsibility.id != _NOT_INVOLVED))
        includes, any_of = self._meant(requirement)
        return includes <= there and (not any_of or not any_of.isdisjoint(there))

    def _meant(self, requirement: Requirement) -> tuple[frozenset[Holder], frozenset[Holder]]:
        """Who is to be there, and one of whom, after successors."""
        known = self._names.get(id(requirement))
        if known is None:
            all_of, any_of = (
                frozenset(successor_of(name, self._tree) for name in names)
                for names in (requirement.includes, requirement.includes_any)
            )
            known = self._names[id(requirement)] = all_of, any_of
        return known

    def failures(self, requirement: Requirement, group: ResourceClass) -> tuple[str, ...]:
        """What the holders fail, test by test, in words; empty where all tests hold or none can be asked yet."""
        about = self._involved(group) if requirement.key == INVOLVED else (group.outcome(requirement.key),)
        others = tuple(map(group.outcome, requirement.apart_from))
        home = group.home if requirement.names_home else None
        # Requirements and outcomes outlive the trial, so that their identities stand for them.
        key = (home, id(requirement), *map(id, about), *map(id, others))
        tested = self._tested.get(key)
        if tested is None:
            self._home = group.home
            waiting = ("conflict",) if requirement.key == INVOLVED else ("conflict", "gap")
            waits = any(outcome.status in waiting for outcome in about)
            tested = self._tested[key] = () if waits else tuple(self._failures(requirement, about, others))
        return tested

    def _involved(self, group: ResourceClass) -> tuple[Outcome, ...]:
        # One class after the other is asked several questions.
        if self._last is None or self._last[0] is not group:
            about = (name for name in group.profile.rulings if name != _NOT_INVOLVED)
            self._last = group, tuple(map(group.outcome, about))
        return self._last[1]

    def _failures(self, requirement: Requirement, about: Sequence[Outcome], others: Sequence[Outcome]) -> Iterator[str]:
        yield from self._on_names(requirement, about)
        yield from self._on_numbers(requirement, about)
        if others:
            yield from _apart(about, others)

    def _on_names(self, requirement: Requirement, about: Sequence[Outcome]) -> Iterator[str]:
        for name in requirement.includes:
            if not self._any_is(name, about):
                yield f"`{name}` is missing"
        if requirement.includes_any and not any(self._any_is(name, about) for name in requirement.includes_any):
            yield f"none of {_listed(requirement.includes_any)} is there"
        if requirement.only is not None:
            allowed = {i for name in requirement.only for outcome in about for i in self._those_that_are(name, outcome)}
            for identity in sorted(_identities(about) - allowed):
                yield f"`{identity}` is none of {_listed(requirement.only)}"
        for name in requirement.excludes:
            if self._any_is(name, about):
                yield f"`{name}` is not allowed"

    def _on_numbers(self, requirement: Requirement, about: Sequence[Outcome]) -> Iterator[str]:
        if requirement.count is not None:
            count = len(_identities(about))
            if not requirement.count.holds(count):
                there = "there is 1" if count == 1 else f"there are {count}"
                yield f"{there} where there must be {_bound_text(requirement.count, str)}"
        for name, bound in requirement.share:
            share = self._share_of(name, about)
            if not bound.holds(share):
                yield f"the share of `{name}` is {share_text(share)} and must be {_bound_text(bound, share_text)}"
        if requirement.largest is not None:
            largest = max((party.share for outcome in about for party in outcome.parties), default=Fraction(0))
            if not requirement.largest.holds(largest):
                limit = _bound_text(requirement.largest, share_text)
                yield f"the largest share is {share_text(largest)} and must be {limit}"

    def _any_is(self, name: Holder, about: Sequence[Outcome]) -> bool:
        known = self._known_as(name)
        for outcome in about:
            found = known.get(id(outcome))
            if self._those_that_are(name, outcome) if found is None else found:
                return True
        return False

    def _share_of(self, name: Holder, about: Sequence[Outcome]) -> Fraction:
        shares = (
            party.share
            for outcome in about
            for party in outcome.parties
            if party.identity in self._those_that_are(name, outcome)
        )
        return sum(shares, Fraction(0))

    def _those_that_are(self, name: Holder, outcome: Outcome) -> frozenset[str]:
        """The identities of the parties of a cell that are a named holder.

        A party of several cells is a named holder when it is one in one of them: its words there are words of it.
        """
        known = self._known_as(name)
        named = known.get(id(outcome))
        if named is None:
            meant = successor_of(name, self._tree)
            parties = (party for party in outcome.parties if is_named(party, meant, self._home, self._tree))
            named = known[id(outcome)] = frozenset(party.identity for party in parties)
        return named

    def _known_as(self, name: Holder) -> dict[int, frozenset[str]]:
        """The identities of the parties that are a named holder, as far as they are known, by the cell."""
        return self._named.setdefault((name, self._home if name == HOME else None), {})


def _identities(outcomes: Sequence[Outcome]) -> frozenset[str]:
    return frozenset().union(*(outcome.identities for outcome in outcomes))


def _apart(about: Sequence[Outcome], others: Sequence[Outcome]) -> Iterator[str]:
    kept_apart = {outcome.responsibility for outcome in others}
    held = _identities([outcome for outcome in about if outcome.responsibility not in kept_apart])
    for other in others:
        for identity in sorted(held & _identities([other])):
            yield f"`{identity}` also holds `{other.responsibility}`"


def _listed(names: Sequence[Holder]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _bound_text(bound: Bound, text: Callable[[Fraction], str]) -> str:
    limits = (("at least", bound.at_least), ("at most", bound.at_most), ("below", bound.below))
    return " and ".join(f"{word} {text(number)}" for word, number in limits if number is not None)
