"""Faulty documents are read as far as they are sound: every mistake is reported, and none twice."""

import json

import pytest

from sogov.documents.reader import Tree
from sogov.documents.sources import Source
from sogov.structure.entries import Entry
from sogov.structure.fault_list import FaultList
from sogov.structure.organisations import organisation
from sogov.structure.policies import policies
from sogov.structure.resources import ResourceReader
from sogov.structure.sections import merged
from sogov.structure.vocabulary import references_to
from sogov.values.origins import Origin
from tests.structure.workspaces import BASE, Document, Fault, faults_of, findings_of, policy

TEN_MISTAKES = """{
  "policy": "p",
  "title": "Ten mistakes",
  "titel": "Ten mistakes",
  "issuer": "mkt",
  "rules": [
    {"id": "r", "where": {"stage": "runs", "kind": ["account", 7]},
     "assign": {"manages": ["marketing"], "manages": null}},
    {"id": "R", "contribute": {"funds": {"marketing": "10%", "department:it": "5%"}, "manages": {"@home": "rest"}}},
    {"id": "s", "require": {"manages": {"includes": ["marketting"]}}, "overrides": ["p/s"],
     "effective": {"from": "2026-12-31", "until": "2026-01-01"}}
  ]
}
"""


def test_ten_mistakes_in_one_file_are_as_many_errors() -> None:
    """No mistake hides another, and all come in the order of the file, each with its place."""
    found = findings_of({"a.json": BASE, "p.json": TEN_MISTAKES})

    assert [
        ("schema", 4, 3, "/titel"),
        ("unknown-reference", 7, 36, "/rules/0/where/stage"),
        ("schema", 7, 64, "/rules/0/where/kind/1"),
        ("duplicate-key", 8, 43, "/rules/0/assign/manages"),
        ("duplicate-id", 9, 12, "/rules/1/id"),
        ("jurisdiction", 9, 42, "/rules/1/contribute/funds/marketing"),
        ("jurisdiction", 9, 62, "/rules/1/contribute/funds/department:it"),
        ("schema", 9, 86, "/rules/1/contribute/manages"),
        ("jurisdiction", 9, 98, "/rules/1/contribute/manages/@home"),
        ("unknown-reference", 10, 54, "/rules/2/require/manages/includes/0"),
        ("override-cycle", 10, 85, "/rules/2/overrides/0"),
        ("schema", 11, 28, "/rules/2/effective/from"),
    ] == [(fault.name, fault.places[0].line, fault.places[0].column, fault.places[0].pointer) for fault in found]


def test_what_a_faulty_entry_states_can_be_named() -> None:
    """An entry with a sound id is there for the others, whatever else is wrong with it."""
    faulty: Document = {
        "functions": [{"id": "press", "name": 7}],
        "departments": [{"id": "d", "parent": 7}, {"id": "e", "parent": "d", "budget": "much"}],
        "platforms": [{"id": "y"}],
        "responsibilities": [{"id": "photos", "holders": "some"}],
    }
    using: Document = {
        "resources": [
            {
                "id": "r",
                "kind": "k",
                "platform": "y",
                "department": "e",
                "declared": {"manages": "press", "photos": {"press": "50%"}},
            }
        ]
    }
    rule: Document = {
        "id": "r",
        "assign": {"photos": "press"},
        "contribute": {"funds": {"department:d": "10%"}},
        "require": {"photos": {"share": {"press": {"below": "10%"}}}},
    }

    assert [
        ("schema", "/functions/0/name"),
        ("schema", "/departments/0/parent"),
        ("schema", "/departments/1/budget"),
        ("schema", "/platforms/0"),
        ("schema", "/responsibilities/0/holders"),
    ] == places({"a.json": BASE, "f.json": faulty, "u.json": using, "p.json": policy(rule)})


def places(documents: dict[str, Document | str]) -> list[tuple[str, str]]:
    """The names and the pointers of the input errors of documents."""
    return [(name, pointer) for name, _, pointer, _ in faults_of(documents)]


def test_what_has_no_sound_id_is_looked_at_all_the_same() -> None:
    """What such an entry names is checked; what nobody can name is not missed."""
    documents: dict[str, Document | str] = {
        "m.json": {
            "departments": [
                {"id": "a b", "parent": "nobody", "serves": "nowhere", "effective": {"until": "2026-01-01"}}
            ],
            "responsibilities": [{"id": "c d"}],
            "stages": ["e f"],
        },
        "p.json": {
            "policy": "g h",
            "rules": [{"assign": {"manages": "nobody"}}, {"id": "r", "assign": {"manages": "noone"}}],
            "waivers": [{"rules": ["none/r"]}],
        },
    }

    assert [
        ("schema", "/departments/0/id"),
        ("unknown-reference", "/departments/0/parent"),
        ("unknown-reference", "/departments/0/serves"),
        ("schema", "/responsibilities/0"),
        ("schema", "/responsibilities/0/id"),
        ("schema", "/stages/0"),
        ("schema", "/policy"),
        ("schema", "/rules/0"),
        ("unknown-reference", "/rules/0/assign/manages"),
        ("unknown-reference", "/rules/1/assign/manages"),
        ("schema", "/waivers/0"),
        ("unknown-reference", "/waivers/0/rules/0"),
    ] == list(dict.fromkeys(places(documents)))


