"""Random selectors over a vocabulary so small that every possible resource that differs can be listed."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, combinations, product

import attrs
from hypothesis import strategies as st

from sogov.selectors.selector import Choice, Selector, TagCondition
from sogov.selectors.universe import Universe
from sogov.values.bounds import Bound

PLATFORM_KINDS = {"facebook": "social", "twitter": "social", "blog": "web"}
STAGES = ("plan", "run")
PARENTS = {"a": None, "b": "a", "c": "a"}
UNIVERSE = Universe(PLATFORM_KINDS, STAGES, homes={"@root": (0, 4), "a": (1, 4), "b": (2, 3), "c": (3, 4)})

# One name that no selector mentions stands for all others; two tags do, so that a clause can be met outside it.
NAMES = ("x", "y", "unmentioned")
TAGS = ("s", "t", "u", "unmentioned")
COSTS = (None, *(Fraction(cost, 2) for cost in range(8)))


@attrs.frozen
class Possible:
    """A possible resource."""

    id: str
    kind: str
    platform: str | None
    stage: str | None
    home: str | None
    tags: frozenset[str]
    cost: Fraction | None


def subsets(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All subsets."""
    return chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))


POSSIBLE_PARTS: dict[str, tuple[object, ...]] = {
    "id": NAMES,
    "kind": NAMES,
    "platform": (None, *PLATFORM_KINDS),
    "stage": (None, *STAGES),
    "home": (None, *PARENTS),
    "tags": tuple(frozenset(tags) for tags in subsets(TAGS)),
    "cost": COSTS,
}


def chosen(choice: Choice | None, *values: str | None) -> bool:
    """Whether one of the values (a missing one is None) is as the choice says."""
    if choice is None:
        return True
    return any(value in choice.ids for value in values if value is not None) != choice.excluded


def part_holds(selector: Selector, part: str, value: object) -> bool:
    """Whether one attribute of a possible resource is as a selector says, read straight from the specification."""
    if part == "platform":
        kind = PLATFORM_KINDS.get(str(value))
        return chosen(selector.platform, _text(value)) and chosen(selector.platform_kind, kind)
    if part == "home":
        home = _text(value)
        return chosen(selector.within, home, PARENTS.get(home) if home else None)
    if part == "tags":
        condition = selector.tags or TagCondition()
        tags = value if isinstance(value, frozenset) else frozenset()
        wanted = condition.any is None or bool(condition.any & tags)
        return condition.all <= tags and wanted and not condition.none & tags
    if part == "cost":
        return selector.cost is None or (isinstance(value, Fraction) and selector.cost.holds(value))
    choice = {"id": selector.resource, "kind": selector.kind, "stage": selector.stage}[part]
    return chosen(choice, _text(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def denoted(selector: Selector) -> dict[str, frozenset[object]]:
    """The values of each attribute that a selector leaves: the set it denotes is their product."""
    return {
        part: frozenset(value for value in values if part_holds(selector, part, value))
        for part, values in POSSIBLE_PARTS.items()
    }


def possible_resources(selector: Selector) -> Iterator[Possible]:
    """All possible resources that a selector matches."""
    parts = denoted(selector)
    for values in product(*parts.values()):
        yield Possible(*values)  # type: ignore[arg-type]  # the parts are in the order of the fields


def choices(names: tuple[str, ...]) -> st.SearchStrategy[Choice | None]:
    """No choice, or one of some names."""
    ids = st.frozensets(st.sampled_from(names), min_size=1)
    return st.none() | st.builds(Choice, ids, excluded=st.booleans())


def bounds() -> st.SearchStrategy[Bound | None]:
    """No bound, or one at whole numbers."""
    number = st.none() | st.integers(0, 3).map(Fraction)
    return st.none() | st.builds(Bound, number, number, number).filter(lambda bound: bound != Bound())


def tag_conditions() -> st.SearchStrategy[TagCondition | None]:
    """No condition, or one on three tags."""
    tags = st.frozensets(st.sampled_from(TAGS[:3]))
    some = st.none() | st.frozensets(st.sampled_from(TAGS[:3]), min_size=1)
    return st.none() | st.builds(TagCondition, all=tags, any=some, none=tags)


def selectors() -> st.SearchStrategy[Selector]:
    """Any selector over the vocabulary."""
    return st.builds(
        Selector,
        resource=choices(NAMES[:2]),
        kind=choices(NAMES[:2]),
        platform=choices(tuple(PLATFORM_KINDS)),
        platform_kind=choices(("social", "web")),
        stage=choices(STAGES),
        within=choices(tuple(PARENTS)),
        tags=tag_conditions(),
        cost=bounds(),
    )
