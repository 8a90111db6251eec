"""Rules: each as the sentences that people sign (`language §2.2`)."""

from collections.abc import Iterable, Iterator
from datetime import date

from sogov.formats.prose import reading_order
from sogov.handbook.names import Names
from sogov.handbook.phrases import Part, Phrase, joined, phrase, sentence, series
from sogov.handbook.sentences.duties import duties
from sogov.handbook.sentences.scopes import scope
from sogov.handbook.sentences.statements import clauses, contribution
from sogov.policy.policies import Policy, Rule, Waiver
from sogov.selectors.selector import EVERYTHING, Selector
from sogov.values.identifiers import ROOT
from sogov.values.periods import Period
from sogov.values.statements import Statement

Stated = tuple[tuple[str, Statement], ...]


def rule_sentences(rule: Rule, names: Names) -> tuple[Phrase, ...]:
    """What a rule says: who holds what, what is contributed, what must be true, and how firm it is."""
    return tuple(_sentences(rule, names))


def _sentences(rule: Rule, names: Names) -> Iterator[Phrase]:
    parts: list[list[Phrase]] = [
        list(clauses(_in_order(rule.assigns), names)),
        [contribution(name, stated, names) for name, stated in _in_order(rule.contributes) if stated is not None],
        [
            duty
            for requirement in sorted(rule.requires, key=lambda one: reading_order(one.key))
            for duty in duties(requirement, rule.severity, names)
        ],
    ]
    of_whom = _for(rule.where, names)
    for said in parts:
        if said:
            yield sentence(of_whom, joined(said, "; "))
            of_whom = phrase("there, ")
    if rule.requires and rule.severity != "error":
        yield sentence(f"to fail this is a {rule.severity}")
    if rule.binding:
        yield sentence(
            "this is binding: only a binding rule of ", _at_or_above(rule.issuer, names), " can set it aside"
        )
    if rule.overrides:
        yield overriding("it", rule.overrides, names)


def overriding(who: str, overrides: Iterable[str], names: Names) -> Phrase:
    """What a rule, or each rule of a policy, says that it overrides."""
    others: list[Part] = [
        phrase("the rule ", names.rule(other)) if "/" in other else phrase("all rules of ", names.policy(other))
        for other in sorted(overrides)
    ]
    return sentence(who, " overrides ", series(others))


def _at_or_above(issuer: str, names: Names) -> Phrase:
    return names.department(issuer) if issuer == ROOT else phrase(names.department(issuer), " or of those above it")


def _for(where: Selector, names: Names) -> Phrase:
    return phrase("for ", "every resource" if where == EVERYTHING else scope(where, names), ", ")


def _in_order(stated: Stated) -> Stated:
    return tuple(sorted(stated, key=lambda one: reading_order(one[0])))


def period_words(period: Period) -> str:
    """When something is in effect: from 2027-01-01 until 2027-12-31; empty where it always is."""
    parts = (("from", period.start), ("until", period.end))
    return " ".join(f"{word} {day.isoformat()}" for word, day in parts if day is not None)


def effect(period: Period, day: date) -> Phrase | None:
    """When something is in effect, and whether it is so on the day; None where it always is."""
    words = period_words(period)
    if not words:
        return None
    state = "" if period.covers(day) else "; it has ended" if period.over(day) else "; it has not begun"
    return sentence(f"in effect {words}{state}")


def jurisdiction(policy: Policy, names: Names) -> Phrase:
    """Who issues a policy, and how far it reaches."""
    issuer = names.department(policy.issuer)
    if policy.issuer == ROOT:
        return sentence("issued by ", issuer, " for the whole organisation")
    return sentence("issued by ", issuer, ", for what is at home there or in a department below")


def waiver_sentence(waiver: Waiver, names: Names) -> Phrase:
    """What a waiver accepts, of what, and for how long."""
    finding: list[Part] = ["accepts ", phrase(finding_piece(waiver.finding))]
    if waiver.rules is not None:
        finding += [" of ", series([names.rule(rule) for rule in sorted(waiver.rules)])]
    if waiver.where is not None:
        finding += [" for ", "every resource" if waiver.where == EVERYTHING else scope(waiver.where, names)]
    return sentence(*finding, f", {period_words(waiver.period)}; approved by {waiver.approved_by}")


def finding_piece(name: str) -> Phrase:
    """A finding by its name, in words: requirement unmet."""
    return phrase(f"“{name.replace('-', ' ')}”")
