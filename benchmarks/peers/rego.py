"""What the two engines for Rego share: one rule of Rego for each rule, as a person writes it and an index can use it.

`data.plain.found` is, for the resource in `input`, the list of its findings; `data.plain.row` is its whole answer.
"""

import json

from question import Question, Rule

LIMITS = (
    "No precedence: which rule is narrower, what overrides what, what is binding has to be programmed. "
    "No exact shares, no largest remainder; sums over all resources need a second program."
)

_HEAD = "package plain\n\nimport rego.v1\n"
_TAIL = """
found contains ["unfunded", "funds", []] if count(funds) == 0
found contains ["unmanaged", "manages", []] if count(manages) == 0
found contains ["competing-shares", "funds", sort([h[0] | some h in funds])] if count({h[1] | some h in funds}) > 1
found contains ["competing-holders", "manages", sort([h[0] | some h in manages])] if {
	count({h[1] | some h in manages}) > 1
}
found contains ["requirement-unmet", "consulted", [name]] if some name in unmet

cell(hits) := "" if count(hits) == 0
cell(hits) := v if {
	values := {h[1] | some h in hits}
	count(values) == 1
	some v in values
}
cell(hits) := concat("", ["!", concat(",", sort([h[0] | some h in hits]))]) if count({h[1] | some h in hits}) > 1

row := [input.id, cell(funds), cell(manages), concat(",", sort(consulted)), concat(",", sort(unmet))]

one := [input.id, found]
"""
# For engines that can put one resource after the other in the place of the input within one query.
BATCH = """
all_found := [v | some r in data.resources; v := data.plain.one with input as r; count(v[1]) > 0]

all_rows := [v | some r in data.resources; v := data.plain.row with input as r]
"""


def module(question: Question) -> str:
    """The module of the rules."""
    parts = [_HEAD, *map(_rule, question.rules)]
    for verb, name in (("funds", "funds"), ("manages", "manages"), ("consulted", "consulted"), ("requires", "unmet")):
        if not any(rule.verb == verb for rule in question.rules):
            parts.append(f"{name} := set()")
    return "\n".join([*parts, _TAIL])


def departments(question: Question) -> dict[str, dict[str, dict[str, bool]]]:
    """The data: for each department those at and above it."""
    return {"above": {name: dict.fromkeys(units, True) for name, units in question.above.items()}}


def _rule(rule: Rule) -> str:
    where = rule.where
    conditions = [_among(name, values) for name, values in where.listed]
    conditions += [f"{_text(tag)} in input.tags" for tag in where.all_tags]
    conditions += [f"not {_text(tag)} in input.tags" for tag in where.no_tags]
    conditions += [f"data.above[input.department][{_text(where.within)}]"] if where.within else []
    conditions += [f"not data.above[input.department][{_text(where.outside)}]"] if where.outside else []
    if rule.verb == "requires":
        conditions.append(f"not {_text(rule.value)} in consulted")
        head = f"unmet contains {_text(rule.name)}"
    elif rule.verb == "consulted":
        head = f"consulted contains {_text(rule.value)}"
    else:
        head = f"{rule.verb} contains [{_text(rule.name)}, {_text(rule.value)}]"
    body = "\n\t".join(conditions)
    return f"{head} if {{\n\t{body}\n}}\n"


def _among(name: str, values: tuple[str, ...]) -> str:
    if len(values) == 1:
        return f"input.{name} == {_text(values[0])}"
    return f"input.{name} in {{{', '.join(map(_text, values))}}}"


def _text(value: str) -> str:
    return json.dumps(value)
