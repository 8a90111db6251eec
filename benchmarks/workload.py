"""A workload: a large organisation with a mix of rules in the full language, always the same for the same numbers.

Half a dozen policies speak on it: a default, narrower rules by kind and by stage that win over it, consultations by
platform kind and tag, approvals above a cost, requirements, and a region's own rules. About one resource in a hundred
has a finding.
"""

import json
import random
from pathlib import Path

import attrs

_FUNCTIONS = ("marketing", "technology", "communications", "relations", "finance", "service", "legal", "sales")
_KINDS = tuple(f"kind-{number}" for number in range(24))
_PLATFORM_KINDS = ("social-network", "video", "blog", "analytics", "tool")
_STAGES = ("plan", "build", "run", "retire")
_TAGS = tuple(f"tag-{number}" for number in range(40))
_SHORT_OF_A_MANAGER = "kind-lost"


@attrs.frozen
class Size:
    """How much of everything."""

    resources: int = 100_000
    rules: int = 100
    departments: int = 500


def write(folder: Path, size: Size) -> None:
    """Write the organisation and the policies of a size into a folder."""
    source = random.Random(7)  # noqa: S311  # the same every time is what is wanted
    folder.mkdir(parents=True, exist_ok=True)
    organisation = {
        "organisation": {"id": "large"},
        "functions": [{"id": function} for function in _FUNCTIONS],
        "departments": _departments(source, size.departments),
        "platforms": [{"id": f"p{number}", "kind": _PLATFORM_KINDS[number % 5]} for number in range(12)],
        "resources": [_resource(source, number, size) for number in range(size.resources)],
    }
    (folder / "organisation.json").write_text(json.dumps(organisation), "utf-8")
    for number, policy in enumerate(_policies(source, size)):
        (folder / f"policy-{number}.json").write_text(json.dumps(policy), "utf-8")


def _departments(source: random.Random, count: int) -> list[dict[str, object]]:
    departments: list[dict[str, object]] = [{"id": "d0", "performs": list(_FUNCTIONS)}]
    for number in range(1, count):
        department: dict[str, object] = {"id": f"d{number}", "parent": f"d{(number - 1) // 4}"}
        if source.random() < 0.4:
            department["performs"] = source.sample(_FUNCTIONS, 2)
        if source.random() < 0.1:
            department["budget"] = {"amount": source.randrange(10**7), "per": "year"}
        departments.append(department)
    return departments


def _resource(source: random.Random, number: int, size: Size) -> dict[str, object]:
    lost = source.random() < 0.01
    resource: dict[str, object] = {
        "id": f"r{number}",
        "kind": _SHORT_OF_A_MANAGER if lost else source.choice(_KINDS),
        "platform": f"p{source.randrange(12)}",
        "department": f"d{source.randrange(size.departments)}",
        "stage": source.choice(_STAGES),
        "tags": [*source.sample(_TAGS, 3), f"project-{number // 20}"],
        "cost": {"amount": f"{source.randrange(100_000)}.{source.randrange(100):02d}", "per": "quarter"},
    }
    if source.random() < 0.3:
        resource["effort"] = {"hours": source.randrange(1, 40), "per": "week"}
    if source.random() < 0.05:
        resource["declared"] = {"manages": source.choice(_FUNCTIONS)}
    return resource


def _policies(source: random.Random, size: Size) -> list[dict[str, object]]:
    rules = [_rule(source, number) for number in range(size.rules - 1)]
    default = {
        "id": "default",
        "where": {"kind": {"not": _SHORT_OF_A_MANAGER}},
        "assign": {"manages": "communications", "funds": {"marketing": "60%", "technology": "rest"}},
    }
    lost = {"id": "lost", "where": {"kind": _SHORT_OF_A_MANAGER}, "assign": {"funds": {"@home": "100%"}}}
    owners = [rule for rule in rules if "where" in rule and rule["id"].startswith("owner")]
    others = [rule for rule in rules if rule not in owners]
    return [{"policy": "owners", "rules": [default, lost, *owners]}, {"policy": "duties", "rules": others}]


def _rule(source: random.Random, number: int) -> dict[str, object]:
    one, other = source.sample(_FUNCTIONS, 2)
    if number < len(_KINDS):
        split = {one: "50%", other: "rest"}
        return {"id": f"owner-{number}", "where": {"kind": _KINDS[number]}, "assign": {"manages": one, "funds": split}}
    where: dict[str, object] = {"tags": source.choice(_TAGS)}
    form = number % 5
    if form == 0:
        return {"id": f"asks-{number}", "where": where, "require": {"involved": {"includes_any": [one, other]}}}
    if form == 1:
        where["cost"] = {"at_least": source.randrange(20_000)}
        return {"id": f"approves-{number}", "where": where, "assign": {"approves": [one]}}
    if form == 2:
        where["within"] = f"d{source.randrange(1, 60)}"
        return {"id": f"informs-{number}", "where": where, "assign": {"informed": [one, "@home"]}}
    if form == 3:
        where = {"platform_kind": source.choice(_PLATFORM_KINDS), "stage": source.sample(_STAGES, 2)}
        return {"id": f"operates-{number}", "where": where, "assign": {"operates": [one]}}
    return {"id": f"consults-{number}", "where": where, "assign": {"consulted": [one, other]}}
