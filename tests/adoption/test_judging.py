"""How a report looks to an organisation: severities, and what is known set apart."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

import sogov
from sogov.adoption.baseline import Baseline, baseline_of
from sogov.adoption.judging import Judgement, judged
from sogov.adoption.parting import parted
from sogov.adoption.severities import Grading
from sogov.evaluation.report import Report
from sogov.findings.findings import Finding
from sogov.findings.identities import Entry, Identity, identity_of

COMMERCE = Path(__file__).parents[2] / "policies" / "examples" / "commerce"
DAY = date(2017, 7, 3)


@pytest.fixture(scope="module")
def report() -> Report:
    """The report on the example of the Department of Commerce, which has findings of every kind."""
    return sogov.evaluate(sogov.load(COMMERCE), as_of=DAY)


def judge(report: Report, *gradings: Grading, baseline: Baseline | None = None) -> Judgement:
    """The judgement, with paths from the folder of the example."""
    paths = {source.name: Path(source.name).relative_to(COMMERCE).as_posix() for source in report.sources}
    return judged(report, gradings, paths, baseline)


def subjects(findings: Iterable[Finding]) -> Mapping[Identity, frozenset[str | None]]:
    """The subjects by what is found of them."""
    return baseline_of(findings).known


def test_nothing_to_say(report: Report) -> None:
    """Without gradings and baseline the report is as it was."""
    assert Judgement(report) == judge(report) or judge(report).report is report


def test_everything_known(report: Report) -> None:
    """The findings that a baseline was made of are all known, as they are."""
    found = judge(report, baseline=baseline_of(report.findings))

    assert ((), report.findings, ()) == (found.report.findings, found.known, found.left_over)
    assert 0 == found.report.summary["errors"]


def test_nothing_known(report: Report) -> None:
    """Beside an empty baseline everything is new; one of other things has nothing but what is left over."""
    other = baseline_of([Finding("drift", "drift", "warning", "", "", "funds", ("a/b",), ("x",))])

    assert (report.findings, ()) == (judge(report, baseline=Baseline({})).report.findings, judge(report).known)
    found = judge(report, baseline=other)
    assert (report.findings, (Entry(Identity("drift", "funds", ("a/b",)), "x"),)) == (
        found.report.findings,
        found.left_over,
    )


@pytest.mark.parametrize("number", range(2, 8))
def test_parts_make_the_whole(report: Report, number: int) -> None:
    """However findings are parted, each subject is in one part, and each part is told of its own subjects alone."""
    labels = {name: place % number for place, name in enumerate(report.evaluation.class_of)}
    parts = parted(report, lambda _: lambda subject: labels[subject] if subject is not None else -1)

    assert len(parts) > 1
    assert subjects(report.findings) == subjects(finding for findings in parts.values() for finding in findings)
    assert sum(map(len, parts.values())) == len(
        {(label, identity_of(finding)) for label, findings in parts.items() for finding in findings}
    )
    for label, findings in parts.items():
        for finding in findings:
            assert {label} == {labels[subject] for subject in finding.subjects} or not finding.subjects
            if len(finding.subjects) == 1:
                assert "other resource" not in finding.message
                assert f"`{finding.subjects[0]}`" in finding.message


def test_one_new_subject(report: Report) -> None:
    """A subject that is new under a cause that is known is told alone."""
    (gap,) = (finding for finding in report.findings if finding.name == "competing-holders")
    known = baseline_of(report.findings).without([Entry(identity_of(gap), gap.subjects[3])])

    found = judge(report, baseline=known)

    (new,) = found.report.findings
    assert (gap.subjects[3:4], gap.places, gap.rules) == (new.subjects, new.places, new.rules)
    assert f"`communications` and `department:nist` both manage `{gap.subjects[3]}`" == new.message
    assert len(report.findings) == len(found.known)
    assert () == found.left_over


def severities(report: Report, name: str, *gradings: Grading) -> dict[str, int]:
    """How many subjects a finding has of each severity."""
    found: dict[str, int] = {}
    for finding in judge(report, *gradings).report.findings:
        if finding.name == name:
            found[finding.severity] = found.get(finding.severity, 0) + max(finding.count, 1)
    return found


NOTED = (("drift", "note"), ("unlawful-override", "warning"))


@pytest.mark.parametrize(
    ("name", "gradings", "expected"),
    [
        ("drift", [], {"warning": 383}),
        ("drift", [Grading((("drift", "note"),))], {"note": 383}),
        ("drift", [Grading((("overruled", "note"),))], {"warning": 383}),
        ("drift", [Grading((("drift", "note"),), ("policies/noaa.json",))], {"note": 81, "warning": 302}),
        ("drift", [Grading((("drift", "note"),), ("policies",))], {"note": 383}),
        ("drift", [Grading((("drift", "note"),), ("organisation.json",))], {"note": 383}),
        ("drift", [Grading((("drift", "note"),), ("nowhere",))], {"warning": 383}),
        (
            "drift",
            [Grading((("drift", "error"),)), Grading((("drift", "note"),), ("policies/noaa.json",))],
            {"error": 302, "note": 81},
        ),
        (
            "drift",
            [Grading((("drift", "note"),), ("policies/noaa.json",)), Grading((("drift", "error"),))],
            {"error": 383},
        ),
        # Rules of two files: it takes both.
        ("competing-holders", [Grading((("competing-holders", "note"),), ("policies/nist.json",))], {"error": 7}),
        (
            "competing-holders",
            [Grading((("competing-holders", "note"),), ("policies/nist.json", "policies/dep*"))],
            {"note": 7},
        ),
        # No rules: the resource.
        ("unfunded", [Grading((("unfunded", "warning"),), ("organisation.json",))], {"warning": 1}),
        ("unfunded", [Grading((("unfunded", "warning"),), ("policies",))], {"error": 1}),
        # No subjects: the rules.
        (
            "unlawful-override",
            [Grading((("unlawful-override", "note"),), ("policies/[fn]*",))],
            {"note": 1},
        ),
    ],
)
def test_severities(report: Report, name: str, gradings: list[Grading], expected: dict[str, int]) -> None:
    """The last grading that reaches a finding counts; one with paths reaches subjects there, or rules that all are."""
    assert expected == severities(report, name, *gradings)


def test_subjects_of_two_files(tmp_path: Path) -> None:
    """A finding of which some subjects are stated at a path is divided."""
    (tmp_path / "old").mkdir()
    (tmp_path / "organisation.json").write_text(
        '{"organisation": {"id": "o"}, "resources": [{"id": "a", "kind": "k"}]}'
    )
    (tmp_path / "old" / "more.json").write_text('{"resources": [{"id": "b", "kind": "k"}, {"id": "c", "kind": "k"}]}')
    (tmp_path / "p.json").write_text(
        '{"policy": "p", "review_by": "2020-01-01", "rules": [{"id": "r", "assign": {"manages": null}}]}'
    )
    report = sogov.evaluate(sogov.load(tmp_path), as_of=DAY.replace(year=2026))
    paths = {source.name: Path(source.name).relative_to(tmp_path).as_posix() for source in report.sources}

    graded = judged(
        report, [Grading((("unfunded", "note"), ("overdue-review", "note")), ("old", "p.json"))], paths, None
    )

    assert [
        ("error", "unfunded", "nobody funds `a`", ("a",), "organisation.json"),
        ("note", "overdue-review", graded.report.findings[1].message, (), "p.json"),
        ("note", "unfunded", "nobody funds `b` and `c`", ("b", "c"), "old/more.json"),
    ] == [
        (found.severity, found.name, found.message, found.subjects, paths[found.places[0].file])
        for found in graded.report.findings
    ]
    # A document that is no file is at no path.
    assert report.findings == judged(report, [Grading((("unfunded", "note"),), ("old",))], {}, None).report.findings