def test_where_a_file_cannot_be_read_nothing_is_missing_in_the_others() -> None:
    """What they name may be in it; all else is still reported."""
    documents: dict[str, Document | str] = {
        "a.json": "{",
        "m.json": {
            "functions": [{"id": "press"}, {"id": "Press"}],
            "departments": [{"id": "a", "parent": "b", "serves": "c"}, {"id": "d", "parent": "d"}],
        },
        "p.json": policy(
            {"id": "r", "contribute": {"funds": {"department:b": "1%", "department:e": "1%", "press": "1%"}}},
            issuer="a",
        ),
    }

    assert [
        ("invalid-json", ""),
        ("duplicate-id", "/functions/1/id"),
        ("department-cycle", "/departments/1/parent"),
        ("jurisdiction", "/rules/0/contribute/funds/press"),
    ] == places(documents)


def test_a_file_that_is_no_object_states_nothing() -> None:
    """It can be read, and so nothing can be hidden in it."""
    documents: dict[str, Document | str] = {"a.json": "[]", "m.json": {"departments": [{"id": "a", "parent": "b"}]}}

    assert [("schema", ""), ("unknown-reference", "/departments/0/parent")] == places(documents)


def test_who_is_above_whom_is_not_guessed() -> None:
    """Below a cycle, or a department that is not there, nobody can say who may contribute or be served."""
    documents: dict[str, Document | str] = {
        "m.json": {
            "departments": [
                {"id": "a", "parent": "a"},
                {"id": "b", "parent": "a", "serves": "c"},
                {"id": "c", "serves": "a"},
                {"id": "d", "parent": "nobody", "serves": "c"},
                {"id": "e", "serves": "e"},
            ]
        },
        "p.json": policy(
            {"id": "r", "contribute": {"funds": {f"department:{name}": "1%" for name in "abcde"}}}, issuer="c"
        ),
    }

    assert [
        ("department-cycle", "/departments/0/parent"),
        ("schema", "/departments/2/serves"),
        ("unknown-reference", "/departments/3/parent"),
        ("jurisdiction", "/rules/0/contribute/funds/department:e"),
    ] == places(documents)


JURISDICTION: tuple[tuple[str, str | None], ...] = (
    ("department:mkt", None),
    ("department:social", None),
    ("department:group", "`mkt` can contribute for itself and what is below it, and `group` is neither"),
    ("department:it", "`mkt` can contribute for itself and what is below it, and `it` is neither"),
    ("marketing", "`mkt` can contribute for departments alone, and `marketing` is none"),
    ("@home", "`mkt` can contribute for departments alone, and `@home` is none"),
)


@pytest.mark.parametrize(("holder", "message"), JURISDICTION)
def test_an_issuer_gives_its_own_money_alone(holder: str, message: str | None) -> None:
    """Its own is that of the departments at or below it; the root may name whom it likes."""
    rule: Document = {"id": "r", "contribute": {"funds": {holder: "10%"}}}
    expected: list[Fault] = (
        [("jurisdiction", "p.json", f"/rules/0/contribute/funds/{holder}", message)] if message is not None else []
    )

    assert expected == faults_of({"a.json": BASE, "p.json": policy(rule, issuer="mkt")})
    assert [] == faults_of({"a.json": BASE, "p.json": policy(rule, issuer="@root")})


def test_a_word_that_is_wrong_twice_is_reported_twice() -> None:
    """Each place has to be mended."""
    resources = [{"id": name, "kind": "k", "platform": "xx"} for name in ("r", "s")]
    found = faults_of({"a.json": BASE, "m.json": {"resources": resources}})

    assert [
        ("unknown-reference", "m.json", f"/resources/{number}/platform", "no platform `xx`; did you mean `x`?")
        for number in range(2)
    ] == found


def test_many_wrong_words_get_no_hints_once_these_take_long() -> None:
    """The first wrong words are compared with what there is; all of them are reported."""
    departments = [{"id": f"d{number}x"} for number in range(400)]
    wrong = [{"id": f"w{number}", "parent": f"d{number}y"} for number in range(400)]
    found = findings_of({"a.json": {"departments": [*departments, *wrong]}})

    assert 400 == len(found)
    assert 63 == sum("did you mean" in fault.message for fault in found)


