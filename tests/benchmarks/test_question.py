import json
from pathlib import Path

import pytest
from comparison import digest, own_rows
from landscape import Size
from peers import naive
from plain import write
from question import Question, Rule, Where, chosen, gathered, question, settled

from sogov.cli import main

SIZE = Size(resources=1500, rules=60, departments=80, tags=12)
DAY = "2026-11-23"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small plain workload."""
    folder = tmp_path_factory.mktemp("plain")
    write(folder, SIZE)
    return folder


@pytest.fixture(scope="module")
def asked(written: Path) -> Question:
    """The question of the small workload."""
    return question(written)


def _rule(name: str, verb: str, value: str) -> Rule:
    verbs = {"funds": "funds", "manages": "manages", "consulted": "consulted", "requires": "requires"}
    return Rule(name, verbs[verb], value, Where())  # type: ignore[arg-type]  # one of the four


def test_sogov_and_loops_answer_alike(written: Path, asked: Question, tmp_path: Path) -> None:
    """The program and plain loops over rules give the same answer for every resource, and the same findings."""
    source = str(written)
    cells, report, found = (tmp_path / f"{name}.json" for name in ("cells", "report", "found"))
    assert 0 == main(["who", "-C", source, "-f", "json", "--as-of", DAY, "-o", str(cells)])
    assert 1 == main(["check", source, "-f", "json", "--as-of", DAY, "-o", str(report)])
    rows = sorted(naive.rows(asked, "loops"))
    assert SIZE.resources == len(rows)
    assert ["\t".join(row) for row in rows] == sorted(
        own_rows(json.loads(cells.read_text()), json.loads(report.read_text()))
    )
    findings = [
        {"name": name, "responsibility": verb, "rules": rules, "subjects": subjects}
        for (name, verb, rules), subjects in gathered(rows).items()
    ]
    found.write_text(json.dumps({"findings": findings}))
    assert findings
    assert digest(report) == digest(found)


def test_every_sort_of_answer_occurs(asked: Question) -> None:
    """The workload has gaps, conflicts of both sorts and requirements that are not met, and all else is held."""
    found = gathered(naive.rows(asked, "loops"))
    expected = {"unfunded", "unmanaged", "competing-shares", "competing-holders", "requirement-unmet"}
    assert expected == {name for name, _, _ in found}
    assert sum(map(len, found.values())) < SIZE.resources / 50


def test_selectors_survive_writing(written: Path, asked: Question) -> None:
    """A selector is read as it was written, and every field is used by some rule."""
    documents = [json.loads(path.read_text("utf-8")) for path in sorted((written / "policies").iterdir())]
    wheres = [rule["where"] for document in documents for rule in document["rules"]]
    assert wheres == [rule.where.plain() for rule in asked.rules]
    assert {"kind", "platform", "stage", "tags", "within"} == set().union(*wheres)


def test_intervals_hold_what_is_below(asked: Question) -> None:
    """A department is at or below another exactly when its number is in the interval of the other."""
    intervals = asked.intervals
    assert asked.above
    for name, units in asked.above.items():
        around = {unit for unit, (low, high) in intervals.items() if low <= intervals[name][0] <= high}
        assert set(units) == around


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ((), ("", "", "", "")),
        ((("a", "funds", "x:100%"), ("b", "funds", "x:100%")), ("x:100%", "", "", "")),
        ((("b", "manages", "x"), ("a", "manages", "y")), ("", "!a,b", "", "")),
        ((("a", "consulted", "y"), ("b", "consulted", "x"), ("c", "requires", "x")), ("", "", "x,y", "")),
        ((("c", "requires", "x"),), ("", "", "", "c")),
    ],
)
def test_answers_are_settled(rules: tuple[tuple[str, str, str], ...], expected: tuple[str, ...]) -> None:
    """No rule is a gap, rules that agree give the value, others conflict; those consulted are united."""
    assert expected == settled([_rule(*rule) for rule in rules])


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Where(), True),
        (Where(kinds=("a", "b"), stages=("run",)), True),
        (Where(platforms=("p",)), False),
        (Where(all_tags=("t",), no_tags=("u",)), True),
        (Where(no_tags=("t",)), False),
        (Where(all_tags=("u",)), False),
        (Where(within="top"), True),
        (Where(outside="top"), False),
        (Where(within="other"), False),
    ],
)
def test_selectors_choose(where: Where, *, expected: bool) -> None:
    """Every field of a selector must hold."""
    resource = {"kind": "a", "stage": "run", "tags": ["t"]}
    assert expected == chosen(where, resource, {"home", "top"})
