"""clingo, answer set programming: one rule of the program for each rule; the grounder does the work.

What it cannot express: shares and money beyond whole numbers of 32 bits, texts other than as names, a stream of
resources: the whole inventory is one program.
"""

import json
from collections.abc import Iterable, Iterator

import clingo
from question import Findings, Question, Row, Rule, gathered, settled

from peers.peer import Peer

_PROGRAM = """
found(I,V) :- hit(I,V,_,_).
gap(I,funds) :- r(I,_,_,_,_), not found(I,funds).
gap(I,manages) :- r(I,_,_,_,_), not found(I,manages).
disputed(I,V) :- hit(I,V,_,X), hit(I,V,_,Y), X < Y, V != consulted, V != requires.
clash(I,V,P) :- disputed(I,V), hit(I,V,P,_).
unmet(I,P) :- hit(I,requires,P,F), not hit(I,consulted,_,F), not advised(I,F).
advised(I,F) :- hit(I,consulted,_,F).
"""


def rows(question: Question, _way: str) -> Iterable[Row]:
    """The answer for every resource."""
    ids: list[str] = []
    hits: dict[int, list[Rule]] = {}
    for atom in _atoms(question, ids, "#show hit/4."):
        number, _, rule, _ = atom.arguments
        hits.setdefault(number.number, []).append(question.rules[rule.number])
    return [(name, *settled(hits.get(number, []))) for number, name in enumerate(ids)]


def findings(question: Question, _way: str) -> Findings:
    """The findings."""
    ids: list[str] = []
    gaps: dict[int, set[str]] = {}
    clashes: dict[tuple[int, str], list[str]] = {}
    unmet: dict[int, list[str]] = {}
    for atom in _atoms(question, ids, "#show gap/2. #show clash/3. #show unmet/2."):
        number = atom.arguments[0].number
        if atom.name == "gap":
            gaps.setdefault(number, set()).add(atom.arguments[1].name)
        elif atom.name == "clash":
            rule = question.rules[atom.arguments[2].number]
            clashes.setdefault((number, atom.arguments[1].name), []).append(rule.name)
        else:
            unmet.setdefault(number, []).append(question.rules[atom.arguments[1].number].name)

    def cell(number: int, verb: str) -> str:
        rules = clashes.get((number, verb))
        return "!" + ",".join(sorted(rules)) if rules else "" if verb in gaps.get(number, ()) else "held"

    troubled = sorted({*gaps, *unmet, *(number for number, _ in clashes)})
    return gathered(
        (ids[number], cell(number, "funds"), cell(number, "manages"), "", ",".join(unmet.get(number, ())))
        for number in troubled
    )


def _atoms(question: Question, ids: list[str], shown: str) -> Iterator[clingo.Symbol]:
    control = clingo.Control(["--warn=none"])
    control.add("base", [], "\n".join([*_facts(question, ids), *_rules(question), _PROGRAM, shown]))
    control.ground([("base", [])])
    atoms: list[clingo.Symbol] = []
    control.solve(on_model=lambda model: atoms.extend(model.symbols(shown=True)))
    return iter(atoms)


def _facts(question: Question, ids: list[str]) -> Iterator[str]:
    """The departments and the resources, which are numbered in the order of their ids in the list."""
    for name, units in question.above.items():
        yield from (f"above({_text(name)},{_text(unit)})." for unit in units)
    with question.resources.open("rb") as lines:
        for number, line in enumerate(lines):
            resource = json.loads(line)
            ids.append(resource["id"])
            names = (resource[name] for name in ("kind", "platform", "stage", "department"))
            yield f"r({number},{','.join(map(_text, names))})."
            yield from (f"tag({number},{_text(tag)})." for tag in resource["tags"])


def _rules(question: Question) -> Iterator[str]:
    values: dict[str, int] = {}
    for number, rule in enumerate(question.rules):
        where = rule.where
        body = ["r(I,Kind,Platform,Stage,Home)"]
        for name, listed in where.listed:
            yield from (f"among({number},{name},{_text(value)})." for value in listed)
            body.append(f"among({number},{name},{name.title()})")
        body += [f"above(Home,{_text(where.within)})"] if where.within else []
        body += [f"not above(Home,{_text(where.outside)})"] if where.outside else []
        body += [f"tag(I,{_text(tag)})" for tag in where.all_tags]
        body += [f"not tag(I,{_text(tag)})" for tag in where.no_tags]
        value = values.setdefault(rule.value, len(values))
        yield f"hit(I,{rule.verb},{number},{value}) :- {', '.join(body)}."


def _text(value: str) -> str:
    return json.dumps(value)


PEER = Peer(
    name="clingo",
    package="clingo",
    ways=("grounding",),
    rows=rows,
    limits="Whole numbers of 32 bits only, so no exact shares or money; everything is in memory at once.",
    own_findings=findings,
)
