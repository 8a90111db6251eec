"""Every mistake that only shows when documents are read together: where it is reported, and in which words."""

import attrs
import pytest

from tests.structure.workspaces import BASE, Document, faults_of, policy

LONG = "a" * 129


@attrs.frozen
class Mistake:
    """A document beside the base with one mistake in it: where it stands, and what is said of it."""

    document: Document
    pointer: str
    message: str


def department(**keys: object) -> Document:
    """An organisation document with one department, which has these keys."""
    return {"departments": [{"id": "new", **keys}]}


def resource(**keys: object) -> Document:
    """An organisation document with one resource, which has these keys."""
    return {"resources": [{"id": "r", "kind": "k", **keys}]}


def rule(**keys: object) -> Document:
    """A policy document with one rule, which has these keys."""
    return policy({"id": "r", **({} if {"assign", "contribute", "require"} & keys.keys() else ASSIGN), **keys})


def required(key: str, **tests: object) -> Document:
    """A policy document with one rule that requires something of a key."""
    return rule(require={key: tests})


def waiver(**keys: object) -> Document:
    """A policy document with one waiver, which has these keys."""
    stated = {"id": "w", "finding": "drift", "until": "2026-12-31", "reason": "late", "approved_by": "Ada", **keys}
    return policy({"id": "r", **ASSIGN}, waivers=[stated])


ASSIGN: Document = {"assign": {"informed": ["marketing"]}}

