"""Cedar (Rust), an engine for access control: one request for each resource names the policies that permit.

It says yes or no, and which policies said so: no value, no union, no conflict. Python settles the answer from the
names. What else it cannot express: arithmetic on shares, sums, anything that looks at two resources.
"""

import json
from collections.abc import Iterator
from itertools import islice

import cedarpy
from question import Entry, Question, Row, Rule, settled

from peers.peer import Peer

AT_ONCE = 2000


def rows(question: Question, _way: str) -> Iterator[Row]:
    """The answer for every resource."""
    policies = cedarpy.PolicySet.from_str("\n".join(map(_policy, question.rules)))
    units = [
        {"uid": _uid("Unit", name), "attrs": {}, "parents": [_uid("Unit", unit) for unit in above[1:2]]}
        for name, above in question.above.items()
    ]
    known: dict[tuple[str, ...], tuple[str, str, str, str]] = {}
    with question.resources.open("rb") as lines:
        while some := [json.loads(line) for line in islice(lines, AT_ONCE)]:
            entities = cedarpy.Entities.from_json_str(json.dumps([*units, *map(_entity, some)]))
            requests = [_request(resource) for resource in some]
            answers = cedarpy.is_authorized_batch(requests, policies, entities)
            for resource, answer in zip(some, answers, strict=True):
                names = tuple(sorted(answer.diagnostics.reasons))
                if names not in known:
                    known[names] = settled([question.rules[int(name.removeprefix("policy"))] for name in names])
                yield resource["id"], *known[names]


def _policy(rule: Rule) -> str:
    where = rule.where
    conditions = [_among(name, values) for name, values in where.listed]
    conditions += [f"resource.tags.contains({json.dumps(tag)})" for tag in where.all_tags]
    conditions += [f"!resource.tags.contains({json.dumps(tag)})" for tag in where.no_tags]
    conditions += [f'!(resource in Unit::"{where.outside}")'] if where.outside else []
    reach = f'resource in Unit::"{where.within}"' if where.within else "resource"
    when = f" when {{ {' && '.join(conditions)} }}" if conditions else ""
    return f"permit(principal, action, {reach}){when};"


def _among(name: str, values: tuple[str, ...]) -> str:
    if len(values) == 1:
        return f"resource.{name} == {json.dumps(values[0])}"
    return f"{json.dumps(values)}.contains(resource.{name})"


def _entity(resource: Entry) -> Entry:
    shown = {name: resource[name] for name in ("kind", "platform", "stage", "tags")}
    return {"uid": _uid("Res", resource["id"]), "attrs": shown, "parents": [_uid("Unit", resource["department"])]}


def _request(resource: Entry) -> Entry:
    return {"principal": 'Who::"any"', "action": 'Action::"ask"', "resource": f'Res::"{resource["id"]}"', "context": {}}


def _uid(form: str, name: str) -> dict[str, str]:
    return {"type": form, "id": name}


PEER = Peer(
    name="Cedar",
    package="cedarpy",
    ways=("reasons",),
    rows=rows,
    limits="It permits or forbids: holders, shares, unions, conflicts and all arithmetic are left to the caller.",
)
