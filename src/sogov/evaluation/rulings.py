"""Rulings: what the rules come to for the resources of one mask, wherever they have their homes (`language §3.1`)."""

from collections.abc import Mapping
from functools import cached_property

import attrs

from sogov.evaluation.cells import Status
from sogov.evaluation.index import Match
from sogov.evaluation.precedence import Decision, Holders
from sogov.evaluation.rulebook import Rulebook
from sogov.organisation.entities import Responsibility
from sogov.organisation.organisation import Organisation
from sogov.values.holders import HOME, Holder


@attrs.frozen(eq=False)
class Ruling:
    """What the rules come to in one responsibility; `decision` is None where none speaks, so that `declared` counts."""

    responsibility: Responsibility
    status: Status
    decision: Decision | None = None

    @property
    def holders(self) -> Holders:
        """The holders, with their shares."""
        return self.decision.holders if self.decision is not None else ()

    @cached_property
    def named(self) -> tuple[Holder, ...]:
        """The holders."""
        return tuple(holder for holder, _ in self.holders)

    @cached_property
    def names_home(self) -> bool:
        """Whether `@home` is one of them."""
        return HOME in self.named


@attrs.frozen(eq=False)
class Profile:
    """What all resources with one mask have in common: a ruling for every responsibility, in their order.

    `reached` are the reaches (as bits) that contain them, `missed` those that only a missing stage or cost rules out.
    `named` are the holders in the rulings, and `@home` where a requirement names it.
    """

    reached: int
    missed: int
    rulings: Mapping[str, Ruling]
    named: frozenset[Holder]


class Judge:
    """Makes the profiles of a day; each ruling is made once for the reaches that it depends on."""

    def __init__(self, organisation: Organisation, rulebook: Rulebook) -> None:
        """Prepare for the responsibilities of an organisation."""
        self._rulebook = rulebook
        self._responsibilities = organisation.responsibilities
        self._telling = {
            responsibility.id: rulebook.speaking_on(responsibility.id) | rulebook.required.get(responsibility.id, 0)
            for responsibility in organisation.responsibilities
        }
        self._rulings: dict[tuple[str, int], Ruling] = {}
        self._decisions: dict[tuple[str, int], Decision] = {}

    def profile(self, match: Match) -> Profile:
        """The profile of resources that match so."""
        rulings = {one.id: self._ruling(one, match.reached & self._telling[one.id]) for one in self._responsibilities}
        named = {holder for ruling in rulings.values() for holder in ruling.named}
        if match.reached & self._rulebook.requiring_home:
            named.add(HOME)
        return Profile(match.reached, match.missed, rulings, frozenset(named))

    def _ruling(self, responsibility: Responsibility, telling: int) -> Ruling:
        known = self._rulings.get((responsibility.id, telling))
        if known is None:
            known = self._rulings[responsibility.id, telling] = self._ruled(responsibility, telling)
        return known

    def _ruled(self, responsibility: Responsibility, telling: int) -> Ruling:
        speaking = telling & self._rulebook.speaking_on(responsibility.id)
        if not speaking:
            required = self._rulebook.is_required(responsibility, telling)
            return Ruling(responsibility, "gap" if required else "none")
        decision = self._decisions.get((responsibility.id, speaking))
        if decision is None:
            speeches = self._rulebook.speeches(responsibility.id, speaking)
            decision = self._rulebook.precedence.decide(responsibility.form, speeches)
            self._decisions[responsibility.id, speaking] = decision
        return Ruling(responsibility, decision.status, decision)