UNKNOWN = (
    Mistake(department(parent="groop"), "/departments/0/parent", "no department `groop`; did you mean `group`?"),
    Mistake(department(parent="zzz"), "/departments/0/parent", "no department `zzz`"),
    Mistake(
        department(parent="Group"),
        "/departments/0/parent",
        "no department `Group`; ids are exact: `Group` is written `group`",
    ),
    Mistake(
        department(parent="technology"),
        "/departments/0/parent",
        "no department `technology`; `technology` is a function",
    ),
    Mistake(
        department(performs=["marketing", "tecnology"]),
        "/departments/0/performs/1",
        "no function `tecnology`; did you mean `technology`?",
    ),
    Mistake(department(serves="groups"), "/departments/0/serves", "no department `groups`; did you mean `group`?"),
    Mistake(
        department(successor="its", effective={"until": "2026-12-31"}),
        "/departments/0/successor",
        "no department `its`; did you mean `it`?",
    ),
    Mistake(resource(platform="y"), "/resources/0/platform", "no platform `y`"),
    Mistake(
        resource(department="socials"), "/resources/0/department", "no department `socials`; did you mean `social`?"
    ),
    Mistake(resource(stage="ran"), "/resources/0/stage", "no stage `ran`; did you mean `run`?"),
    Mistake(
        resource(declared={"manages": "mkt"}),
        "/resources/0/declared/manages",
        "no function `mkt`; `mkt` is a department; as a holder write `department:mkt`",
    ),
    Mistake(
        resource(declared={"operates": ["@home", "department:marketing"]}),
        "/resources/0/declared/operates/1",
        "no department `marketing`; `marketing` is a function",
    ),
    Mistake(
        resource(declared={"manage": "marketing"}),
        "/resources/0/declared/manage",
        "no responsibility `manage`; did you mean `manages`?",
    ),
    Mistake(
        {"responsibilities": [{"id": "photos", "holders": "one", "required": {"stage": "ran"}}]},
        "/responsibilities/0/required/stage",
        "no stage `ran`; did you mean `run`?",
    ),
    Mistake(rule(assign={"manages": "photos"}), "/rules/0/assign/manages", "no function `photos`"),
    Mistake(
        rule(assign={"funds": {"marketting": "60%", "technology": "rest"}}),
        "/rules/0/assign/funds/marketting",
        "no function `marketting`; did you mean `marketing`?",
    ),
    Mistake(
        rule(assign={"involved": None}),
        "/rules/0/assign/involved",
        "no responsibility `involved`; did you mean `informed`?",
    ),
    Mistake(
        rule(contribute={"fund": {"marketing": "60%"}}),
        "/rules/0/contribute/fund",
        "no responsibility `fund`; did you mean `funds`?",
    ),
    Mistake(
        rule(contribute={"funds": {"department:mk": "60%"}}),
        "/rules/0/contribute/funds/department:mk",
        "no department `mk`; did you mean `mkt`?",
    ),
    Mistake(
        required("operate", count={"below": 2}),
        "/rules/0/require/operate",
        "no responsibility `operate`; did you mean `operates`?",
    ),
    *(
        Mistake(
            required("operates", **{test: ["marketing", "tecnology"]}),
            f"/rules/0/require/operates/{test}/1",
            "no function `tecnology`; did you mean `technology`?",
        )
        for test in ("includes", "includes_any", "only", "excludes")
    ),
    Mistake(
        required("funds", share={"tecnology": {"below": "1/2"}}),
        "/rules/0/require/funds/share/tecnology",
        "no function `tecnology`; did you mean `technology`?",
    ),
    Mistake(
        required("involved", apart_from=["approve"]),
        "/rules/0/require/involved/apart_from/0",
        "no responsibility `approve`; did you mean `approves`?",
    ),
    Mistake(rule(overrides=["q"]), "/rules/0/overrides/0", "no policy `q`"),
    Mistake(rule(overrides=["base"]), "/rules/0/overrides/0", "no policy `base`; did you mean the rule `other/base`?"),
    Mistake(
        rule(overrides=["other", "other/bass"]),
        "/rules/0/overrides/1",
        "no rule `other/bass`; did you mean `other/base`?",
    ),
    Mistake(
        policy({"id": "r", **ASSIGN}, overrides=["othr"]), "/overrides/0", "no policy `othr`; did you mean `other`?"
    ),
    Mistake(policy({"id": "r", **ASSIGN}, issuer="groop"), "/issuer", "no department `groop`; did you mean `group`?"),
    Mistake(rule(where={"platform": ["x", "xx"]}), "/rules/0/where/platform/1", "no platform `xx`; did you mean `x`?"),
    Mistake(rule(where={"stage": {"not": "x"}}), "/rules/0/where/stage/not", "no stage `x`; `x` is a platform"),
    Mistake(
        rule(where={"within": {"not": ["other"]}}),
        "/rules/0/where/within/not/0",
        "no department `other`; `other` is a policy",
    ),
    Mistake(waiver(rules=["other"]), "/waivers/0/rules/0", "no rule `other`; `other` is a policy"),
    Mistake(waiver(rules=["p/s"]), "/waivers/0/rules/0", "no rule `p/s`; did you mean `p/r`?"),
    Mistake(waiver(finding="drifts"), "/waivers/0/finding", "no finding `drifts`; did you mean `drift`?"),
    Mistake(waiver(where={"platform": "y"}), "/waivers/0/where/platform", "no platform `y`"),
)

