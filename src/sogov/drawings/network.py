"""Networks: departments, functions, platforms and resources, and what leads from one to the other."""

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from typing import Literal

import attrs

from sogov.evaluation.cells import Outcome
from sogov.evaluation.evaluation import Evaluation
from sogov.evaluation.listing import Item, listed
from sogov.organisation.organisation import Organisation
from sogov.values.identifiers import ROOT

VertexKind = Literal["department", "function", "platform", "resource", "group", "nobody"]

PART_OF, PERFORMS, SUCCESSOR, HOME, ON = "part_of", "performs", "successor", "home", "on"
STRUCTURE = frozenset({PART_OF, PERFORMS, SUCCESSOR, HOME, ON})


@attrs.frozen
class Vertex:
    """Something in a network; a group stands for a `number` of resources, a department for itself and some below it.

    `remark` is what else is said of it: which functions a department performs, which kind a platform is of. Resources
    have their `item`.
    """

    kind: VertexKind
    id: str
    name: str
    number: int = 1
    remark: str = ""
    item: Item | None = None

    @property
    def key(self) -> str:
        """What tells it from all others: a department and a function of one id are two."""
        return f"{self.kind}:{self.id}"


NOBODY = Vertex("nobody", "nobody", "nobody")


@attrs.frozen
class Link:
    """What leads from one vertex to another: the structure, or a responsibility that a department holds.

    Where nobody can be said to hold it the link comes from `NOBODY`, and `status` says why: a gap, a conflict, or a
    holder who is vacant or ambiguous. `number` is how many links it stands for.
    """

    source: str
    target: str
    relation: str
    is_held: bool = False
    status: str = ""
    holders: tuple[str, ...] = ()
    share: Fraction | None = None
    number: int = 1


@attrs.frozen(eq=False)
class Network:
    """Vertices by key, and the links between them."""

    vertices: tuple[Vertex, ...]
    links: tuple[Link, ...]


def network_of(evaluation: Evaluation, responsibilities: Collection[str]) -> Network:
    """The whole network on the day, with who holds these responsibilities of the resources in effect."""
    items = listed(evaluation)
    links = [*_chart(evaluation), *_of_resources(evaluation, items, responsibilities)]
    links.sort(key=lambda link: (link.source, link.target, link.relation))
    vertices = [*_vertices(evaluation.organisation)]
    vertices += [Vertex("resource", item.id, item.name, item=item) for item in items]
    if any(link.source == NOBODY.key for link in links):
        vertices.append(NOBODY)
    return Network(tuple(vertices), tuple(links))


def _vertices(organisation: Organisation) -> Iterator[Vertex]:
    yield Vertex("department", ROOT, organisation.name)
    for department in organisation.departments:
        yield Vertex("department", department.id, department.name, remark=", ".join(sorted(department.performs)))
    for function in organisation.functions:
        yield Vertex("function", function.id, function.name)
    for platform in organisation.platforms:
        yield Vertex("platform", platform.id, platform.name, remark=platform.kind)


def _chart(evaluation: Evaluation) -> Iterator[Link]:
    for department in evaluation.organisation.departments:
        source = f"department:{department.id}"
        yield Link(source, f"department:{evaluation.tree.parent[department.id]}", PART_OF)
        for function in department.performs:
            yield Link(source, f"function:{function}", PERFORMS)
        if department.successor is not None:
            yield Link(source, f"department:{department.successor}", SUCCESSOR)


def _of_resources(evaluation: Evaluation, items: Iterable[Item], responsibilities: Collection[str]) -> Iterator[Link]:
    held = [
        [held for name in group.outcomes if name in responsibilities for held in _held(group.outcomes[name])]
        for group in evaluation.classes
    ]
    for item in items:
        key = f"resource:{item.id}"
        yield Link(key, f"department:{item.home}", HOME)
        if item.platform is not None:
            yield Link(key, f"platform:{item.platform}", ON)
        for source, relation, status, holders, share in held[item.number]:
            yield Link(source, key, relation, is_held=True, status=status, holders=holders, share=share)


_Held = tuple[str, str, str, tuple[str, ...], Fraction | None]


def _held(outcome: Outcome) -> Iterator[_Held]:
    """What the links to a resource with an outcome say: source, relation, status, holders and share."""
    name = outcome.responsibility
    if outcome.status in ("gap", "conflict"):
        yield NOBODY.key, name, outcome.status, (), None
    for party in outcome.parties:
        if party.department is not None:
            words, share = tuple(sorted(party.words)), party.share if outcome.shares else None
            yield f"department:{party.department}", name, "", words, share
    for problem in ("ambiguous", "vacant"):
        lost = [held for held in outcome.holdings if held.problem == problem]
        if lost:
            words = tuple(str(held.holder) for held in lost)
            total = sum((held.share or Fraction(0) for held in lost), Fraction(0)) if outcome.shares else None
            yield NOBODY.key, name, problem, words, total
