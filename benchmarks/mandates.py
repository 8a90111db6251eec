"""The policies of the workload, in the full language, as many rules as are asked for.

The charter holds one of each construct and is the same for every number of rules; the rest refines who manages and
funds (trees of rules, so that nothing is left open), adds duties and requirements, and splits a pool more finely.
"""

import random
from collections.abc import Iterator, Sequence

from charter import charter, gives
from inventory import COSTED, FREE, KINDS, SHARED, shared_tags
from landscape import FUNCTIONS, PLATFORM_KINDS, PLATFORMS, STAGES, Entry, Landscape, Size
from refinement import Tree

SPLITS = (("60%", "rest"), ("1/3", "2/3"), ("2 parts", "0.5 parts"), ("33.25%", "rest"), ("45%", "3 parts", "1 part"))


def policies(size: Size, land: Landscape) -> Iterator[Entry]:
    """All policy documents of a size; ValueError where fewer rules are asked for than the charter has."""
    source = random.Random(f"mandates {size.seed} {size.departments} {size.rules}")
    tags = shared_tags(size.tags)
    documents = {document["policy"]: document for document in charter(land, tags)}
    least = sum(len(document["rules"]) for document in documents.values())
    if size.rules < least:
        raise ValueError(f"the constructs of the language need {least} rules, and {size.rules} are asked for")
    _extend(source, documents, size.rules - least, tags, land)
    yield from documents.values()


def _extend(source: random.Random, named: dict[str, Entry], spare: int, tags: Sequence[str], land: Landscape) -> None:
    """Add rules in a fixed proportion until there are as many as are asked for."""
    trees = {
        "foundation": Tree(source, tags, land.branches, FREE[:9]),
        **{f"division-{name}": Tree(source, tags, (), FREE[6:9]) for name in land.divisions},
    }
    for number in range(spare):
        form = number % 10
        if form < 4:
            policy = "foundation" if form < 3 else f"division-{source.choice(land.divisions)}"
            rule = _refinement(source, trees[policy], f"refined-{number}")
        elif form == 9:
            policy, rule = "standards", _requirement(source, f"standard-{number}", tags)
        elif form == 8 and not number // 10 % 3:
            policy, rule = _narrower_pool(source, f"narrower-{number}")
        else:
            policy, rule = "duties", _duty(source, form, f"duty-{number}", tags, land)
        named[policy]["rules"].append(rule)


def _refinement(source: random.Random, tree: Tree, name: str) -> Entry:
    one, other, third = source.sample(FUNCTIONS, 3)
    shares = source.choice(SPLITS)
    funds = dict(zip((one, other, third), shares, strict=False))
    return {"id": name, "where": tree.grown(), "assign": {"manages": other, "funds": funds}}


def _requirement(source: random.Random, name: str, tags: Sequence[str]) -> Entry:
    where = {"stage": ["plan", "build"], "tags": source.choice(tags), "platform_kind": source.choice(PLATFORM_KINDS)}
    tests: list[Entry] = [
        {"consulted": {"includes": ["technology"]}},
        {"funds": {"largest": {"below": "100%"}}},
        {"involved": {"count": {"at_least": 2}, "includes_any": ["technology", source.choice(FUNCTIONS)]}},
        {"manages": {"count": {"at_most": 1}}, "funds": {"share": {source.choice(FUNCTIONS): {"at_most": "99%"}}}},
    ]
    return {"id": name, "where": where, "require": source.choice(tests)}


def _narrower_pool(source: random.Random, name: str) -> tuple[str, Entry]:
    where = {
        "kind": source.choice(SHARED),
        "stage": source.choice(STAGES),
        "platform_kind": source.choice(PLATFORM_KINDS),
    }
    return "pool-technology", gives(name, where, {"technology": "20%", "research": "15%"})


def _duty(source: random.Random, form: int, name: str, tags: Sequence[str], land: Landscape) -> Entry:
    one, other = source.sample(FUNCTIONS, 2)
    kind = source.choice(FREE)
    if form == 4:
        where: Entry = {"kind": source.sample(COSTED, 2), "cost": {"at_least": source.randrange(1, 40) * 100}}
        return {"id": name, "where": where, "assign": {"approves": ["finance"]}}
    if form == 5:
        where = {"within": source.choice(land.subtrees), "tags": {"any": source.sample(tags, 2)}}
        return {"id": name, "where": where, "assign": {"informed": [one, "@home"]}}
    if form == 6:
        where = {"platform": source.choice(PLATFORMS), "stage": ["run", "retire"], "kind": source.sample(KINDS, 8)}
        return {"id": name, "where": where, "assign": {"operates": ["operations"]}}
    if form == 7:
        where = {"tags": {"all": _two(source, tags)}, "platform_kind": {"not": source.choice(PLATFORM_KINDS)}}
        return {"id": name, "where": where, "assign": {"consulted": [one, other]}}
    where = {"kind": kind, "tags": {"any": [source.choice(tags)], "not": [source.choice(tags)]}}
    return {"id": name, "where": where, "assign": {"consulted": [one], "informed": [other]}}


def _two(source: random.Random, tags: Sequence[str]) -> list[str]:
    """Two tags that one resource may have."""
    one = source.choice(tags)
    return [one, source.choice([tag for tag in tags if tag.partition("=")[0] != one.partition("=")[0]] or [one])]
