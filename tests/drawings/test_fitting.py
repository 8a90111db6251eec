"""What fits on a page, and what is said of what does not."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest

import sogov
from sogov.drawings.drawing import Drawing, Page
from sogov.drawings.folding import GroupBy, folded
from sogov.drawings.network import Link, Network, Vertex
from sogov.evaluation.evaluation import Evaluation
from tests.drawings.test_network import evaluation as small


def large(
    resources: int = 200,
    platforms: int = 30,
    departments: int = 40,
    heads: int = 4,
    functions: Sequence[str] = ("f",),
) -> Evaluation:
    """An organisation of departments under heads, in which each department funds and manages some resources."""
    organisation: dict[str, object] = {
        "organisation": {"id": "acme", "name": "Acme"},
        "functions": [{"id": function} for function in functions],
        "departments": [
            *({"id": f"h{number}", "name": f"Head {number}"} for number in range(heads)),
            *(
                {"id": f"d{number}", "parent": f"h{number % heads}", "performs": list(functions)}
                for number in range(departments)
            ),
        ],
        "platforms": [{"id": f"p{number}", "name": f"Platform {number}", "kind": "k"} for number in range(platforms)],
        "stages": ["plan", "run"],
        "resources": [
            {
                "id": f"r{number}",
                "kind": f"k{number % 3}",
                "platform": f"p{number % platforms}",
                "department": f"h{number % heads}",
                "declared": {
                    "manages": f"department:d{number % departments}",
                    "funds": {
                        f"department:d{number % departments}": "1/2",
                        f"department:d{(number + heads) % departments}": "1/2",
                    },
                },
                **({"stage": "run"} if number % 2 else {}),
            }
            for number in range(resources - 1)
        ]
        + [{"id": "bare", "kind": "k0"}],
    }
    return sogov.evaluate(sogov.parse(organisation), as_of=date(2026, 11, 23)).evaluation


def page(evaluation: Evaluation, focus: str | None = None, depth: int = 1, by: GroupBy | None = None) -> Page:
    """The page of who funds and manages what."""
    return Drawing(evaluation, ("funds", "manages"), focus, depth, by).page


def names(found: Page, kind: str) -> list[str]:
    """The names of the vertices of a kind."""
    return [vertex.name for vertex in found.network.vertices if vertex.kind == kind]


def test_small() -> None:
    """What fits is drawn as it is: who holds something and what, and who stands under whom."""
    found = page(small())

    assert () == found.notes
    assert ["Acme", "Marketing", "it"] != names(found, "department")
    assert ["Marketing", "it"] == sorted(names(found, "department"))
    assert ["a", "b", "c"] == names(found, "resource")
    assert {"funds", "manages"} == {link.relation for link in found.network.links}


def test_descent() -> None:
    """A department stands under the next above it that is drawn, whoever is between them."""
    organisation = {
        "departments": [{"id": "a"}, {"id": "b", "parent": "a"}, {"id": "c", "parent": "b"}],
        "resources": [
            {"id": "r", "kind": "k", "declared": {"manages": "department:a", "operates": ["department:c"]}},
        ],
    }
    evaluation = sogov.evaluate(sogov.parse(organisation), as_of=date(2026, 11, 23)).evaluation
    links = Drawing(evaluation, ("manages", "operates")).page.network.links

    assert ("department:c", "department:a") in {(link.source, link.target) for link in links if not link.is_held}


def test_large() -> None:
    """Resources are drawn in groups, departments as the one above them, and what is left over as one."""
    found = page(large())

    assert (
        "200 resources are drawn in groups, by platform",
        "departments below level 1 are drawn as the one above them",
        "the 26 groups with least to show are drawn as one",
    ) == found.notes
    assert ["Head 0", "Head 1", "Head 2", "Head 3"] == names(found, "department")
    groups = [vertex for vertex in found.network.vertices if vertex.kind == "group"]
    assert 6 == len(groups)
    assert 200 == sum(group.number for group in groups)
    assert "26 other groups" in names(found, "group")


def test_each_resource_is_counted_once() -> None:
    """Two departments under one head that both pay for a resource are one that pays for it."""
    found = page(large())
    totals = {
        relation: sum(link.number for link in found.network.links if link.relation == relation and not link.status)
        for relation in ("funds", "manages")
    }

    assert {"funds": 199, "manages": 199} == totals
    assert {"funds": 1, "manages": 1} == {
        link.relation: link.number for link in found.network.links if link.source == "nobody:nobody"
    }


def test_many_heads() -> None:
    """Where one level has too many departments and the one above it too few, the rest are drawn as one."""
    wide = page(large(departments=40, heads=20))

    assert "departments below level 1 are drawn as the one above them" not in wide.notes[0]
    assert "the 13 departments with least to show are drawn as one" in wide.notes
    assert "13 other departments" in names(wide, "department")
    one = page(large(departments=40, heads=1))
    assert "the 33 departments with least to show are drawn as one" in one.notes


def test_levels() -> None:
    """The lowest level with few enough departments is the one that is drawn; a long way up is gone once."""
    names: list[tuple[str, str | None]] = [(f"t{n}", None) for n in range(2)]
    names += [(f"m{n}", f"t{n % 2}") for n in range(6)]
    names += [(f"b{n}", f"m{n % 6}") for n in range(60)]
    long = [(f"c{n}", f"c{n - 1}" if n else "b0") for n in range(2000)]
    organisation: dict[str, object] = {
        "departments": [{"id": name, **({"parent": above} if above else {})} for name, above in [*names, *long]],
        "resources": [
            {"id": f"r{n}", "kind": "k", "declared": {"manages": f"department:{name}"}}
            for n, (name, _) in enumerate([*names, *long[:30], *long[-30:]])
        ],
    }
    found = page(sogov.evaluate(sogov.parse(organisation), as_of=date(2026, 11, 23)).evaluation)

    assert "departments below level 2 are drawn as the one above them" in found.notes
    assert {"t0", "t1", *(f"m{n}" for n in range(6))} == set(names_of(found))
    assert [("t0", "m0"), ("t0", "m2"), ("t0", "m4"), ("t1", "m1"), ("t1", "m3"), ("t1", "m5")] == sorted(
        (link.target.removeprefix("department:"), link.source.removeprefix("department:"))
        for link in found.network.links
        if not link.is_held
    )


def names_of(found: Page) -> list[str]:
    """The names of the departments that are drawn."""
    return names(found, "department")


def test_lines_that_are_left_out() -> None:
    """Too many lines are fewer, nobody's first; it is said how many are left out."""
    found = page(large(resources=400, platforms=5, departments=8, heads=8))

    pairs = {(link.source, link.target) for link in found.network.links}
    assert 40 == len(pairs)
    assert "nobody:nobody" in {source for source, _ in pairs}
    assert "1 of 41 lines, those that stand for least, are left out" == found.notes[-1]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("platform", ["Platform 0", "Platform 1", "no platform"]),
        ("kind", ["k0", "k1", "k2"]),
        ("department", ["Acme", "Head 0", "Head 1"]),
        ("stage", ["no stage", "run"]),
    ],
)
def test_groups(by: GroupBy, expected: list[str]) -> None:
    """Groups are asked for by what they have in common; what has nothing of the sort is one too."""
    evaluation = large(resources=12, platforms=2, departments=2, heads=2)

    assert expected == sorted(names(page(evaluation, by=by), "group"))
    programs = Drawing(evaluation, ("funds",), by=by).network
    assert 12 == sum(vertex.number for vertex in programs.vertices if vertex.kind == "group")


