"""The catalogue is the table of the language, and every example raises what it is an example of."""

import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from docs.findings import found_in
from sogov.checks.catalogue import catalogue
from sogov.checks.check import Check

LANGUAGE = Path(__file__).parents[2] / "docs" / "reference" / "language.md"
PARTS = ("What it is", "Why it matters", "What to do")


@attrs.frozen
class Entry:
    """What the language says of a finding: its name, its kind and its severity; None where the rule states it."""

    name: str
    kind: str
    severity: str | None


def entries_of_the_language() -> Iterator[Entry]:
    """The rows of the table of findings, one a name, and the input errors that are listed below it."""
    text = LANGUAGE.read_text(encoding="utf-8")
    section = text[text.index("## 4. Findings") : text.index("## 5. ")]
    for cells in re.findall(r"^\| (`.*?) \| (.*?) \| (.*?) \| .* \|$", section, re.MULTILINE):
        names = re.findall(r"`(.*?)`", cells[0])
        severities = cells[2].split(", ")
        for name, severity in zip(names, severities * (len(names) // len(severities)), strict=True):
            yield Entry(name, cells[1], None if severity == "the rule's" else severity)
    listed = section[section.index("**Input errors**") :].partition("(file too large")[0]
    for name in re.findall(r"`(.*?)`", listed):
        yield Entry(name, "input", "error")


@pytest.fixture(params=catalogue(), ids=lambda check: check.name)
def check(request: pytest.FixtureRequest) -> Check:
    """Each check of the catalogue in turn."""
    found: Check = request.param
    return found


def test_the_catalogue_is_the_table_of_the_language() -> None:
    """There is a check for each finding that the language lists, of its kind and severity, and no other."""
    listed = sorted(entries_of_the_language(), key=lambda entry: entry.name)

    assert listed
    assert listed == [Entry(check.name, check.kind, check.severity) for check in catalogue()]


def test_a_check_has_its_page(check: Check) -> None:
    """A page begins with the name and one short statement, and has the three parts in their order."""
    title, *paragraphs = check.page.split("\n\n")

    assert re.fullmatch(rf"`{check.name}`: [^\n]+\.", title)
    assert list(PARTS) == [paragraph[2:].partition(".**")[0] for paragraph in paragraphs]
    assert re.search(r"\(language §[\d., §]+\)", " ".join(paragraphs[0].split()))


def test_the_bad_example_raises_it(check: Check) -> None:
    """In the bad example there is nothing but what it is an example of."""
    assert check.bad is not None
    assert [check.name] == [finding.name for finding in found_in(check.bad)]


def test_the_good_example_raises_nothing(check: Check) -> None:
    """In the good example, which has the same files, nothing is left to find."""
    assert check.bad is not None
    assert check.good is not None
    assert [name for name, _ in check.bad.documents] == [name for name, _ in check.good.documents]
    assert check.bad != check.good
    assert () == found_in(check.good)


def test_an_example_says_what_the_check_says(check: Check) -> None:
    """What is found has the kind and the severity of its check, a place with a line, and a sentence without an end."""
    assert check.bad is not None
    (finding,) = found_in(check.bad)

    assert (check.kind, check.severity or "error") == (finding.kind, finding.severity)
    assert all(place.line is not None for place in finding.places)
    assert finding.places
    assert not finding.message.endswith(".")


def test_examples_are_short(check: Check) -> None:
    """An example is read at one glance."""
    assert check.bad is not None
    assert check.good is not None
    for example in (check.bad, check.good):
        assert sum(text.count("\n") for _, text in example.documents) <= 34
        assert max(len(line) for _, text in example.documents for line in text.splitlines()) <= 100
