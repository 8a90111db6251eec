"""Selectors: what they match, and what they denote among all possible resources (language §2.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

from tests.model.departments import at_or_below, home_of
from tests.model.world import MONTHS, ROOT, Entry, Rule, World, Written, listed

# “platform and platform kind are one dimension”
DIMENSIONS = {
    "resource": "id",
    "kind": "kind",
    "platform": "platform",
    "platform_kind": "platform",
    "stage": "stage",
    "within": "home",
    "tags": "tags",
    "cost": "cost",
}

Selector = Mapping[str, Any]
Traits = dict[str, Any]


def monthly(entry: Entry, quantity: str) -> Fraction:
    """An amount or hours per month, exact."""
    return Fraction(str(entry[quantity])) / MONTHS[entry["per"]]


def traits_of(world: World, resource: Entry) -> Traits:
    """What selectors ask of a resource: one value a dimension."""
    cost = resource.get("cost")
    # “it has a cost in the organisation's currency”
    if cost is not None and cost.get("currency", world.currency) != world.currency:
        cost = None
    return {
        "id": resource["id"],
        "kind": resource["kind"],
        "platform": resource.get("platform"),
        "stage": resource.get("stage"),
        "home": home_of(world, resource),
        "tags": frozenset(resource.get("tags", ())),
        "cost": None if cost is None else monthly(cost, "amount"),
    }


def within_bound(bound: Mapping[str, Any], value: Fraction | int) -> bool:
    """A bound has one or more of `at_least`, `at_most`, `below`."""
    if "at_least" in bound and value < quantity(bound["at_least"]):
        return False
    if "at_most" in bound and value > quantity(bound["at_most"]):
        return False
    return not ("below" in bound and value >= quantity(bound["below"]))


def quantity(written: int | str) -> Fraction:
    """A number, a decimal string, a percentage or a fraction, as an exact number."""
    text = str(written)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def holds(world: World, field: str, condition: Written, value: Written) -> bool:
    """Whether one field of a selector holds of the value that a resource has in that dimension."""
    if field == "cost":
        return value is not None and within_bound(condition, value)
    if field == "tags":
        return tags_hold(condition, value)
    if isinstance(condition, dict):
        return not holds(world, field, condition["not"], value)
    if field == "within":
        # “the home is one of them or below one of them”
        return any(at_or_below(world, value, department) for department in listed(condition))
    if field == "platform_kind":
        value = None if value is None else world.platforms[value]["kind"]
    # “a missing attribute is never *among*”
    return value is not None and value in listed(condition)


def tags_hold(condition: Written, tags: frozenset[str]) -> bool:
    """A tag, a list (any of), or `{"all": […], "any": […], "not": […]}`."""
    if not isinstance(condition, dict):
        return any(tag in tags for tag in listed(condition))
    if not all(tag in tags for tag in listed(condition.get("all", ()))):
        return False
    if "any" in condition and not any(tag in tags for tag in listed(condition["any"])):
        return False
    return not any(tag in tags for tag in listed(condition.get("not", ())))


def matches(world: World, selector: Selector, traits: Traits) -> bool:
    """A selector is a conjunction; each field present must hold."""
    return all(holds(world, field, condition, traits[DIMENSIONS[field]]) for field, condition in selector.items())


def reach(rule: Rule, verb: str) -> list[Selector]:
    """An issuer adds its own `within` to every `assign` and `require` of the policy; it adds none to `contribute`."""
    if rule.issuer == ROOT or verb == "contribute":
        return [rule.where]
    return [rule.where, {"within": rule.issuer}]


def reaches(world: World, rule: Rule, verb: str, traits: Traits) -> bool:
    """Whether a verb of a rule reaches a resource."""
    return all(matches(world, selector, traits) for selector in reach(rule, verb))


def verbs_of(rule: Rule) -> list[str]:
    """One or more of three verbs; a rule matches when one of them does."""
    return [verb for verb in ("assign", "contribute", "require") if verb in rule.entry]


# All possible resources


def possible_values(world: World, dimension: str, selectors: Sequence[Selector]) -> list[Any]:
    """Values of a dimension, one at least for each that the selectors could tell apart."""
    conditions = [(f, s[f]) for s in selectors for f in s if DIMENSIONS[f] == dimension]
    if dimension == "platform":
        return [None, *world.platforms]
    if dimension == "stage":
        return [None, *world.stages]
    if dimension == "home":
        # “a department that is not in effect, and one that a successor has replaced, still count”
        return [ROOT, *world.departments]
    if dimension == "tags":
        tags = sorted({tag for _, condition in conditions for tag in mentioned(condition)})
        return [frozenset(chosen) for size in range(len(tags) + 1) for chosen in combinations(tags, size)]
    if dimension == "cost":
        # “any non-negative cost (not only minor units)”: each bound, a cost between each two, one above all
        bounds = sorted({Fraction(0), *(quantity(v) for _, bound in conditions for v in bound.values())})
        between = [(low + high) / 2 for low, high in pairwise(bounds)]
        return [None, *bounds, *between, bounds[-1] + 1]
    # “any kind, … and any id”: those named, and one that nobody names
    return ["", *{id_ for _, condition in conditions for id_ in mentioned(condition)}]


def mentioned(condition: Written) -> list[str]:
    """Every id or tag that a condition names."""
    if isinstance(condition, dict):
        return [id_ for ids in condition.values() for id_ in listed(ids)]
    return listed(condition)


def denoted(world: World, dimension: str, values: Sequence[Any], selectors: Sequence[Selector]) -> list[Any]:
    """The values of one dimension of which every field of the selectors on that dimension holds."""
    fields = [(f, s[f]) for s in selectors for f in s if DIMENSIONS[f] == dimension]
    return [value for value in values if all(holds(world, f, condition, value) for f, condition in fields)]


def is_empty(world: World, selectors: Sequence[Selector]) -> bool:
    """No possible resource matches all the selectors: in some dimension no value is left."""
    dimensions = {DIMENSIONS[field] for selector in selectors for field in selector}
    return any(not denoted(world, d, possible_values(world, d, selectors), selectors) for d in dimensions)


def is_subset(world: World, a: Selector, b: Selector) -> bool:
    """Whether b matches every possible resource that a matches."""
    if is_empty(world, [a]):
        return True
    for dimension in set(DIMENSIONS.values()):
        values = possible_values(world, dimension, [a, b])
        of_b = denoted(world, dimension, values, [b])
        if not all(value in of_b for value in denoted(world, dimension, values, [a])):
            return False
    return True


def listed_resources(selector: Selector) -> set[str] | None:
    """The resources that a selector lists, without `not`."""
    condition = selector.get("resource")
    return None if condition is None or isinstance(condition, dict) else set(listed(condition))


def is_narrower(world: World, a: Selector, b: Selector) -> bool:
    """Rule a is narrower than rule b, by their `where`."""
    of_a, of_b = listed_resources(a), listed_resources(b)
    # “when a lists `resource`s (without `not`) and b does not”
    if of_a is None or of_b is None:
        if of_a is not None or of_b is not None:
            return of_a is not None
    # “when both do and a's ids are a strict subset of b's”
    elif of_a != of_b:
        return of_a < of_b
    # “with the same ids or none, when a's set is a strict subset of b's”
    return is_subset(world, a, b) and not is_subset(world, b, a)