SCHEMA = (
    Mistake(
        {"resources": [{"id": "r", "kind": "k", "cost": {"amount": 1, "per": "month", "currency": "USX"}}]},
        "/resources/0/cost/currency",
        "no currency `USX`; did you mean `USD`?",
    ),
    Mistake(resource(declared={"funds": "marketing"}), "/resources/0/declared/funds", "`funds` is held in shares"),
    Mistake(
        resource(declared={"manages": {"marketing": "1/1"}}),
        "/resources/0/declared/manages",
        "`manages` has one holder",
    ),
    Mistake(
        resource(declared={"content": "marketing"}), "/resources/0/declared/content", "`content` has a list of holders"
    ),
    Mistake(rule(assign={"manages": ["marketing"]}), "/rules/0/assign/manages", "`manages` has one holder"),
    Mistake(rule(assign={"funds": ["marketing"]}), "/rules/0/assign/funds", "`funds` is held in shares"),
    Mistake(
        rule(assign={"operates": {"marketing": "rest"}}), "/rules/0/assign/operates", "`operates` has a list of holders"
    ),
    Mistake(
        rule(contribute={"content": {"marketing": "60%"}}),
        "/rules/0/contribute/content",
        "`content` is not held in shares, so nothing can be contributed to it",
    ),
    Mistake(
        rule(assign={"funds": None}, contribute={"funds": {"marketing": "60%"}}),
        "/rules/0/contribute/funds",
        "a rule cannot both assign `funds` and contribute to it",
    ),
    Mistake(
        rule(assign={"manages": None}, contribute={"manages": {"marketing": "60%"}}),
        "/rules/0/contribute/manages",
        "a rule cannot both assign `manages` and contribute to it",
    ),
    Mistake(
        required("manages", share={"marketing": {"below": "1/2"}}),
        "/rules/0/require/manages/share",
        "`share` asks for shares, and `manages` is not held in shares",
    ),
    Mistake(
        required("involved", largest={"below": "1/2"}),
        "/rules/0/require/involved/largest",
        "`largest` asks for shares, and `involved` is not held in shares",
    ),
    Mistake(
        required("manages", apart_from=["funds", "manages"]),
        "/rules/0/require/manages/apart_from/1",
        "`manages` cannot be held apart from itself",
    ),
    Mistake(
        required("involved", apart_from=["involved"]),
        "/rules/0/require/involved/apart_from/0",
        "`involved` cannot be held apart from itself",
    ),
    Mistake(
        rule(effective={"from": "2026-02-01", "until": "2026-01-31"}),
        "/rules/0/effective/from",
        "`from` (`2026-02-01`) is after `until` (`2026-01-31`), so that no day is left",
    ),
    Mistake(
        waiver(**{"from": "2027-01-01"}),
        "/waivers/0/from",
        "`from` (`2027-01-01`) is after `until` (`2026-12-31`), so that no day is left",
    ),
    Mistake(
        department(serves="it"),
        "/departments/0/serves",
        "`new` can serve itself or a department above it, and `it` is neither",
    ),
    Mistake({"responsibilities": [{"id": "photos"}]}, "/responsibilities/0", "`photos` does not say how it is held"),
    Mistake(
        {"responsibilities": [{"id": "funds", "holders": "one"}]},
        "/responsibilities/0/holders",
        "`funds` is built in and its `holders` are `shares`; they cannot be `one`",
    ),
)

