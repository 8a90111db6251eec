"""The rulebook: the rules in effect on a day, arranged so that a resource finds those that concern it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from sogov.evaluation.index import Index, Reach, numbers_of
from sogov.evaluation.precedence import Precedence
from sogov.evaluation.speeches import Speech, speeches_of
from sogov.organisation.entities import Responsibility
from sogov.organisation.organisation import Organisation
from sogov.organisation.tree import Tree
from sogov.policy.policies import Policy, Rule, Waiver
from sogov.selectors.regions import union_of_bits
from sogov.selectors.selector import EVERYTHING, Selector
from sogov.selectors.universe import Universe
from sogov.values.identifiers import ROOT


@attrs.frozen(eq=False)
class Rulebook:
    """What is in effect on a day, and the reach (as bits) of each part of it.

    A rule has one reach for what it assigns and requires, and one for what it contributes (`language §2.2`).
    `requiring_home` are the reaches of rules with a requirement that names `@home`.
    """

    rules: tuple[Rule, ...]
    waivers: tuple[Waiver, ...]
    index: Index
    precedence: Precedence
    territory: Mapping[str, int]
    contribution: Mapping[str, int]
    waived: Mapping[str, int]
    required: Mapping[str, int]
    requiring_home: int
    _speaking: Mapping[str, int]
    _reaching: Mapping[int, tuple[Rule, ...]]
    _speeches: Mapping[tuple[str, int], tuple[Speech, ...]]

    def speaking_on(self, responsibility: str) -> int:
        """The reaches (as bits) of all rules that speak on a responsibility."""
        return self._speaking.get(responsibility, 0)

    def speeches(self, responsibility: str, speaking: int) -> Sequence[Speech]:
        """What the rules with these reaches say of a responsibility, in the order of the rules."""
        found = [speech for number in numbers_of(speaking) for speech in self._speeches[responsibility, number]]
        return sorted(found, key=lambda speech: speech.rule.id)

    def all_speeches(self, responsibility: str) -> Sequence[Speech]:
        """What any rule in effect says of a responsibility."""
        return self.speeches(responsibility, self.speaking_on(responsibility))

    def is_required(self, responsibility: Responsibility, reached: int) -> bool:
        """Whether a resource with these reaches needs somebody for a responsibility."""
        if isinstance(responsibility.required, Selector):
            return bool(reached & self.required[responsibility.id])
        return responsibility.required

    def rules_reaching(self, bits: int) -> Iterator[Rule]:
        """The rules of which one of these is a reach; a rule with two of them comes twice."""
        for number in numbers_of(bits):
            yield from self._reaching.get(number, ())

    def reaches_of(self, rule: Rule) -> int:
        """All reaches (as bits) of a rule: it matches where one of them does."""
        return self.territory.get(rule.id, 0) | self.contribution.get(rule.id, 0)

    def is_empty(self, rule: Rule) -> bool:
        """Whether no possible resource is within any reach of a rule (`language §2.3`)."""
        limits = [rule.limited_to] * (rule.id in self.territory) + [None] * (rule.id in self.contribution)
        return all(self.precedence.universe.region(rule.where, limit).is_empty for limit in limits)


def rulebook(organisation: Organisation, policies: Iterable[Policy], tree: Tree) -> Rulebook:
    """The rulebook of a day: the tree's."""
    day = tree.day
    rules = tuple(rule for policy in policies for rule in policy.rules if rule.in_effect(day))
    waivers = tuple(
        waiver
        for policy in policies
        for waiver in policy.waivers
        if waiver.policy_period.covers(day) and waiver.period.covers(day)
    )
    reaches = _Reaches()
    territory = {r.id: reaches.bit(r.where, r.limited_to) for r in rules if r.assigns or r.requires}
    contribution = {rule.id: reaches.bit(rule.where, None) for rule in rules if rule.contributes}
    waived = {w.id: reaches.bit(w.where or EVERYTHING, None if w.issuer == ROOT else w.issuer) for w in waivers}
    required = {
        responsibility.id: reaches.bit(responsibility.required, None)
        for responsibility in organisation.responsibilities
        if isinstance(responsibility.required, Selector)
    }
    speaking: dict[str, int] = {}
    speeches: dict[tuple[str, int], list[Speech]] = {}
    for rule in rules:
        for speech in speeches_of(rule, tree):
            bit = (contribution if speech.contributed else territory)[rule.id]
            speaking[speech.responsibility] = speaking.get(speech.responsibility, 0) | bit
            speeches.setdefault((speech.responsibility, bit.bit_length() - 1), []).append(speech)
    reaching: dict[int, list[Rule]] = {}
    for rule in rules:
        for table in (territory, contribution):
            if rule.id in table:
                reaching.setdefault(table[rule.id].bit_length() - 1, []).append(rule)
    return Rulebook(
        rules=rules,
        waivers=waivers,
        index=Index(reaches.numbered, organisation, tree),
        precedence=Precedence(universe_of(organisation, tree), tree),
        territory=territory,
        contribution=contribution,
        waived=waived,
        required=required,
        requiring_home=union_of_bits(
            territory[rule.id] for rule in rules for requirement in rule.requires if requirement.names_home
        ),
        speaking=speaking,
        reaching={number: tuple(reaching[number]) for number in reaching},
        speeches={key: tuple(said) for key, said in speeches.items()},
    )


def universe_of(organisation: Organisation, tree: Tree) -> Universe:
    """The possible platforms, stages and homes of an organisation, in the tree of a day."""
    return Universe(
        platform_kinds={platform.id: platform.kind for platform in organisation.platforms},
        stages=organisation.stages,
        homes=tree.spans,
    )


class _Reaches:
    """Numbers reaches; what reaches the same has the same number."""

    def __init__(self) -> None:
        self.numbered: list[Reach] = []
        self._number: dict[Reach, int] = {}

    def bit(self, where: Selector, limited_to: str | None) -> int:
        reach = Reach(where, limited_to)
        if reach not in self._number:
            self._number[reach] = len(self.numbered)
            self.numbered.append(reach)
        return 1 << self._number[reach]
