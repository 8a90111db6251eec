import pytest
from hypothesis import given

import sogov
from sogov.checks.catalogue import catalogue
from sogov.checks.check import Cause, Check
from sogov.checks.gathering import gathered
from sogov.evaluation.evaluation import Evaluation
from sogov.findings.findings import Place, Waived
from tests.checks.acme import FUNDED, MANAGED, Document, assigning, found, policy, report, resources
from tests.model.worlds import World, worlds

NOTE = {"reason": "Agreed until spring.", "approved_by": "Head of communications"}
X = resources("acme-x", "acme-forum", declared={"manages": "technology"})
DRIFTING = policy("accounts", assigning(manages="communications"))


def waiving(*waivers: Document, **stated: object) -> Document:
    """A policy of waivers that are called `w1`, `w2` and so on."""
    entries = [{"id": f"w{n}", "until": "2027-03-31", **NOTE, **waiver} for n, waiver in enumerate(waivers, 1)]
    return {"policy": "exceptions", **stated, "waivers": entries}


def accepted(*documents: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Which waivers accept what of which subjects."""
    return [(waived.waiver, waived.finding.subjects) for waived in report(*documents).waived]


def names(*documents: Document) -> list[str]:
    """The names of the findings that count."""
    return [finding.name for finding in report(*documents).findings]


def test_a_waived_finding_is_listed_with_its_reason() -> None:
    """A waived finding does not count, and is listed with reason and date."""
    told = report(X, FUNDED, DRIFTING, waiving({"finding": "drift"}))

    assert () == told.findings
    assert [("exceptions/w1", "2027-03-31", NOTE["reason"], "drift")] == [
        (waived.waiver, waived.until, waived.reason, waived.finding.name) for waived in told.waived
    ]
    assert all(isinstance(waived, Waived) for waived in told.waived)


def test_a_finding_is_split_by_its_subjects() -> None:
    """What a waiver does not cover counts."""
    waivers = waiving({"finding": "drift", "where": {"resource": "acme-x"}})

    assert [("exceptions/w1", ("acme-x",))] == accepted(X, FUNDED, DRIFTING, waivers)
    assert [("acme-forum",)] == [finding.subjects for finding in found("drift", X, FUNDED, DRIFTING, waivers)]


def test_the_waiver_that_lasts_longest_is_named() -> None:
    """Of several waivers the last to end is named, then the first by id; all of them are used."""
    waivers = waiving(
        {"finding": "drift", "until": "2026-12-31"},
        {"finding": "drift"},
        {"finding": "drift"},
    )

    assert [("exceptions/w2", ("acme-forum", "acme-x"))] == accepted(X, FUNDED, DRIFTING, waivers)
    assert [] == names(X, FUNDED, DRIFTING, waivers)


def test_what_is_waived_is_in_order() -> None:
    """What waivers accept comes by waiver, then as findings come."""
    waivers = waiving({"finding": "unfunded"}, {"finding": "drift", "where": {"resource": "acme-x"}})
    others = waiving({"finding": "vacant-holder"}, policy="agreed")
    holders = [f"f{number}" for number in range(9)]
    vacant = {"functions": [{"id": holder} for holder in holders]}

    told = report(X, vacant, DRIFTING, policy("crowd", assigning(operates=holders)), waivers, others).waived

    assert [
        *(("agreed/w1", "vacant-holder", holder) for holder in holders),
        ("exceptions/w1", "unfunded", ""),
        ("exceptions/w2", "drift", ""),
    ] == [(waived.waiver, waived.finding.name, waived.finding.concern) for waived in told]


def test_rules_of_a_waiver() -> None:
    """A waiver with rules reaches what has rules, all of them among those listed."""
    both = waiving({"finding": "drift", "rules": ["accounts/r1", "money/r1"]})
    other = waiving({"finding": "drift", "rules": ["money/r1"]})
    gap = waiving({"finding": "unmanaged", "rules": ["money/r1"]})

    assert 1 == len(accepted(X, FUNDED, DRIFTING, both))
    assert ["drift", "unused-waiver"] == names(X, FUNDED, DRIFTING, other)
    assert ["unmanaged", "unused-waiver"] == names(resources("acme-x"), FUNDED, gap)


def test_the_issuer_of_a_waiver() -> None:
    """A waiver reaches only what was issued by its issuer or below, and only within it."""
    at_home = resources("acme-fair", department="events", declared={"manages": "technology"})
    waivers = waiving({"finding": "drift"}, issuer="mkt")
    own = policy("own", assigning(manages="communications"), issuer="events")

    assert ["drift", "unused-waiver"] == names(at_home, FUNDED, DRIFTING, waivers)
    assert [] == names(at_home, FUNDED, own, waivers)


def test_findings_without_subjects() -> None:
    """What has no subjects is reached only without `where`; what has no rules either, only from the root."""
    unused = policy("posts", {"where": {"tags": "press"}, "assign": {"operates": ["marketing"]}})
    overdue = policy("old", assigning(approves=["marketing"]), review_by="2026-01-31")
    plain = resources("acme-x")
    on_rules, on_policies = {"finding": "unused-rule"}, {"finding": "overdue-review"}
    where = {"where": {"resource": "acme-x"}}

    assert [] == names(plain, FUNDED, MANAGED, unused, overdue, waiving(on_rules, on_policies))
    assert ["overdue-review", "unused-rule", "unused-waiver", "unused-waiver"] == names(
        plain, FUNDED, MANAGED, unused, overdue, waiving({**on_rules, **where}, {**on_policies, **where})
    )
    assert ["overdue-review", "unused-waiver"] == names(
        plain, FUNDED, MANAGED, overdue, waiving(on_policies, issuer="mkt")
    )


def test_waivers_are_not_waived() -> None:
    """What is said of waivers cannot be waived, and such a waiver is unused itself."""
    waivers = waiving({"finding": "drift", "until": "2026-06-30"}, {"finding": "expired-waiver"})

    assert ["expired-waiver", "unused-waiver"] == names(resources("acme-x"), FUNDED, MANAGED, waivers)


def test_a_waiver_of_which_the_time_has_not_come() -> None:
    """A waiver that begins later accepts nothing, and is not called unused."""
    waivers = waiving({"finding": "drift", "from": "2027-01-01"})

    assert ["drift"] == names(X, FUNDED, DRIFTING, waivers)


def test_a_check_has_to_say_what_it_finds() -> None:
    """A check that finds something and has no words for it is a mistake, which is not hidden."""
    mute = Check(name="mute", kind="advice", severity="note", find=lambda _: [Cause()])
    evaluation = report(X, FUNDED, DRIFTING).evaluation

    with pytest.raises(ValueError, match="mute"):
        gathered(evaluation, [mute], lambda origin: Place("acme.json", 1, 1, str(origin.pointer)))


@given(worlds())
def test_where_checks_look_makes_no_difference(world: World) -> None:
    """Those that go through all rows find the same beside the others, which have looked before them."""
    documents, as_of = world
    workspace = sogov.parse(*documents)

    def evaluation() -> Evaluation:
        return sogov.evaluate(workspace, as_of=as_of).evaluation

    one = gathered(evaluation(), catalogue(), workspace.place)
    other = gathered(evaluation(), catalogue(), workspace.place, lambda work: work)

    assert one == other
