"""Scopes: the resources that a selector selects, as a noun with what is said of it (`language §2.3`)."""

from collections.abc import Iterator

from sogov.formats.prose import listed
from sogov.handbook.names import Names
from sogov.handbook.phrases import Phrase, Piece, joined, phrase, series
from sogov.handbook.sentences.nouns import plural, some_platform
from sogov.selectors.selector import Choice, Selector, TagCondition
from sogov.values.bounds import Bound
from sogov.values.numbers import shortest_text

_LIMITS = (("at least", "at_least"), ("no more than", "at_most"), ("less than", "below"))


def scope(where: Selector, names: Names) -> Phrase:
    """The resources that a selector selects: accounts on a social network, tagged “corporate”."""
    if where.resource is not None and not where.resource.excluded and where == Selector(resource=where.resource):
        return _resources(where.resource, names)
    conditions = list(_conditions(where, names))
    # What stands next to the noun needs no comma; everything after it does.
    return phrase(_noun(where.kind), " " if conditions else "", joined(conditions, ", "), _of_these(where, names))


def _noun(kind: Choice | None) -> str:
    if kind is None:
        return "all resources"
    kinds = [plural(one) for one in sorted(kind.ids)]
    return f"resources that are not {listed(kinds, 'or')}" if kind.excluded else listed(kinds)


def _conditions(where: Selector, names: Names) -> Iterator[Phrase]:
    if where.platform is not None:
        yield _among("on", [names.platform(platform) for platform in sorted(where.platform.ids)], where.platform)
    if where.platform_kind is not None:
        kinds = [phrase(some_platform(kind)) for kind in sorted(where.platform_kind.ids)]
        yield _among("on", kinds, where.platform_kind)
    if where.stage is not None:
        ids = where.stage.ids
        stages = [phrase(Piece(stage, "name")) for stage in names.organisation.stages if stage in ids]
        yield _among("in the stage", stages, where.stage)
    if where.within is not None:
        units = series([names.department(unit) for unit in sorted(where.within.ids)], "or")
        yield phrase("outside " if where.within.excluded else "within ", units)
    if where.tags is not None:
        yield from _tags(where.tags)
    if where.cost is not None:
        yield phrase(f"that cost {money_bound(where.cost, names)} a month")
    if where.resource is not None and where.resource.excluded:
        yield phrase("other than ", _resources(where.resource, names))


def _of_these(where: Selector, names: Names) -> Phrase:
    if where.resource is None or where.resource.excluded:
        return ()
    return phrase(", of these only ", _resources(where.resource, names))


def _resources(choice: Choice, names: Names) -> Phrase:
    return series([names.resource(resource) for resource in sorted(choice.ids)])


def _among(preposition: str, words: list[Phrase], choice: Choice) -> Phrase:
    return phrase("not " if choice.excluded else "", f"{preposition} ", series(words, "or"))


def _tags(condition: TagCondition) -> Iterator[Phrase]:
    if condition.all:
        yield phrase("tagged ", _quoted(condition.all, "and"))
    if condition.any is not None:
        yield phrase("tagged ", _quoted(condition.any, "or"))
    if condition.none:
        yield phrase("not tagged ", _quoted(condition.none, "or"))


def _quoted(tags: frozenset[str], last: str) -> Phrase:
    return series([Piece(tag, "name") for tag in sorted(tags)], last)


def money_bound(bound: Bound, names: Names) -> str:
    """A bound on money in words: at least 2,000 EUR."""
    currency = names.organisation.currency
    found = []
    for words, field in _LIMITS:
        amount = getattr(bound, field)
        if amount is not None:
            found.append(f"{words} {grouped(shortest_text(amount))} {currency}")
    return " and ".join(found)


def grouped(number: str) -> str:
    """The digits of a number with its thousands set apart."""
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}"
