"""Drafts: plain resources by the thousand, side by side as they are written (`language §2.1`).

What is in a draft has the form that the schema asks for, but for its ids, amounts and periods, and for what resources
declare and when they are in effect: whoever reads these looks at them.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import attrs

Amount = tuple[int | str, str, str | None]
"""An amount of money or hours, the period it is for, and its currency, None where none is written."""

_OPTIONAL = ("name", "platform", "department", "stage", "tags", "cost", "effort", "url", "declared", "effective")


@attrs.frozen(eq=False)
class Draft:
    """Resources by column; None where one of them states nothing."""

    ids: Sequence[str]
    kinds: Sequence[str]
    platforms: Sequence[str | None]
    departments: Sequence[str | None]
    stages: Sequence[str | None]
    tags: Sequence[Sequence[str]]
    costs: Sequence[Amount | None]
    efforts: Sequence[Amount | None]
    declared: Sequence[object]
    effective: Sequence[object]


def draft_of(trees: Sequence[object], colons: int | None = None) -> Draft | None:
    """The draft of resources that are JSON trees; None where one of them may not be plain.

    A text without escapes that states them, each key once, has so many `colons`, if that is given: one that states a
    key twice has more.
    """
    plain = [tree for tree in trees if type(tree) is dict]
    if len(plain) != len(trees):
        return None
    # What is no text is seen below.
    ids: list[str] = [tree.get("id", "") for tree in plain]
    kinds: list[str] = [tree.get("kind", "") for tree in plain]
    columns = {key: [tree.get(key) for tree in plain] for key in _OPTIONAL}
    # What is false, such as an empty list, is not plain: it is missed here, and the numbers do not agree.
    stated = {key: list(filter(None, column)) for key, column in columns.items()}
    keys = sum(map(len, plain))
    texts = (ids, kinds, *(stated[key] for key in ("name", "platform", "department", "stage", "url")))
    costs = _amounts(columns["cost"], "amount", may_name_currency=True)
    efforts = _amounts(columns["effort"], "hours", may_name_currency=False)
    if keys != 2 * len(plain) + sum(map(len, stated.values())) or costs is None or efforts is None:
        return None
    if not _are_texts(texts, stated["tags"]):
        return None
    if colons is not None and not _come_to(colons, stated, keys):
        return None
    return Draft(
        ids=ids,
        kinds=kinds,
        platforms=columns["platform"],
        departments=columns["department"],
        stages=columns["stage"],
        tags=[tags or () for tags in columns["tags"]],
        costs=costs,
        efforts=efforts,
        declared=columns["declared"],
        effective=columns["effective"],
    )


def colons_in(texts: Iterable[str]) -> int:
    """The colons in texts."""
    return "".join(texts).count(":")


def colons_of(tree: object) -> int:
    """The colons that a JSON value takes: one for each key, and those in its texts."""
    if isinstance(tree, Mapping):
        return len(tree) + sum(map(colons_of, chain(tree, tree.values())))
    if isinstance(tree, list):
        return sum(map(colons_of, tree))
    return tree.count(":") if isinstance(tree, str) else 0


def _come_to(colons: int, stated: Mapping[str, Sequence[Any]], keys: int) -> bool:
    """Whether there are so many colons as so many keys, and what they state, take."""
    amounts = chain(stated["cost"], stated["effort"])
    objects = chain(stated["declared"], stated["effective"])
    expected = keys + sum(map(len, amounts)) + colons_in(stated["url"]) + sum(map(colons_of, objects))
    # Hardly anybody writes a colon into a name or a tag: they are looked at when there are more than expected.
    return colons == expected or colons == expected + colons_in(
        chain(stated["name"], chain.from_iterable(stated["tags"]))
    )


def _amounts(column: Sequence[object], key: str, *, may_name_currency: bool) -> list[Amount | None] | None:
    """The amounts under a key of objects, which have besides it a period and perhaps a currency, and nothing else."""
    most = 2 + may_name_currency
    amounts: list[Amount | None] = []
    for tree in column:
        if tree is None:
            amounts.append(None)
            continue
        if type(tree) is not dict:
            return None
        amount, per, currency = tree.get(key), tree.get("per"), tree.get("currency")
        if not (type(amount) is int or type(amount) is str) or type(per) is not str:
            return None
        if not (currency is None or type(currency) is str) or not len(tree) == 2 + (currency is not None) <= most:
            return None
        amounts.append((amount, per, currency))
    return amounts


def _are_texts(texts: Iterable[Sequence[object]], tags: Iterable[Iterable[object]]) -> bool:
    if not all(set(map(type, column)) <= {str} for column in texts) or not set(map(type, tags)) <= {list}:
        return False
    words: list[object] = list(chain.from_iterable(tags))
    return set(map(type, words)) <= {str} and all(words)
