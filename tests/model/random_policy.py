"""Random valid policies over an organisation (language §2.2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.model.draws import Draw
from tests.model.random_organisation import (
    Organisation,
    above_as_written,
    draw_responsibility_ids,
    put_effective,
)
from tests.model.random_values import (
    BOUNDS_ON_SHARES,
    draw_bound,
    draw_holder,
    draw_holders,
    draw_selector,
    draw_split,
    draw_value,
    respelled,
    split_over,
)
from tests.model.world import ROOT

# `p-x/1` sorts before `p/1` although `p` sorts before `p-x`.
POLICIES = ("p", "q", "p-x", "Z")
RULES = ("1", "2", "3", "4")
MOST_RULES = 8

# The findings that a waiver may name, the more frequent ones more often.
WAIVABLE = {
    "competing-holders": 3,
    "competing-shares": 2,
    "under-funded": 3,
    "over-funded": 2,
    "unfunded": 3,
    "unmanaged": 3,
    "unassigned": 1,
    "vacant-holder": 3,
    "ambiguous-holder": 2,
    "requirement-unmet": 6,
    "drift": 3,
    "stale-reference": 6,
    "overruled": 2,
    "unlawful-override": 2,
    "budget-exceeded": 2,
    "capacity-exceeded": 2,
    "missing-attribute": 2,
    "unused-rule": 2,
    "empty-selector": 1,
    "overdue-review": 1,
}

Entry = dict[str, Any]


def draw_policies(draw: Draw, organisation: Organisation) -> list[Entry]:
    """Up to four policies with up to eight rules, their overrides and their waivers."""
    policies = []
    left = MOST_RULES
    for id_ in draw.some(POLICIES, 1, len(POLICIES)):
        policy: Entry = {"policy": id_}
        if draw.chance(60):
            policy["issuer"] = draw.pick([ROOT, *organisation.departments]) if draw.chance(65) else ROOT
        if draw.chance(15):
            policy["review_by"] = organisation.day(draw)
        put_effective(draw, organisation, policy, 12)
        policy["rules"] = []
        for rule_id in RULES[: 1 + draw.upto(min(left, len(RULES)) - 1)]:
            policy["rules"].append(draw_rule(draw, organisation, policy, rule_id))
        left -= len(policy["rules"])
        policies.append(policy)
        if left == 0:
            break
    put_overrides(draw, policies)
    for policy in policies:
        put_waivers(draw, organisation, policy, policies)
        policy["rules"] = draw.shuffled(policy["rules"])
    return policies


def draw_rule(draw: Draw, organisation: Organisation, policy: Entry, id_: str) -> Entry:
    """A rule with one verb or more."""
    rule: Entry = {"id": id_}
    where = draw_where(draw, organisation, policy["rules"])
    if where is not None:
        rule["where"] = where
    put_verbs(draw, organisation, policy.get("issuer", ROOT), rule)
    if "issuer" in policy and draw.chance(40):
        rule["binding"] = draw.weighted({True: 5, False: 1})
    put_effective(draw, organisation, rule, 8)
    return rule


def draw_where(draw: Draw, organisation: Organisation, siblings: list[Entry]) -> Entry | None:
    """Every resource, or a few fields; often those of a rule of the same policy with one more or one changed."""
    if siblings and draw.chance(40):
        selector = dict(draw.pick(siblings).get("where", {}))
        if draw.chance(30):
            selector["resource"] = draw.some(organisation.resources[:4], 1, 3)
        selector.update(draw_selector(draw, organisation, draw.upto(1)))
        return selector
    size = draw.weighted({0: 4, 1: 4, 2: 2, 3: 1})
    if size == 0:
        return {} if draw.chance(30) else None
    return draw_selector(draw, organisation, size)


# Verbs


def put_verbs(draw: Draw, organisation: Organisation, issuer: str, rule: Entry) -> None:
    """`assign`, `contribute` and `require`, one at least, no responsibility both assigned and contributed to."""
    shares = [id_ for id_, form in organisation.responsibilities.items() if form == "shares"]
    verbs = draw.weighted({"assign": 5, "contribute": 3, "require": 3, "assign contribute": 2, "assign require": 2})
    if "contribute" in verbs:
        rule["contribute"] = {draw.pick(shares): draw_contribution(draw, organisation, issuer)}
    if "assign" in verbs:
        ids = [id_ for id_ in draw_responsibility_ids(draw, organisation, 3) if id_ not in rule.get("contribute", {})]
        assigned = ids or ["manages"]
        rule["assign"] = {id_: draw_value(draw, organisation, organisation.responsibilities[id_]) for id_ in assigned}
    if "require" in verbs:
        keys = ["involved", "funds", "manages", *organisation.responsibilities]
        keys = [draw.pick(keys) for _ in range(1 + draw.upto(1))]
        rule["require"] = {key: draw_tests(draw, organisation, key) for key in keys}
        if draw.chance(50):
            rule["severity"] = draw.pick(("warning", "note", "error"))


def draw_contribution(draw: Draw, organisation: Organisation, issuer: str) -> dict[str, str]:
    """With an issuer other than `@root`, holders must be departments at or below it."""
    said = organisation.said.setdefault("contribution", [])
    if issuer == ROOT:
        if said and draw.chance(30):
            return respelled(draw, organisation, draw.pick(said))
        split = draw_split(draw, organisation)
    else:
        departments = organisation.departments
        own = [d for d in departments if issuer in (d, *above_as_written(departments, d))]
        split = split_over(draw, [f"department:{d}" for d in draw.some(own, 1, 2)])
    said.append(split)
    return split


def draw_tests(draw: Draw, organisation: Organisation, key: str) -> Entry:
    """One test, or two, that may stand under the key."""
    kinds = ["includes", "only", "excludes", "includes_any", "count", "apart_from"]
    if organisation.responsibilities.get(key) == "shares":
        kinds += ["share", "largest", "share"]
    tests: Entry = {}
    for kind in draw.some(kinds, 1, 2):
        if kind == "count":
            tests[kind] = draw_bound(draw, (1, 2, 0, 3))
        elif kind == "largest":
            tests[kind] = draw_bound(draw, BOUNDS_ON_SHARES)
        elif kind == "share":
            named = dict.fromkeys(draw_holders(draw, organisation, 2))
            tests[kind] = {x: draw_bound(draw, BOUNDS_ON_SHARES) for x in named}
        elif kind == "apart_from":
            tests[kind] = draw.some([id_ for id_ in organisation.responsibilities if id_ != key], 1, 2)
        else:
            tests[kind] = [draw_holder(draw, organisation) for _ in range(1 + draw.upto(2))]
    return tests


# Overrides


def put_overrides(draw: Draw, policies: list[Entry]) -> None:
    """Overrides of rules and of policies, as long as no rule comes back to itself."""
    names = [f"{policy['policy']}/{rule['id']}" for policy in policies for rule in policy["rules"]]
    targets = [*names, *(policy["policy"] for policy in policies)]
    for policy in policies:
        for entry, percent in [(policy, 15), *((rule, 25) for rule in policy["rules"])]:
            if draw.chance(percent):
                for target in draw.some(targets, 1, 2):
                    entry.setdefault("overrides", []).append(target)
                    if comes_back(policies):
                        entry["overrides"].remove(target)
                if not entry["overrides"]:
                    del entry["overrides"]


def comes_back(policies: list[Entry]) -> bool:
    """Whether some rule names itself by way of `overrides`, one's own policy included."""
    named: dict[str, set[str]] = {}
    of_policy = {p["policy"]: {f"{p['policy']}/{rule['id']}" for rule in p["rules"]} for p in policies}
    for policy in policies:
        for rule in policy["rules"]:
            under: set[str] = set()
            for target in [*rule.get("overrides", ()), *policy.get("overrides", ())]:
                under |= of_policy.get(target, {target})
            named[f"{policy['policy']}/{rule['id']}"] = under
    for start in named:
        reached, front = set(named[start]), list(named[start])
        while front:
            new = named[front.pop()] - reached
            reached |= new
            front += new
        if start in reached:
            return True
    return False


