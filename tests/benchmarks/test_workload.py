import json
from datetime import date
from pathlib import Path

import pytest
from inventory import FAULTS
from landscape import Size, landscape
from mandates import policies
from workload import write

import sogov

SIZE = Size(resources=2000, rules=120, departments=120)
FILES = ("organisation.json", "resources.jsonl")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small workload, one resource a line."""
    folder = tmp_path_factory.mktemp("workload")
    write(folder, SIZE)
    return folder


def _texts(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def _keys(value: object) -> set[str]:
    """Every key at any depth of a JSON value."""
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return {key for entry in value for key in _keys(entry)} if isinstance(value, list) else set()


def test_same_numbers_same_files(written: Path, tmp_path: Path) -> None:
    """The same numbers give the same files to the byte."""
    write(tmp_path, SIZE)
    assert len(FILES) < len(_texts(written))
    assert _texts(written) == _texts(tmp_path)


def test_another_seed_other_files(written: Path, tmp_path: Path) -> None:
    """Another seed gives other departments, rules and resources."""
    write(tmp_path, Size(resources=2000, rules=120, departments=120, seed=8))
    texts, others = _texts(written), _texts(tmp_path)
    assert set(texts) == set(others)
    assert all(texts[name] != others[name] for name in (*FILES, "policies/foundation.json"))


def test_layouts_hold_the_same(written: Path, tmp_path: Path) -> None:
    """The resources are the same, one a line or inside the organisation document."""
    write(tmp_path, SIZE, "json")
    document = json.loads((tmp_path / "organisation.json").read_text("utf-8"))
    lines = (written / "resources.jsonl").read_text("utf-8").splitlines()
    assert SIZE.resources == len(lines)
    assert list(map(json.loads, lines)) == document.pop("resources")
    assert json.loads((written / "organisation.json").read_text("utf-8")) == document


def test_sizes_are_kept(written: Path) -> None:
    """There are as many rules and departments as asked for, and a line is as long as in practice."""
    rules = [json.loads(path.read_text("utf-8"))["rules"] for path in (written / "policies").iterdir()]
    organisation = json.loads((written / "organisation.json").read_text("utf-8"))
    assert SIZE.rules == sum(map(len, rules))
    assert SIZE.departments == len(organisation["departments"])
    assert 180 < (written / "resources.jsonl").stat().st_size / SIZE.resources < 250


def test_nothing_is_wrong_with_the_documents(tmp_path: Path) -> None:
    """The documents are valid, and about one resource in a hundred is the subject of a finding of every sort."""
    write(tmp_path, Size(resources=5000, rules=150, departments=200))
    report = sogov.evaluate(sogov.load(tmp_path), as_of=date(2026, 11, 23))
    subjects = {subject for finding in report.findings for subject in finding.subjects}
    assert {"conflict", "gap", "violation", "drift", "advice"} == {finding.kind for finding in report.findings}
    assert 0.005 < len(subjects) / 5000 < 0.02


def test_the_whole_language_is_spoken() -> None:
    """Every construct of the language stands somewhere in the policies, whatever the number of rules."""
    documents = list(policies(Size(rules=70), landscape(Size(resources=100))))
    found = _keys(documents)
    fields = "resource kind platform platform_kind stage within tags cost all any not at_least at_most below".split()
    verbs = "assign contribute require binding overrides issuer effective severity waivers review_by".split()
    tests = "includes includes_any only excludes count share largest apart_from involved".split()
    assert set() == {*fields, *verbs, *tests} - {"resource", "platform"} - found
    assert {"resource", "platform"} <= found | _keys(list(policies(Size(rules=600), landscape(Size(resources=100)))))


def test_too_few_rules_are_refused() -> None:
    """A number of rules below that of the constructs is an error that says how many they need."""
    with pytest.raises(ValueError, match=r"need .* rules, and 3 are asked for"):
        list(policies(Size(rules=3), landscape(Size(resources=100))))


@pytest.mark.parametrize("size", [Size(departments=29), Size(tags=4), Size(resources=0)])
def test_too_little_of_something_is_refused(size: Size) -> None:
    """Fewer departments, tags or resources than the constructs need are an error that says how many they need."""
    with pytest.raises(ValueError, match="30 departments, 5 tags and a resource at least"):
        landscape(size)


def test_faults_are_one_in_a_hundred() -> None:
    """The faults that are laid into resources come to a little less than one in a hundred."""
    assert 90 == sum(weight for weight, *_ in FAULTS)
