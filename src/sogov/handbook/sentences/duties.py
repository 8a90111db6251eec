"""Duties: what must be true of whoever holds a responsibility, as clauses (`language §3.4`)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sogov.findings.findings import Severity
from sogov.formats.prose import listed
from sogov.handbook.names import Names
from sogov.handbook.phrases import Part, Phrase, phrase, series
from sogov.handbook.sentences.deeds import Deed, deed
from sogov.handbook.sentences.nouns import number_word
from sogov.policy.requirements import INVOLVED, Requirement
from sogov.values.bounds import Bound
from sogov.values.holders import Holder
from sogov.values.shares import share_text


def duties(requirement: Requirement, severity: Severity, names: Names) -> Iterator[Phrase]:
    """The clauses of a requirement: Technology must be involved; nobody but Public relations may manage."""
    firm = severity == "error"
    must, may = ("must", "may") if firm else ("should", "should")
    verbs = deed(requirement.key, names)
    yield from _on_names(requirement, verbs, (must, may), names)
    if requirement.count is not None:
        yield phrase(_count(requirement.count, verbs, (must, may)))
    yield from _on_shares(requirement, must, names)
    if requirement.apart_from:
        yield phrase(_apart(requirement, must, names))


def _on_names(requirement: Requirement, verbs: Deed, modals: tuple[str, str], names: Names) -> Iterator[Phrase]:
    must, may = modals
    base = "pay a part" if requirement.key == "funds" else verbs.base
    if requirement.includes:
        yield phrase(_holders(requirement.includes, "and", names), f" {must} {base}")
    if requirement.includes_any:
        yield phrase(_holders(requirement.includes_any, "or", names), f" {must} {base}")
    if requirement.only is not None:
        yield phrase("nobody but ", _holders(requirement.only, "or", names), f" {may} {verbs.base}")
    if requirement.excludes:
        yield phrase(_holders(requirement.excludes, "and", names), f" {must} not {verbs.base}")


def _on_shares(requirement: Requirement, must: str, names: Names) -> Iterator[Phrase]:
    is_funding = requirement.key == "funds"
    verb = "fund" if is_funding else "hold"
    of = "" if is_funding else f" of “{names.responsibility(requirement.responsibility)}”"
    for holder, bound in requirement.share:
        yield phrase(names.holder(holder), f" {must} {verb} {_portion(bound)}{of}")
    if requirement.largest is not None:
        yield phrase(f"the largest share{of or ' of the cost'} {must} be {_portion(requirement.largest)}")


def _count(bound: Bound, verbs: Deed, modals: tuple[str, str]) -> str:
    must, may = modals
    if bound.at_least is not None and bound.at_least == bound.at_most:
        return f"exactly {_parties(bound.at_least)} {must} {verbs.base}"
    found = []
    if bound.at_least is not None:
        least = "somebody" if bound.at_least == 1 else f"at least {_parties(bound.at_least)}"
        found.append(f"{least} {must} {verbs.base}")
    if bound.at_most is not None:
        most = f"no more than {_parties(bound.at_most)}" if bound.at_most else "nobody"
        found.append(f"{most} {may} {verbs.base}")
    if bound.below is not None:
        found.append(f"fewer than {_parties(bound.below)} {may} {verbs.base}")
    return listed(found)


def _parties(number: Fraction) -> str:
    count = int(number)
    return f"{number_word(count)} {'party' if count == 1 else 'parties'}"


def _portion(bound: Bound) -> str:
    words = (("at least", bound.at_least), ("no more than", bound.at_most), ("less than", bound.below))
    return listed([f"{word} {share_text(number)}" for word, number in words if number is not None])


def _apart(requirement: Requirement, must: str, names: Names) -> str:
    others = [deed(other, names) for other in requirement.apart_from]
    if requirement.key == INVOLVED:
        return f"whoever {listed([other.one for other in others], 'or')} {must} hold nothing else, but be informed"
    return (
        f"whoever {deed(requirement.key, names).one} {must} not also {listed([other.base for other in others], 'or')}"
    )


def _holders(holders: Sequence[Holder], last: str, names: Names) -> Phrase:
    parts: list[Part] = [names.holder(holder) for holder in holders]
    return series(parts, last)