# Waivers


def put_waivers(draw: Draw, organisation: Organisation, policy: Entry, policies: list[Entry]) -> None:
    """Waivers of every kind: current, expired, to come, with and without `where` and `rules`."""
    if not draw.chance(40):
        return
    names = [f"{other['policy']}/{rule['id']}" for other in policies for rule in other["rules"]]
    requiring = [f"{p['policy']}/{rule['id']}" for p in policies for rule in p["rules"] if "require" in rule]
    policy["waivers"] = []
    for id_ in ("w1", "w2", "1")[: 1 + draw.upto(2)]:
        waiver: Entry = {"id": id_, "reason": "agreed", "approved_by": "the board"}
        waiver["finding"] = draw.weighted(WAIVABLE)
        if waiver["finding"] == "requirement-unmet":
            waiver["rules"] = draw.some(requiring or names, 1, 3)
        elif draw.chance(25):
            waiver["rules"] = draw.some(names, 1, len(names))
        if draw.chance(30):
            waiver["where"] = draw_selector(draw, organisation, draw.upto(2))
        put_time(draw, organisation, waiver)
        policy["waivers"].append(waiver)


def put_time(draw: Draw, organisation: Organisation, waiver: Entry) -> None:
    """`until` around the evaluation date, mostly later; `from` not after it."""
    offset = draw.pick((30, 0, 1, 400, -1, 30))
    waiver["until"] = (organisation.as_of + timedelta(days=offset)).isoformat()
    if draw.chance(25):
        start = organisation.as_of + timedelta(days=draw.pick((0, -30, 1, -400)))
        waiver["from"] = min(start.isoformat(), waiver["until"])
