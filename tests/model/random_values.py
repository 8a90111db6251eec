"""Random holders, shares and selectors over the vocabulary of an organisation (language §2, §2.2, §2.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.model.draws import Draw
from tests.model.world import DEFAULT_STAGES, HOME, Written

SHARES = (
    "50%",
    "rest",
    "40%",
    "1/2",
    "1/3",
    "0%",
    "1 part",
    "2 parts",
    "0.5 parts",
    "0 parts",
    "33.33%",
    "66.670%",
    "60%",
    "100%",
    "2/6",
    "110%",
    "12.5%",
    "0/7",
)
# Splits that come to 100%, in various ways.
SPLITS = (
    ("100%",),
    ("rest",),
    ("60%", "40%"),
    ("50%", "rest"),
    ("1/3", "1/3", "1/3"),
    ("1 part", "1 part"),
    ("1 part", "rest", "0.5 parts"),
    ("0%", "1/1"),
    ("0%",),
    ("0%", "0 parts"),
    ("33.33%", "33.33%", "33.34%"),
    ("100%", "rest"),
    ("2/7", "3 parts", "1 part"),
)
# Other ways to write a share.
RESPELLED = {
    "50%": "1/2",
    "1/2": "50.0%",
    "60%": "3/5",
    "40%": "2/5",
    "100%": "1/1",
    "1/3": "2/6",
    "33.33%": "3333/10000",
    "0%": "0 parts",
    "rest": "1 part",
    "1 part": "01.0 parts",
    "2 parts": "2.0 parts",
}
BOUNDS_ON_SHARES = ("100%", "50%", "1/3", "60%", "0%", "40%")
BOUNDS_ON_COSTS = (100, 0, "8.34", "100.01", 1000, "33.335")
UNDECLARED = "ghost"
KINDS = ("account", "app", "account", "app", UNDECLARED)
TAGS = ("brand", "eu", "old")


@dataclass
class Vocabulary:
    """What random values are made of."""

    functions: Sequence[str] = ()
    departments: dict[str, dict[str, Written]] = field(default_factory=dict)
    platforms: Sequence[str] = ()
    platform_kinds: Sequence[str] = ()
    stages: Sequence[str] = DEFAULT_STAGES
    resources: Sequence[str] = ()
    said: dict[str, list[Written]] = field(default_factory=dict)  # values of each form stated so far, to be repeated


# Holders and shares


def draw_holder(draw: Draw, words: Vocabulary) -> str:
    """A function, a department or the home."""
    sort = draw.weighted({"function": 5, "department": 4, "home": 2})
    if sort == "function":
        return draw.pick(words.functions)
    return f"department:{draw.pick(list(words.departments))}" if sort == "department" else HOME


def draw_holders(draw: Draw, words: Vocabulary, high: int) -> list[str]:
    """From one holder to `high`; now and then one is repeated."""
    return [draw_holder(draw, words) for _ in range(1 + draw.upto(high - 1))]


def draw_split(draw: Draw, words: Vocabulary) -> dict[str, str]:
    """A split over some holders, adding to 100% or to anything."""
    return split_over(draw, list(dict.fromkeys(draw_holders(draw, words, 3))))


def split_over(draw: Draw, holders: Sequence[str]) -> dict[str, str]:
    """A split over these holders."""
    fitting = [split for split in SPLITS if len(split) == len(holders)]
    if fitting and draw.chance(55):
        return dict(zip(holders, draw.pick(fitting), strict=True))
    return {holder: draw.pick(SHARES) for holder in holders}


def draw_value(draw: Draw, words: Vocabulary, form: str) -> Written:
    """What `assign` may state of a responsibility; often what was said before."""
    value: Written
    said = words.said.setdefault(form, [])
    if said and draw.chance(35):
        value = draw.pick(said)
        return respelled(draw, words, value) if form == "shares" else value
    if draw.chance(10):
        return None
    if form == "one":
        value = draw_holder(draw, words)
    else:
        value = draw_holders(draw, words, 3) if form == "many" else draw_split(draw, words)
    said.append(value)
    return value


def respelled(draw: Draw, words: Vocabulary, split: dict[str, str]) -> dict[str, str]:
    """The same split, now and then written in another way, and with a holder of nothing."""
    if draw.chance(50):
        return dict(split)
    other = {holder: RESPELLED.get(share, share) for holder, share in split.items()}
    if draw.chance(30):
        other.setdefault(draw_holder(draw, words), "0%")
    return other


# Selectors


def draw_bound(draw: Draw, values: Sequence[int | str]) -> dict[str, int | str]:
    """One end, or two."""
    return {end: draw.pick(values) for end in draw.some(("below", "at_least", "at_most"), 1, 2)}


def draw_ids(draw: Draw, ids: Sequence[str]) -> Written:
    """An id, a list of ids, or `{"not": id or list}`."""
    sort = draw.weighted({"id": 4, "list": 3, "not": 3})
    if sort == "id":
        return draw.pick(ids)
    chosen = [draw.pick(ids) for _ in range(1 + draw.upto(2))]
    if sort == "list":
        return chosen
    return {"not": chosen if draw.chance(50) else chosen[0]}


def draw_tags(draw: Draw) -> Written:
    """A tag, a list (any of), or an object."""
    if draw.chance(40):
        keys = draw.some(("not", "all", "any"), 1, 2)
        return {key: draw.some(TAGS, 1, 2) for key in keys}
    return draw.pick(TAGS) if draw.chance(50) else draw.some(TAGS, 1, 2)


def draw_selector(draw: Draw, words: Vocabulary, size: int) -> dict[str, Written]:
    """A conjunction of so many fields, as far as there is something to name."""
    fields: dict[str, Callable[[], Written]] = {
        "within": lambda: draw_ids(draw, list(words.departments)),
        "kind": lambda: draw_ids(draw, KINDS),
        "stage": lambda: draw_ids(draw, words.stages),
        "cost": lambda: draw_bound(draw, BOUNDS_ON_COSTS),
        "tags": lambda: draw_tags(draw),
        "resource": lambda: draw_ids(draw, [*words.resources[:4], UNDECLARED]),
        "platform_kind": lambda: draw_ids(draw, words.platform_kinds),
    }
    if words.platforms:
        fields["platform"] = lambda: draw_ids(draw, words.platforms)
    return {name: fields[name]() for name in draw.some(list(fields), size, size)}