def test_focus() -> None:
    """A focus stays what it is, with its own homes alone; around a platform groups are by department."""
    evaluation = large()
    department, platform = page(evaluation, "department:d1"), page(evaluation, "platform:p1", 2)
    resource = page(evaluation, "resource:r1")

    assert "department:d1" in {vertex.key for vertex in department.network.vertices}
    assert ("resource:r1", "department:h1", "home") in {
        (link.source, link.target, link.relation) for link in resource.network.links
    }
    assert "resource:r1" in {vertex.key for vertex in resource.network.vertices}
    assert () == resource.notes
    assert platform.notes == () or "by department" in platform.notes[0]
    busy = page(large(platforms=1), "platform:p0", 2)
    assert "199 resources are drawn in groups, by department" == busy.notes[0]
    assert "platform:p0" in {vertex.key for vertex in busy.network.vertices}


def test_the_focus_is_not_folded() -> None:
    """A department in focus is itself also where others are drawn as those above them, and so is a resource."""
    found = page(large(functions=[f"f{number}" for number in range(9)]), "department:d1", 3)

    assert "department:d1" in {vertex.key for vertex in found.network.vertices}
    assert "the 4 functions with least to show are drawn as one" in found.notes
    deep = page(large(), "resource:r1", 4)
    assert "resource:r1" in {vertex.key for vertex in deep.network.vertices}
    assert "199 resources are drawn in groups, by platform" != deep.notes[0]


def test_home_of_the_focus() -> None:
    """A department has the resources at home there, unless it holds them anyway."""
    organisation = {
        "departments": [{"id": "a"}, {"id": "b"}],
        "resources": [
            {"id": "own", "kind": "k", "department": "a", "declared": {"manages": "department:a"}},
            {"id": "lent", "kind": "k", "department": "a", "declared": {"manages": "department:b"}},
        ],
    }
    evaluation = sogov.evaluate(sogov.parse(organisation), as_of=date(2026, 11, 23)).evaluation
    links = Drawing(evaluation, ("manages",), "department:a").page.network.links

    assert {("resource:lent", "department:a", "home"), ("department:a", "resource:own", "manages")} <= {
        (link.source, link.target, link.relation) for link in links
    }
    assert ("resource:own", "department:a", "home") not in {(link.source, link.target, link.relation) for link in links}


def test_folding() -> None:
    """Shares are added where several hold one thing as one, and are none of several things."""
    vertices = tuple(Vertex("department", name, name) for name in "abc") + tuple(
        Vertex("resource", name, name) for name in "rs"
    )
    links = tuple(
        Link(
            f"department:{source}", f"resource:{target}", "funds", is_held=True, holders=(source,), share=Fraction(1, 4)
        )
        for source, target in ("ar", "br", "as")
    )
    network = Network(vertices, (*links, Link("department:b", "department:a", "part_of")))
    both = Vertex("department", "c", "both")

    one = folded(network, dict.fromkeys(("department:a", "department:b", "department:c"), both))
    assert [
        ("department:c", "resource:r", 1, Fraction(1, 2), ("a", "b")),
        ("department:c", "resource:s", 1, Fraction(1, 4), ("a",)),
    ] == [(link.source, link.target, link.number, link.share, link.holders) for link in one.links]
    assert ["both", "r", "s"] == [vertex.name for vertex in one.vertices]
    group = Vertex("group", "g", "g", 2)
    two = folded(one, {"resource:r": group, "resource:s": group})
    assert [(2, None, ("a", "b"))] == [(link.number, link.share, link.holders) for link in two.links]
