"""A world: the documents merged, and the date on which they are judged (language §2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

ROOT = "@root"
HOME = "@home"

Written: TypeAlias = Any  # whatever a document may hold in a place
Entry: TypeAlias = Mapping[str, Written]

# “Built-in responsibilities (an organisation may change their `name`, `required` and `letter`, and add its own)”
BUILT_IN: dict[str, dict[str, Any]] = {
    "funds": {"holders": "shares", "required": True},
    "manages": {"holders": "one", "required": True},
    "operates": {"holders": "many", "required": False},
    "approves": {"holders": "many", "required": False},
    "consulted": {"holders": "many", "required": False},
    "informed": {"holders": "many", "required": False},
}

# “ordered list of ids; default `plan`, `build`, `run`, `retire`”
DEFAULT_STAGES = ("plan", "build", "run", "retire")

# “a quarter is 3 months, a year 12, and 52 weeks”
MONTHS = {"week": Fraction(12, 52), "month": Fraction(1), "quarter": Fraction(3), "year": Fraction(12)}


@dataclass(frozen=True)
class Rule:
    """One rule, with what it has from its policy."""

    name: str
    policy: str
    issuer: str
    binding: bool
    overrides: tuple[str, ...]
    entry: Entry

    @property
    def where(self) -> Entry:
        """The selector of the rule: absent, it is every resource."""
        where: Entry = self.entry.get("where", {})
        return where


@dataclass(frozen=True)
class World:
    """Everything that the documents say, by section, and the evaluation date."""

    as_of: date
    currency: str
    minor_units: int
    functions: tuple[str, ...]
    departments: Mapping[str, Entry]
    platforms: Mapping[str, Entry]
    stages: tuple[str, ...]
    responsibilities: Mapping[str, Entry]
    resources: Mapping[str, Entry]
    policies: Mapping[str, Entry]
    rules: tuple[Rule, ...]


def in_effect(as_of: date, entry: Entry) -> bool:
    """`effective` is `{"from": date, "until": date}`, both optional, both inclusive."""
    effective = entry.get("effective", {})
    if "from" in effective and as_of < date.fromisoformat(effective["from"]):
        return False
    return not ("until" in effective and as_of > date.fromisoformat(effective["until"]))


def read_world(documents: Sequence[Entry], as_of: date) -> World:
    """Documents of one kind are merged section by section."""
    sections: dict[str, list[Any]] = {}
    organisation: Entry = {}
    policies: dict[str, Entry] = {}
    for document in documents:
        if "policy" in document:
            policies[document["policy"]] = document
        elif "tests" not in document:
            organisation = document.get("organisation", organisation)
            for section, entries in document.items():
                if isinstance(entries, list):
                    sections.setdefault(section, []).extend(entries)
    by_id = {section: {e["id"]: e for e in entries} for section, entries in sections.items() if section != "stages"}
    responsibilities: dict[str, Entry] = {id_: dict(entry) for id_, entry in BUILT_IN.items()}
    for id_, entry in by_id.get("responsibilities", {}).items():
        # “`required` is false where nothing is said”
        responsibilities[id_] = {"required": False, **responsibilities.get(id_, {}), **entry}
    return World(
        as_of=as_of,
        currency=organisation.get("currency", "EUR"),
        minor_units=organisation.get("minor_units", 2),
        functions=tuple(by_id.get("functions", {})),
        departments=by_id.get("departments", {}),
        platforms=by_id.get("platforms", {}),
        stages=tuple(sections.get("stages", DEFAULT_STAGES)),
        responsibilities=responsibilities,
        resources=by_id.get("resources", {}),
        policies=policies,
        rules=read_rules(policies, as_of),
    )


def read_rules(policies: Mapping[str, Entry], as_of: date) -> tuple[Rule, ...]:
    """The rules in effect: what is not in effect states nothing and overrides nothing."""
    rules = []
    for policy_id, policy in policies.items():
        for entry in policy.get("rules", ()):
            if in_effect(as_of, policy) and in_effect(as_of, entry):
                rule = Rule(
                    name=f"{policy_id}/{entry['id']}",
                    policy=policy_id,
                    issuer=policy.get("issuer", ROOT),
                    binding=entry.get("binding", False),
                    # “on the policy it counts for all its rules”
                    overrides=(*entry.get("overrides", ()), *policy.get("overrides", ())),
                    entry=entry,
                )
                rules.append(rule)
    return tuple(rules)


def resources_in_effect(world: World) -> list[Entry]:
    """What is not in effect on the evaluation date makes no cell."""
    return [resource for resource in world.resources.values() if in_effect(world.as_of, resource)]


def listed(value: Written) -> list[str]:
    """An id or a list of ids, as a list."""
    return [value] if isinstance(value, str) else list(value)
