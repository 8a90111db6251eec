"""What holds of severities and baselines in every world."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

import sogov
from sogov.adoption.baseline import Baseline, baseline_of
from sogov.adoption.baseline_lines import lines_of, read_lines
from sogov.adoption.judging import judged
from sogov.adoption.parting import parted
from sogov.findings.findings import in_order
from sogov.findings.identities import Entry, Identity, identity_of
from tests.model.worlds import World, worlds


def report_on(world: World) -> sogov.Report:
    """The report on a world."""
    documents, as_of = world
    return sogov.evaluate(sogov.parse(*documents), as_of=as_of)


@given(worlds(), st.integers(2, 4))
def test_parts_make_the_whole(world: World, number: int) -> None:
    """Parts have all subjects between them, each has its label, and those that are whole are as they were."""
    report = report_on(world)
    labels = {name: place % number for place, name in enumerate(sorted(report.evaluation.class_of))}

    parts = parted(report, lambda _: lambda subject: -1 if subject is None else labels[subject])

    whole = [finding for findings in parts.values() for finding in findings]
    assert baseline_of(report.findings).known == baseline_of(whole).known
    assert len({identity_of(finding) for finding in report.findings}) == len(report.findings)
    for label, findings in parts.items():
        assert findings == in_order(list(findings))
        assert {label} >= {labels[subject] for finding in findings for subject in finding.subjects}
        for finding in findings:
            same = [other for other in report.findings if identity_of(other) == identity_of(finding)]
            assert [finding.severity] == [other.severity for other in same]
            assert finding.subjects != same[0].subjects or finding == same[0]


@given(worlds(), st.randoms())
def test_a_baseline_knows_what_it_was_made_of(world: World, random: Random) -> None:
    """All is known by its own baseline, read again from its lines; what is taken out of it counts, and nothing else."""
    report = report_on(world)
    baseline = read_lines("b", "".join(lines_of(baseline_of(report.findings))).encode())
    some = [entry for entry in baseline.entries if random.random() < 0.5]

    full, rest = judged(report, (), {}, baseline), judged(report, (), {}, baseline.without(some))

    assert ((), report.findings, ()) == (full.report.findings, full.known, full.left_over)
    assert tuple(some) == baseline_of(rest.report.findings).entries
    assert () == rest.left_over


@given(worlds())
def test_what_nothing_answers_to_is_left_over(world: World) -> None:
    """An entry of a resource that there is not is not needed, whatever else there is."""
    report = report_on(world)
    stranger = Identity("drift", "manages", (), "nobody")

    found = judged(report, (), {}, Baseline({stranger: frozenset({"no-such-resource"})}))

    assert (report.findings, (), (Entry(stranger, "no-such-resource"),)) == (
        found.report.findings,
        found.known,
        found.left_over,
    )
