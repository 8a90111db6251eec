"""The resources of the workload, one after the other, in memory that does not grow with their number.

About twenty make a project: they share a home, one or two platforms, and tags; a resource adds a kind that its platform
offers, a stage, sometimes another tag, a cost, an effort. Shared tags are as uneven as in practice (Zipf).
"""

import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

from landscape import FUNCTIONS, MEAN_COST, PLATFORMS, RETIRED_PLATFORM, STAGES, Entry, Landscape, Size

# Kinds that always have a cost, so that a rule with a threshold misses none; those that several pay for; and the rest.
COSTED = ("licence", "app", "api", "database", "server", "bucket", "site")
SHARED = ("dataset", "campaign", "video", "crm", "model")
FREE = tuple("account page channel community forum blog newsletter landing-page dashboard mailbox podcast bot".split())
KINDS = (*COSTED, *SHARED, *FREE)
UNSORTED, GRANT, BONUS = "unsorted", "grant", "bonus"
KEYS = ("data", "tier", "zone", "audit", "crit", "lang", "owner", "cycle")
PROJECT = 20
# What a check finds, so that about one resource in a hundred is the subject of a finding: for how many in ten thousand,
# what is added, which tags are, and what is taken away.
_OWED: Entry = {"cost": {"amount": MEAN_COST, "per": "month"}}
FAULTS: tuple[tuple[int, Entry, tuple[str, ...], tuple[str, ...]], ...] = (
    (16, {"kind": UNSORTED}, (), ()),
    (4, {"kind": GRANT, **_OWED}, (), ()),
    (2, {"kind": BONUS, **_OWED}, (), ()),
    (12, {}, ("joint",), ()),
    (10, {}, ("sealed",), ()),
    (4, {}, ("orphaned",), ()),
    (12, {}, ("press",), ()),
    (12, {}, (), ("stage",)),
    (6, {"platform": RETIRED_PLATFORM}, (), ()),
    (6, {}, (), ("department",)),
    (6, {}, (), ("platform",)),
)

_TABLE = 4096
_MASK = (1 << 64) - 1
_NAMES = (
    "Northern lights",
    "Harbour",
    "Größe zählt",
    "Été indien",
    "Old mill",
    "High summit",
    "Orchard and garden",
    "Quay",
)

T = TypeVar("T")


def shared_tags(count: int) -> tuple[str, ...]:
    """The tags that projects share, the most frequent first; a resource has at most one of each key."""
    return tuple(
        f"{KEYS[number % len(KEYS)]}={'abcdefghij'[number // 8 % 10]}{number // 80 or ''}" for number in range(count)
    )


def resources(size: Size, land: Landscape) -> Iterator[Entry]:
    """All resources as they stand in an organisation document."""
    source = random.Random(f"inventory {size.seed} {size.departments} {size.resources}")
    tags = _zipf(shared_tags(size.tags))
    platforms = _zipf(PLATFORMS)
    kinds = source.sample(KINDS, len(KINDS))
    offers = {
        name: [kinds[(5 * place + step) % len(kinds)] for step in range(10)] for place, name in enumerate(PLATFORMS)
    }
    costs = _costs(source)
    projects = max(1, size.resources // PROJECT)
    for number in range(size.resources):
        draw = source.getrandbits(64)
        project = draw % projects
        common = _mixed(project ^ size.seed << 40)
        platform = platforms[(common >> (8 if draw >> 63 else 20)) % _TABLE]
        kind = offers[platform][(draw >> 20) % 10]
        resource: Entry = {
            "id": f"r{number:07d}",
            "name": f"{_NAMES[common >> 61]} {kind} {number:x}",
            "kind": kind,
            "platform": platform,
            "department": land.homes[(common >> 32) % len(land.homes)],
            "stage": STAGES[(0, 1, 1, 2, 2, 2, 2, 3)[(draw >> 24) & 7]],
            "tags": _tags(project, common, draw >> 27, tags),
        }
        _figures(resource, draw >> 40, costs)
        _extras(resource, source)
        yield resource


def _tags(project: int, common: int, draw: int, tags: Sequence[str]) -> list[str]:
    chosen = {}
    for shift in range(common >> 58 & 3):
        tag = tags[(common >> 11 * shift) % _TABLE]
        chosen[tag.partition("=")[0]] = tag
    if not draw & 3:
        tag = tags[(draw >> 2) % _TABLE]
        chosen.setdefault(tag.partition("=")[0], tag)
    return [f"app=a{project:05d}", *chosen.values()]


def _figures(resource: Entry, draw: int, costs: Sequence[int]) -> None:
    kind = resource["kind"]
    if kind not in FREE or draw & 7 < 5:
        cents = costs[(draw >> 3) % _TABLE]
        per, months = (("month", 1), ("month", 1), ("quarter", 3), ("year", 12))[draw >> 15 & 3]
        amount = cents * months
        resource["cost"] = {"amount": f"{amount // 100}.{amount % 100:02d}" if draw & 8 else amount // 100, "per": per}
    if not draw >> 17 & 3:
        resource["effort"] = {"hours": 1 + (draw >> 19 & 15), "per": ("week", "month")[draw >> 18 & 1]}


def _extras(resource: Entry, source: random.Random) -> None:
    """What few resources have: an address, a declared practice, a period, and what is wrong with them."""
    chance = source.random()
    if chance < 0.05:
        resource["url"] = f"https://{resource['platform']}.example/{resource['id']}"
    elif chance < 0.08:
        resource["declared"] = _declared(chance * 1e6)
    elif chance < 0.085:
        resource["effective"] = {"from": "2024-01-01"} if chance < 0.084 else {"until": "2026-10-31"}
    elif chance < 0.094:
        _fault(resource, int((chance - 0.085) * 10_000))
    elif chance < 0.096 and resource["kind"] in FREE and "cost" in resource:
        resource["cost"]["currency"] = "USD"


def _declared(draw: float) -> Entry:
    function = FUNCTIONS[int(draw) % len(FUNCTIONS)]
    form = int(draw) % 16
    if form == 0:
        return {"manages": function}
    if form == 1:
        return {"content": ["communications"], "funds": {function: "1/2", "@home": "rest"}}
    return {"content": [function]}


def _fault(resource: Entry, number: int) -> None:
    """Do to a resource the fault of which the turn has come."""
    for weight, added, tags, removed in FAULTS:
        number -= weight
        if number < 0:
            resource |= added
            resource["tags"] += tags
            for name in removed:
                del resource[name]
            return


def _costs(source: random.Random) -> list[int]:
    """Monthly costs in cents, around the mean, uneven, none out of proportion."""
    return [min(int(source.lognormvariate(10.7, 0.9)), 2_000_000) for _ in range(_TABLE)]


def _zipf(items: Sequence[T]) -> list[T]:
    """A table in which the nth item stands in proportion to 1 / n ** 0.9."""
    weights = [1 / (number + 1) ** 0.9 for number in range(len(items))]
    table = [
        item for item, weight in zip(items, weights, strict=True) for _ in range(int(weight / sum(weights) * _TABLE))
    ]
    return [*table, *items, *table][:_TABLE] if len(table) < _TABLE else table


def _mixed(number: int) -> int:
    """A number of 64 bits that looks drawn by lot (splitmix64)."""
    number = number + 0x9E3779B97F4A7C15 & _MASK
    number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    number = (number ^ number >> 27) * 0x94D049BB133111EB & _MASK
    return number ^ number >> 31
