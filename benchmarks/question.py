"""The question of the comparison: who funds, manages and advises on each resource, and where that is open or disputed.

For each resource and for `funds` and `manages`: no rule that holds leaves a gap, rules that state one value give it,
and rules that state several are in conflict. `consulted` is the union. A requirement wants a function among the
consulted. It can be answered in two ways: by the findings, for each cause the resources that it concerns; and by the
holdings, how many resources are held in the same way, for which every resource must be settled.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, Literal

import attrs

Entry = dict[str, Any]
Verb = Literal["funds", "manages", "consulted", "requires"]
Cause = tuple[str, str, tuple[str, ...]]
Findings = dict[Cause, list[str]]
# How many resources have the same value of `funds` and of `manages` and the same consulted.
Holdings = Mapping[tuple[str, str, str], int]
# The resource, the value of `funds` and of `manages` (empty for a gap, `!` and the rules for a conflict), who is
# consulted, and the requirements that are not met.
Row = tuple[str, str, str, str, str]

GAPS = {"funds": "unfunded", "manages": "unmanaged"}
CONFLICTS = {"funds": "competing-shares", "manages": "competing-holders"}


@attrs.frozen
class Where:
    """What a rule selects: the attribute is among those listed, the tags are there or not, the home is below or not."""

    kinds: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    all_tags: tuple[str, ...] = ()
    no_tags: tuple[str, ...] = ()
    within: str = ""
    outside: str = ""

    @property
    def listed(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The attributes that must be among some values, with those."""
        fields = (("kind", self.kinds), ("platform", self.platforms), ("stage", self.stages))
        return ((name, values) for name, values in fields if values)

    def plain(self) -> Entry:
        """The selector as it stands in a policy document."""
        where: Entry = {name: list(values) for name, values in self.listed}
        tags = {"all": list(self.all_tags), "not": list(self.no_tags)}
        where |= {"tags": {key: names for key, names in tags.items() if names}} if any(tags.values()) else {}
        where |= {"within": self.within} if self.within else {}
        return where | ({"within": {"not": self.outside}} if self.outside else {})


@attrs.frozen
class Rule:
    """A rule: its full name, what it speaks of, what it says, and of which resources."""

    name: str
    verb: Verb
    value: str
    where: Where


@attrs.frozen
class Question:
    """The rules, the departments above each department (itself included), and the folder of the documents."""

    rules: tuple[Rule, ...]
    above: dict[str, tuple[str, ...]]
    folder: Path

    @property
    def resources(self) -> Path:
        """The file of the resources, one a line."""
        return self.folder / "resources.jsonl"

    @property
    def intervals(self) -> dict[str, tuple[int, int]]:
        """The numbers from which to which the departments at or below each one go, its own first."""
        ordered = sorted(self.above, key=lambda name: self.above[name][::-1])
        below: dict[str, int] = {}
        for name in ordered:
            for unit in self.above[name]:
                below[unit] = below.get(unit, 0) + 1
        return {name: (number, number + below[name] - 1) for number, name in enumerate(ordered)}


def question(folder: Path) -> Question:
    """The question that the documents in a folder put."""
    organisation = json.loads((folder / "organisation.json").read_text("utf-8"))
    parents = {entry["id"]: entry.get("parent") for entry in organisation["departments"]}
    documents = [json.loads(path.read_text("utf-8")) for path in sorted((folder / "policies").iterdir())]
    rules = tuple(_rule(document["policy"], rule) for document in documents for rule in document["rules"])
    return Question(rules, {name: tuple(_above(name, parents)) for name in parents}, folder)


def chosen(where: Where, resource: Entry, above: Set[str]) -> bool:
    """Whether a selector holds for a resource, of which the departments at and above its home are given."""
    if any(resource.get(name) not in values for name, values in where.listed):
        return False
    tags = resource.get("tags", ())
    if any(tag not in tags for tag in where.all_tags) or any(tag in tags for tag in where.no_tags):
        return False
    return (not where.within or where.within in above) and (not where.outside or where.outside not in above)


def settled(rules: Sequence[Rule]) -> tuple[str, str, str, str]:
    """The answer for a resource without its id, from the rules that hold for it."""
    consulted = {rule.value for rule in rules if rule.verb == "consulted"}
    unmet = sorted(rule.name for rule in rules if rule.verb == "requires" and rule.value not in consulted)
    return _cell(rules, "funds"), _cell(rules, "manages"), ",".join(sorted(consulted)), ",".join(unmet)


def gathered(rows: Iterable[Row]) -> Findings:
    """The findings in the answers for single resources."""
    found: Findings = {}
    for resource, funds, manages, _, unmet in rows:
        for verb, value in (("funds", funds), ("manages", manages)):
            if not value:
                found.setdefault((GAPS[verb], verb, ()), []).append(resource)
            elif value[0] == "!":
                found.setdefault((CONFLICTS[verb], verb, tuple(value[1:].split(","))), []).append(resource)
        for name in unmet.split(",") if unmet else ():
            found.setdefault(("requirement-unmet", "consulted", (name,)), []).append(resource)
    return found


def counted(rows: Iterable[Row]) -> Holdings:
    """The holdings in the answers for single resources."""
    return Counter((funds, manages, consulted) for _, funds, manages, consulted, _ in rows)


def _cell(rules: Sequence[Rule], verb: Verb) -> str:
    speaking = [rule for rule in rules if rule.verb == verb]
    values = {rule.value for rule in speaking}
    return "!" + ",".join(sorted(rule.name for rule in speaking)) if len(values) > 1 else "".join(values)


def _above(name: str, parents: dict[str, str | None]) -> Iterator[str]:
    unit: str | None = name
    while unit is not None:
        yield unit
        unit = parents[unit]


def _rule(policy: str, rule: Entry) -> Rule:
    name, where = f"{policy}/{rule['id']}", _where(rule["where"])
    if "require" in rule:
        return Rule(name, "requires", rule["require"]["consulted"]["includes"][0], where)
    ((verb, value),) = rule["assign"].items()
    return Rule(name, verb, {"funds": written_split, "consulted": "".join}.get(verb, str)(value), where)


def written_split(shares: dict[str, str]) -> str:
    """A split in one form, so that two that are the same are the same text."""
    return "|".join(f"{holder}:{share}" for holder, share in sorted(shares.items()))


def _where(where: Entry) -> Where:
    tags, within = where.get("tags", {}), where.get("within", "")
    outside = within["not"] if isinstance(within, dict) else ""
    return Where(
        kinds=tuple(where.get("kind", ())),
        platforms=tuple(where.get("platform", ())),
        stages=tuple(where.get("stage", ())),
        all_tags=tuple(tags.get("all", ())),
        no_tags=tuple(tags.get("not", ())),
        within="" if outside else within,
        outside=outside,
    )
