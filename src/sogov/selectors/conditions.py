"""Conditions one by one: which of those that a selector states a resource does not meet (`language §2.3`)."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from sogov.selectors.selector import Choice, Selector, TagCondition
from sogov.values.bounds import Bound
from sogov.values.numbers import shortest_text


@attrs.frozen
class Traits:
    """What selectors can ask of a resource.

    `units` are its home and the units above it; `monthly` is its cost in the organisation's currency, before rounding.
    """

    id: str
    kind: str
    platform: str | None = None
    platform_kind: str | None = None
    stage: str | None = None
    units: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    monthly: Fraction | None = None


@attrs.frozen
class Unmet:
    """A condition that fails: the field, what is asked for, and what is there instead (empty: nothing), in words."""

    field: str
    asked: str
    found: str


def unmet(selector: Selector, traits: Traits) -> tuple[Unmet, ...]:
    """The conditions of a selector that a resource fails, in the order of the specification; none where it matches."""
    return tuple(_unmet(selector, traits))


def _unmet(selector: Selector, traits: Traits) -> Iterator[Unmet]:
    for field, choice, value in (
        ("resource", selector.resource, traits.id),
        ("kind", selector.kind, traits.kind),
        ("platform", selector.platform, traits.platform),
        ("platform_kind", selector.platform_kind, traits.platform_kind),
        ("stage", selector.stage, traits.stage),
    ):
        if choice is not None and (value in choice.ids) is choice.excluded:
            yield Unmet(field, _choice_text(choice), _listed([value] if value is not None else []))
    if selector.within is not None and selector.within.ids.isdisjoint(traits.units) is not selector.within.excluded:
        yield Unmet("within", _choice_text(selector.within), _listed(traits.units[:1]))
    if selector.tags is not None and not _has_tags(selector.tags, traits.tags):
        yield Unmet("tags", _tags_text(selector.tags), _listed(sorted(traits.tags)))
    if selector.cost is not None and (traits.monthly is None or not selector.cost.holds(traits.monthly)):
        found = "" if traits.monthly is None else f"{shortest_text(traits.monthly)} a month"
        yield Unmet("cost", _bound_text(selector.cost), found)


def _has_tags(condition: TagCondition, tags: frozenset[str]) -> bool:
    some = condition.any is None or not condition.any.isdisjoint(tags)
    return some and condition.all <= tags and condition.none.isdisjoint(tags)


def _choice_text(choice: Choice) -> str:
    ids = _listed(sorted(choice.ids), "or")
    return f"anything but {ids}" if choice.excluded else ids


def _tags_text(condition: TagCondition) -> str:
    asked = (
        ("all of", condition.all, "and"),
        ("one of" if len(condition.any or ()) > 1 else "", condition.any or (), "or"),
        ("none of", condition.none, "and"),
    )
    return "; ".join(f"{words} {_listed(sorted(tags), last)}".strip() for words, tags, last in asked if tags)


def _bound_text(bound: Bound) -> str:
    limits = (("at least", bound.at_least), ("at most", bound.at_most), ("below", bound.below))
    return " and ".join(f"{words} {shortest_text(number)}" for words, number in limits if number is not None)


def _listed(words: Iterable[str], last: str = "and") -> str:
    quoted = [f"`{word}`" for word in words]
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}" if len(quoted) > 1 else "".join(quoted)