# As if there were no JSON Schemas: a mistake that they overlooked would not be lost.
MALFORMED: tuple[tuple[Tree, tuple[str, ...]], ...] = (
    ({"functions": 7}, ("/functions",)),
    ({"functions": ["a"]}, ("/functions/0",)),
    ({"functions": [{}, {"id": 7}, {"id": "a b"}]}, ("/functions/0", "/functions/1/id", "/functions/2/id")),
    ({"organisation": 7}, ("/organisation",)),
    ({"organisation": {"id": "a", "minor_units": True}}, ("/organisation/minor_units",)),
    ({"stages": [7]}, ("/stages/0",)),
    ({"departments": [{"id": "a", "parent": 7, "performs": 8}]}, ("/departments/0/performs", "/departments/0/parent")),
    ({"departments": [{"id": "a", "parent": "a b"}]}, ("/departments/0/parent",)),
    ({"departments": [{"id": "a", "budget": {}}]}, ("/departments/0/budget",)),
    (
        {"departments": [{"id": "a", "budget": {"amount": -1, "per": 7}}]},
        ("/departments/0/budget/amount", "/departments/0/budget/per"),
    ),
    (
        {"departments": [{"id": "a", "budget": {"amount": 1.5, "per": "day"}}]},
        ("/departments/0/budget/amount", "/departments/0/budget/per"),
    ),
    (
        {"departments": [{"id": "a", "effective": {"from": 7, "until": "2026"}}]},
        ("/departments/0/effective/from", "/departments/0/effective/until"),
    ),
    ({"responsibilities": [{"id": "a", "holders": "b"}]}, ("/responsibilities/0/holders",)),
    ({"responsibilities": [{"id": "funds", "required": 7}]}, ("/responsibilities/0/required",)),
    ({"resources": [{"id": "a"}]}, ("/resources/0",)),
    ({"resources": [{"id": "a", "kind": "k", "stage": [7]}]}, ("/resources/0/stage",)),
    (
        {"resources": [{"id": "a", "kind": "k", "declared": {"manages": 7, "operates": [8]}}]},
        ("/resources/0/declared/manages", "/resources/0/declared/operates/0"),
    ),
    (
        {"resources": [{"id": "a", "kind": "k", "declared": {"funds": {"a b": "1%"}}}]},
        ("/resources/0/declared/funds/a b",),
    ),
    (
        {"resources": [{"id": "a", "kind": "k", "declared": {"funds": {"@home": 7}}}]},
        ("/resources/0/declared/funds/@home",),
    ),
    (
        {"resources": [{"id": "a", "kind": "k", "cost": {"amount": 1, "per": "month", "currency": "eur"}}]},
        ("/resources/0/cost/currency",),
    ),
    ({"policy": "p", "rules": [{"id": "r", "contribute": {"funds": ["@home"]}}]}, ("/rules/0/contribute/funds",)),
    (
        {"policy": "p", "rules": [{"id": "r", "severity": "bad", "binding": 7}]},
        ("/rules/0/binding", "/rules/0/severity"),
    ),
    ({"policy": "p", "rules": [{"id": "r", "overrides": ["p/q/r"]}]}, ("/rules/0/overrides/0",)),
    (
        {"policy": "p", "rules": [{"id": "r", "where": {"kind": 7, "tags": 7}}]},
        ("/rules/0/where/kind", "/rules/0/where/tags"),
    ),
    (
        {
            "policy": "p",
            "rules": [
                {"id": "r", "require": {"funds": {"count": {"below": "1"}, "share": {"@home": {"below": "rest"}}}}}
            ],
        },
        ("/rules/0/require/funds/count/below", "/rules/0/require/funds/share/@home/below"),
    ),
    ({"policy": "p", "rules": [{"id": "r", "require": {"funds": 7}}]}, ("/rules/0/require/funds",)),
    (
        {"policy": "p", "rules": [{"id": "r", "require": {"funds": {"share": {"a b": {"below": "1%"}}}}}]},
        ("/rules/0/require/funds/share/a b",),
    ),
    ({"policy": "p", "waivers": [{"id": "w", "finding": "drift", "reason": "r", "approved_by": "b"}]}, ("/waivers/0",)),
)


def test_there_are_malformed_documents() -> None:
    """A test of what nobody has reported is none without any."""
    assert MALFORMED
    assert JURISDICTION


@pytest.mark.parametrize(("tree", "pointers"), MALFORMED)
def test_nothing_malformed_is_left_out_in_silence(tree: Tree, pointers: tuple[str, ...]) -> None:
    """What cannot be read is reported even where the JSON Schemas do not see it, and once."""
    faults = FaultList((Source("a.json", json.dumps(tree)),))
    document = Entry(tree, Origin(0), faults)
    sections = merged([document], [document] if "policy" in tree else [], faults)
    references = references_to(sections, ["drift"], faults, decided=True)
    organisation(sections, references)
    policies(sections.policies, references)
    for entry in document.entries("resources"):
        entry.identifier()
        ResourceReader(references, "EUR").resource(entry)

    assert sorted(("schema", pointer) for pointer in pointers) == sorted(
        (fault.name, fault.places[0].pointer) for fault in faults.findings()
    )


def test_a_key_that_an_entry_lacks_hides_nothing_in_it() -> None:
    """A resource without `kind` is told what is wrong in its `declared` as well."""
    resource = {"id": "acme-y", "declared": {"funds": "marketing"}}

    found = findings_of({"base.json": BASE, "more.json": {"resources": [resource]}})

    assert ["/resources/0", "/resources/0/declared/funds"] == [finding.places[0].pointer for finding in found]
