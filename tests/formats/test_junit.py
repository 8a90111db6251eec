"""`check -f junit`: a test report that Jenkins takes."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest
import xmlschema

from sogov.formats.escapes import visible
from sogov.formats.junit import pieces
from sogov.formats.results import Result
from sogov.formats.style import PLAIN
from tests.formats.world import HOSTILE, based, evaluated, many, missing, placeless, refused, sound

RUN = "sogov.run.sogov"
SCHEMA = xmlschema.XMLSchema10(Path(__file__).parent / "schemas" / "junit-10.xsd")


def report(result: Result) -> ElementTree.Element:
    """The report as any reader of XML has it."""
    return ElementTree.fromstring("".join(pieces(result, PLAIN)))  # noqa: S314  # we have just written it


def outcomes(result: Result) -> Counter[str]:
    """How many tests ended how."""
    return Counter(case[0].tag if len(case) else "passed" for case in report(result).iter("testcase"))


@pytest.mark.parametrize("result", [evaluated(), based(), refused(), sound(), missing(), placeless(), many(2)])
def test_it_is_valid(result: Result) -> None:
    """It is what the schema of Jenkins wants, in ASCII, and its numbers are those of its tests."""
    out = "".join(pieces(result, PLAIN))
    root = report(result)

    SCHEMA.validate(out)
    assert out.isascii()
    assert "##[" not in out
    for suite in (root, *root):
        cases = list(suite.iter("testcase"))
        assert str(len(cases)) == suite.get("tests")
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.get(name) in (None, str(sum(case.find(tag) is not None for case in cases)))


def test_outcomes() -> None:
    """What fails the run has failed, what does not has passed, what is waived is skipped, input errors are errors."""
    result = evaluated()
    passing = len(result.findings) - len(result.failing)

    assert passing
    assert {
        "failure": len(result.failing),
        "system-out": passing,
        "skipped": len(result.waived),
        "passed": len(refused().findings),
    } == outcomes(result)
    assert {"error": len(refused().findings)} == outcomes(refused())
    assert {"passed": len(result.pages)} == outcomes(sound())
    assert {"error": 1} == outcomes(missing())
    known = {"skipped": len(result.findings), "passed": len(refused().findings), "system-out": 1}
    assert known == outcomes(based())


def test_texts_are_shown() -> None:
    """Every text arrives as it is shown elsewhere, and makes no element."""
    result = evaluated()
    cases = [case for case in report(result).iter("testcase") if case.find("failure") is not None]
    tags = {element.tag for element in report(result).iter()}

    assert {visible(finding.message) for finding in result.failing} == {case.get("name") for case in cases}
    assert {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"} == tags
    for finding in result.failing:
        (body,) = [case[0].text or "" for case in cases if case.get("name") == visible(finding.message)]
        assert f"  help: {visible(finding.remedy)}" in body.split("\n")
        assert f"  resources: {visible(', '.join(finding.subjects))}" in body.split("\n")


def test_waiver() -> None:
    """A skipped test says by whom and why."""
    skipped = next(report(evaluated()).iter("skipped"))

    assert f"waived until 2026-12-31 by {visible(HOSTILE)}/w: {visible(HOSTILE)}" == skipped.get("message")


def test_known() -> None:
    """A test that is skipped for what is known says so; one that passes has what the baseline does not need."""
    skipped = next(report(based()).iter("skipped"))
    (said,) = (case.find("system-out") for case in report(based()).iter("testcase") if case.get("classname") == RUN)

    assert str(skipped.get("message")).startswith("known: ")
    assert said is not None
    lines = (said.text or "").split("\n")
    assert 1 + len(based().left_over) == len(lines)
    assert "  bare" == lines[-1]


def test_plain() -> None:
    """A finding with nothing but a sentence."""
    result = attrs.evolve(placeless(), fail_level="note")

    assert [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        '<testsuites name="sogov" tests="1" failures="1" errors="0">\n',
        '  <testsuite name="gap" tests="1" failures="1" errors="0" skipped="0">\n',
        '    <testcase classname="sogov.gap.bare" name="nobody funds them">\n',
        '      <failure type="bare" message="nobody funds them">note: nobody funds them</failure>\n',
        "    </testcase>\n",
        "  </testsuite>\n",
        "</testsuites>\n",
    ] == list(pieces(result, PLAIN))