# What the JSON Schemas see is theirs to report, once.
SHAPES: tuple[tuple[Document, str], ...] = (
    (department(successor="it"), "/departments/0"),
    (policy({"id": "r", "binding": True, **ASSIGN}), ""),
    (waiver(finding="requirement-unmet"), "/waivers/0"),
    ({"responsibilities": [{"id": "involved", "holders": "many"}]}, "/responsibilities/0/id"),
    (department(parent="no id"), "/departments/0/parent"),
    (department(performs=[7]), "/departments/0/performs/0"),
    (department(performs=7), "/departments/0/performs"),
    (department(serves="@home"), "/departments/0/serves"),
    (department(budget={"amount": -1, "per": "month"}), "/departments/0/budget/amount"),
    (department(budget={"amount": "1", "per": "day"}), "/departments/0/budget/per"),
    (department(budget=[]), "/departments/0/budget"),
    (department(effective={"from": "2026-02-30"}), "/departments/0/effective/from"),
    ({"departments": [{"name": "n"}]}, "/departments/0"),
    ({"departments": ["d"]}, "/departments/0"),
    ({"departments": {"id": "d"}}, "/departments"),
    ({"platforms": [{"id": "y"}]}, "/platforms/0"),
    ({"responsibilities": [{"id": "a", "holders": "all"}]}, "/responsibilities/0/holders"),
    ({"responsibilities": [{"id": "funds", "required": "yes"}]}, "/responsibilities/0/required"),
    (resource(name=1), "/resources/0/name"),
    (resource(platform=["x"]), "/resources/0/platform"),
    (resource(tags=[["t"]]), "/resources/0/tags/0"),
    (resource(cost={"amount": 1}), "/resources/0/cost"),
    (resource(cost={"amount": 1, "per": "month", "currency": "eur"}), "/resources/0/cost/currency"),
    (resource(declared={"manages": "department:"}), "/resources/0/declared/manages"),
    (resource(declared={"operates": [None]}), "/resources/0/declared/operates/0"),
    (resource(declared={"funds": {"marketing": "half"}}), "/resources/0/declared/funds/marketing"),
    (resource(declared={"funds": {"@it": "1/1"}}), "/resources/0/declared/funds/@it"),
    (resource(declared={"fund s": None}), "/resources/0/declared/fund s"),
    (rule(assign={"funds": {}}), "/rules/0/assign/funds"),
    (rule(assign={"funds": []}), "/rules/0/assign/funds"),
    (rule(assign={"funds": 100}), "/rules/0/assign/funds"),
    (rule(contribute={"funds": None}), "/rules/0/contribute/funds"),
    (rule(contribute={"funds": ["marketing"]}), "/rules/0/contribute/funds"),
    (rule(overrides=["a/b/c"]), "/rules/0/overrides/0"),
    (rule(severity="grave"), "/rules/0/severity"),
    (rule(binding="yes"), "/rules/0/binding"),
    (required("manages", count={"below": "2"}), "/rules/0/require/manages/count/below"),
    (required("funds", largest={"below": "2 parts"}), "/rules/0/require/funds/largest/below"),
    (required("funds", share={"it": 1}), "/rules/0/require/funds/share/it"),
    (rule(where={"platform": {}}), "/rules/0/where/platform"),
    (rule(where={"tags": 7}), "/rules/0/where/tags"),
    (waiver(until="tomorrow"), "/waivers/0/until"),
    (waiver(finding="Not one"), "/waivers/0/finding"),
    (policy({"id": LONG, **ASSIGN}), "/rules/0/id"),
)

OTHER: Document = {"policy": "other", "rules": [{"id": "base", **ASSIGN}]}


def test_there_are_mistakes() -> None:
    """A test of every mistake is none without mistakes."""
    assert all((UNKNOWN, SCHEMA, SHAPES))


@pytest.mark.parametrize("mistake", UNKNOWN, ids=lambda mistake: f"{mistake.pointer} {mistake.message}")
def test_what_is_stated_nowhere_is_reported_with_what_was_meant(mistake: Mistake) -> None:
    """One name that nothing is called is one error, at the name."""
    expected = [("unknown-reference", "m.json", mistake.pointer, mistake.message)]

    assert expected == faults_of({"a.json": BASE, "o.json": OTHER, "m.json": mistake.document})


@pytest.mark.parametrize("mistake", SCHEMA, ids=lambda mistake: f"{mistake.pointer} {mistake.message}")
def test_what_no_json_schema_sees_is_reported_as_schema(mistake: Mistake) -> None:
    """What keys mean together is looked at where they are known."""
    expected = [("schema", "m.json", mistake.pointer, mistake.message)]

    assert expected == faults_of({"a.json": BASE, "o.json": OTHER, "m.json": mistake.document})


@pytest.mark.parametrize(("document", "pointer"), SHAPES)
def test_what_a_json_schema_sees_is_reported_once(document: Document, pointer: str) -> None:
    """What has been reported is not reported again in other words, nor is what follows from it."""
    faults = faults_of({"a.json": BASE, "o.json": OTHER, "m.json": document})

    assert [("schema", "m.json", pointer)] == [(name, file, found) for name, file, found, _ in faults]


def test_a_currency_of_the_organisation_exists() -> None:
    """The currency of the organisation is one of ISO 4217."""
    documents = {"a.json": {"organisation": {"id": "acme", "currency": "XYZ"}}}

    assert [("schema", "a.json", "/organisation/currency", "no currency `XYZ`")] == faults_of(documents)
