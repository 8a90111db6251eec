"""A workload in the part of the language that other engines can express too: what every peer of the comparison reads.

Rules select by kind, platform, stage, tag and department, and none is narrower than another of its policy: `funding`
and `managing` cut all resources into parts, `advice` adds, `standards` asks, and `exceptions` contradicts. No waivers,
no overrides, no money; every function is performed by one department.

`python benchmarks/plain.py --resources 100000 --rules 100 --output FOLDER` writes it.
"""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import attrs
from inventory import KINDS, resources, shared_tags
from landscape import FUNCTIONS, PLATFORMS, RETIRED_PLATFORM, STAGES, Entry, Landscape, Size, landscape
from question import Where, chosen
from workload import Layout, asked, written

SAMPLE = 3000
LISTED = {"kind": KINDS, "platform": PLATFORMS, "stage": tuple(STAGES)}


def write(folder: Path, size: Size, layout: Layout = "jsonl") -> None:
    """Write the plain workload of a size into a folder."""
    land = _landscape(size)
    written(folder, land.document, _policies(size, land), _resources(size, land), layout)


def _landscape(size: Size) -> Landscape:
    """The organisation with its offices, in which nothing ends and nobody else performs anything."""
    land = landscape(size)
    departments = [
        {key: entry[key] for key in ("id", "parent", "performs", "serves") if key in entry}
        for entry in land.document["departments"]
    ]
    for entry in departments:
        if not entry["id"].startswith("f-"):
            entry.pop("performs", None)
            entry.pop("serves", None)
    platforms = [entry for entry in land.document["platforms"] if entry["id"] != RETIRED_PLATFORM]
    document = {"organisation": {"id": "plain"}, "functions": land.document["functions"], "stages": list(STAGES)}
    return attrs.evolve(land, document=document | {"departments": departments, "platforms": platforms})


def _resources(size: Size, land: Landscape) -> Iterator[Entry]:
    whole = {"stage": "run", "platform": PLATFORMS[0], "department": land.homes[0]}
    for resource in resources(size, land):
        resource.pop("declared", None)
        resource.pop("effective", None)
        if resource.get("platform") == RETIRED_PLATFORM:
            del resource["platform"]
        yield whole | resource


def _policies(size: Size, land: Landscape) -> Iterator[Entry]:
    source = random.Random(f"plain {size.seed} {size.departments} {size.rules}")
    tags = shared_tags(size.tags)
    sample = list(islice(_resources(attrs.evolve(size, resources=SAMPLE), land), SAMPLE))
    half, advised = max(2, size.rules * 2 // 5), max(1, size.rules // 8)
    parts = _Parts(source, tags, land, sample)
    funding = [_assigned(f"part-{n}", where, "funds", _split(source)) for n, where in enumerate(parts.cut(half))]
    managing = [
        _assigned(f"part-{n}", where, "manages", source.choice(FUNCTIONS)) for n, where in enumerate(parts.cut(half))
    ]
    wheres = [parts.some() for _ in range(advised)]
    functions = [source.choice(FUNCTIONS) for _ in wheres]
    advice = [
        _assigned(f"advice-{n}", where, "consulted", [function])
        for n, (where, function) in enumerate(zip(wheres, functions, strict=True))
    ]
    standards = [
        _required(f"standard-{n}", attrs.evolve(where, all_tags=(*where.all_tags, source.choice(tags))), function)
        for n, (where, function) in enumerate(zip(wheres, functions, strict=True))
    ]
    least = 2 * half + advised
    spare = max(1, size.rules - least - 2)
    exceptions = [
        _assigned("joint", Where(all_tags=("joint",)), "manages", "research"),
        _assigned("sealed", Where(all_tags=("sealed",)), "funds", {"security": "70%", "people": "30%"}),
    ]
    yield {"policy": "funding", "rules": funding}
    yield {"policy": "managing", "rules": managing}
    yield {"policy": "advice", "rules": advice}
    yield {"policy": "exceptions", "rules": exceptions}
    press = _required("press", Where(all_tags=("press",)), "relations")
    yield {"policy": "standards", "rules": [press, *standards[: spare - 1]]}


@attrs.frozen
class _Parts:
    """Selectors that cut all resources into parts, judged by a sample."""

    source: random.Random
    tags: tuple[str, ...]
    land: Landscape
    sample: list[Entry]

    def cut(self, count: int) -> list[Where]:
        """As many selectors, of which exactly one holds for each resource of a known kind."""
        whole = Where(kinds=KINDS)
        parts = [(whole, self._among(whole, self.sample))]
        while len(parts) < count:
            parts.sort(key=lambda part: len(part[1]))
            where, among = parts.pop()
            one, other = self._halves(where)
            parts += [(one, self._among(one, among)), (other, self._among(other, among))]
        return [where for where, _ in parts]

    def some(self) -> Where:
        """A selector with two or three conditions."""
        where = Where()
        for _ in range(self.source.choice((2, 3))):
            where = self.source.choice(self._halves(where))
        return where

    def _among(self, where: Where, among: list[Entry]) -> list[Entry]:
        within = {home: {*self._above(home)} for home in {entry["department"] for entry in among}}
        return [entry for entry in among if chosen(where, entry, within[entry["department"]])]

    def _above(self, department: str) -> Iterator[str]:
        parents = {entry["id"]: entry.get("parent") for entry in self.land.document["departments"]}
        unit: str | None = department
        while unit is not None:
            yield unit
            unit = parents[unit]

    def _halves(self, where: Where) -> tuple[Where, Where]:
        """The selector with one more condition, and with its opposite."""
        form = self.source.choice(("kind", "platform", "stage", "tag", "tag", "within"))
        if form == "tag":
            tag = self.source.choice([tag for tag in self.tags if tag not in (*where.all_tags, *where.no_tags)])
            held, lacked = (*where.all_tags, tag), (*where.no_tags, tag)
            return attrs.evolve(where, all_tags=held), attrs.evolve(where, no_tags=lacked)
        if form == "within":
            if where.within or where.outside:
                return self._halves(where)
            department = self.source.choice((*self.land.divisions, *self.land.branches))
            return attrs.evolve(where, within=department), attrs.evolve(where, outside=department)
        listed = {"kind": where.kinds, "platform": where.platforms, "stage": where.stages}[form] or LISTED[form]
        if len(listed) < 2:
            return self._halves(where)
        values = self.source.sample(listed, len(listed))
        cut = self.source.randrange(1, len(values))
        return _listing(where, form, values[:cut]), _listing(where, form, values[cut:])


def _listing(where: Where, form: str, values: list[str]) -> Where:
    """A selector with other values for one of the listed attributes."""
    named = tuple(sorted(values))
    if form == "kind":
        return attrs.evolve(where, kinds=named)
    return attrs.evolve(where, platforms=named) if form == "platform" else attrs.evolve(where, stages=named)


def _split(source: random.Random) -> Entry:
    functions = source.sample(FUNCTIONS, source.choice((1, 2, 2, 3)))
    cuts = sorted(source.sample(range(1, 20), len(functions) - 1))
    bounds = zip([0, *cuts], [*cuts, 20], strict=True)
    return {function: f"{5 * (high - low)}%" for function, (low, high) in zip(functions, bounds, strict=True)}


def _assigned(name: str, where: Where, responsibility: str, value: object) -> Entry:
    return {"id": name, "where": where.plain(), "assign": {responsibility: value}}


def _required(name: str, where: Where, function: str) -> Entry:
    return {"id": name, "where": where.plain(), "require": {"consulted": {"includes": [function]}}}


if __name__ == "__main__":
    write(*asked(__doc__))
