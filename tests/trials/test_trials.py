"""Tests of test documents: what passes, what differs, what is refused, what is covered."""

from collections.abc import Mapping
from datetime import date

import pytest

import sogov
from sogov.findings.errors import InputErrors
from tests.cli.acme import ORGANISATION, POLICY, RIVAL

DAY = date(2026, 11, 23)

CHANGED: Mapping[str, object] = {
    **ORGANISATION,
    "departments": [
        {"id": "old", "effective": {"until": "2026-06-30"}, "successor": "it"},
        {"id": "it", "performs": ["technology"]},
        {"id": "comms", "performs": ["communications"]},
        {"id": "mkt", "performs": ["marketing"]},
    ],
    "resources": [
        {"id": "acme-x", "kind": "account", "platform": "x", "declared": {"manages": "marketing"}},
        {"id": "acme-tool", "kind": "tool", "department": "old", "effective": {"from": "2026-01-01"}},
    ],
}
CALM: Mapping[str, object] = {
    "policy": "calm",
    "rules": [
        {"id": "two", "where": {"kind": "account"}, "require": {"consulted": {"includes": ["legal"]}}},
        {"id": "later", "effective": {"from": "2030-01-01"}, "assign": {"informed": ["legal"]}},
    ],
}
SHARES = {"marketing": "60%", "technology": "2/5"}
ACCOUNT = {"id": "acme-y", "kind": "account", "platform": "x", "department": "comms"}


def report_on(*tests: Mapping[str, object], others: tuple[Mapping[str, object], ...] = ()) -> sogov.TrialReport:
    """The report on tests of the changed firm."""
    numbered = [{"id": f"t{number}", "resource": "acme-x", **test} for number, test in enumerate(tests)]
    documents = [{"tests": numbered}] if numbered else []
    return sogov.test(sogov.parse(CHANGED, POLICY, CALM, *others, *documents), as_of=DAY)


def differences(test: Mapping[str, object], *others: Mapping[str, object]) -> list[str]:
    """In what the firm differs from a test."""
    (verdict,) = report_on(test, others=others).verdicts
    assert verdict.passed is not bool(verdict.differences)
    return [difference.message for difference in verdict.differences]


@pytest.mark.parametrize(
    "cells",
    [
        {"funds": {"status": "assigned", "holders": SHARES, "rules": ["social-media/accounts"]}},
        {"funds": {"holders": {"marketing": "60%", "technology": "rest", "legal": "0%"}}},
        {"manages": {"holders": "communications"}},
        {"manages": {"holders": ["communications"]}},
        {"consulted": {"holders": ["technology"]}},
        {"approves": {"status": "none", "holders": None, "rules": []}},
    ],
)
def test_cells_as_expected(cells: Mapping[str, object]) -> None:
    """Shares are compared as numbers with their parts worked out, holders by word, rules as a set; `null` is nobody."""
    assert [] == differences({"cells": cells})


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ({"status": "gap"}, "`funds` of `acme-x` is `assigned`, not `gap`"),
        (
            {"holders": {"marketing": "61%", "technology": "rest"}},
            "`funds` of `acme-x` is held by `marketing` (60%), `technology` (40%), "
            "not `marketing` (61%), `technology` (39%)",
        ),
        ({"holders": None}, "`funds` of `acme-x` is held by `marketing` (60%), `technology` (40%), not nobody"),
        ({"rules": []}, "`funds` of `acme-x` is decided by `social-media/accounts`, not no rule"),
        ({"rules": ["calm/two"]}, "`funds` of `acme-x` is decided by `social-media/accounts`, not `calm/two`"),
    ],
)
def test_cells_that_differ(cell: Mapping[str, object], message: str) -> None:
    """The sentence has what is there and what is expected."""
    assert [message] == differences({"cells": {"funds": cell}})


def test_every_difference_is_told() -> None:
    """A test does not end with the first of them."""
    cells = {"funds": {"status": "gap", "rules": []}, "manages": {"holders": "legal"}}

    assert 3 + 2 == len(differences({"cells": cells, "findings": []}))


def test_holders_are_taken_after_successors() -> None:
    """A department that another has replaced may still be expected by its name."""
    rule = {"id": "old", "where": {"kind": "tool"}, "assign": {"informed": ["department:old"]}}
    test = {"resource": "acme-tool", "cells": {"informed": {"holders": ["department:old"]}}}

    assert [] == differences(test, {"policy": "names", "rules": [rule]})


FOUND = [
    {"name": "drift", "severity": "warning", "responsibility": "manages", "rules": ["social-media/accounts"]},
    {"name": "requirement-unmet"},
]


def test_findings_as_expected() -> None:
    """All findings that concern the resource are listed; what is left out of one is not looked at."""
    assert [] == differences({"findings": FOUND})


@pytest.mark.parametrize(
    ("findings", "messages"),
    [
        (
            [],
            [
                "unexpected error `requirement-unmet`: the consultation of `acme-x` does not meet `calm/two`: "
                "`legal` is missing",
                "unexpected warning `drift`: ",
            ],
        ),
        ([*FOUND, {"name": "unfunded"}], ["there is no finding `unfunded` that concerns `acme-x`"]),
        (
            [*FOUND, {"name": "drift", "severity": "error", "responsibility": None, "rules": []}],
            [
                "there is no finding `drift` of severity `error` about no responsibility caused by no rule "
                "that concerns `acme-x`"
            ],
        ),
        (
            [*FOUND, {"name": "drift", "responsibility": "funds"}],
            ["there is no finding `drift` about `funds` that concerns `acme-x`"],
        ),
    ],
)
def test_findings_that_differ(findings: list[object], messages: list[str]) -> None:
    """What is missing and what is not expected."""
    found = differences({"findings": findings})

    assert len(messages) == len(found)
    assert all(text.startswith(message) for text, message in zip(found, messages, strict=True)), found


def test_findings_are_left_alone_where_none_are_stated() -> None:
    """A test of cells alone passes whatever else is found, and waived findings concern nobody."""
    waiver = {
        "id": "w",
        "finding": "requirement-unmet",
        "rules": ["calm/two"],
        "until": "2026-12-31",
        "reason": "r",
        "approved_by": "a",
    }

    assert [] == differences({"cells": {"manages": {"status": "assigned"}}})
    assert [] == differences({"findings": FOUND[:1]}, {"policy": "mild", "waivers": [waiver]})


def test_a_resource_written_out() -> None:
    """It is there for its own test alone, with its cost in the organisation's currency."""
    report = report_on(
        {"resource": ACCOUNT, "cells": {"manages": {"holders": "communications"}}},
        {"resource": ACCOUNT, "cells": {"funds": {"holders": SHARES}}},
        {"cells": {"manages": {"holders": "communications"}}},
    )

    assert report.ok
    assert (2, 1) == (report.resources.total, report.resources.covered)


def test_days() -> None:
    """A test says its day, or is tried on that of the run; what is not in effect cannot be looked at."""
    expected = {"resource": "acme-tool", "cells": {"manages": {"status": "assigned"}}}
    report = report_on(expected, {**expected, "as_of": "2025-12-31"}, expected)

    assert [True, False, True] == [verdict.passed for verdict in report.verdicts]
    (difference,) = report.failed[0].differences
    assert "`acme-tool` is not in effect on 2025-12-31, so there is nothing to look at" == difference.message
    assert "/tests/1/resource" == report.place(difference.origin).pointer


@pytest.mark.parametrize(
    ("test", "message", "pointer"),
    [
        ({"resource": "acme-z"}, "no resource `acme-z`; did you mean `acme-x`?", "resource"),
        ({"cells": {"manges": {"rules": []}}}, "no responsibility `manges`; did you mean `manages`?", "cells/manges"),
        (
            {"cells": {"manages": {"holders": "markting"}}},
            "no function `markting`; did you mean `marketing`?",
            "cells/manages/holders",
        ),
        ({"cells": {"funds": {"holders": "marketing"}}}, "`funds` is held in shares", "cells/funds/holders"),
        (
            {"cells": {"manages": {"rules": ["social-media/acounts"]}}},
            "no rule `social-media/acounts`; did you mean `social-media/accounts`?",
            "cells/manages/rules/0",
        ),
        (
            {"cells": {"manages": {"rules": ["social-media"]}}},
            "no rule `social-media`; `social-media` is a policy",
            "cells/manages/rules/0",
        ),
        ({"findings": [{"name": "drifft"}]}, "no finding `drifft`; did you mean `drift`?", "findings/0/name"),
        ({"findings": [{"name": "schema"}]}, "no finding `schema`", "findings/0/name"),
        (
            {"findings": [{"name": "drift", "responsibility": "funs"}]},
            "no responsibility `funs`; did you mean `funds`?",
            "findings/0/responsibility",
        ),
        (
            {"findings": [{"name": "drift", "rules": ["calm/to"]}]},
            "no rule `calm/to`; did you mean `calm/two`?",
            "findings/0/rules/0",
        ),
        (
            {"resource": {**ACCOUNT, "platform": "y"}},
            "no platform `y`",
            "resource/platform",
        ),
        (
            {"resource": {**ACCOUNT, "id": "Acme-X"}},
            "the resource `Acme-X` is stated already in `document 1` at `/resources/0`",
            "resource/id",
        ),
    ],
)
def test_names_of_what_there_is_not(test: Mapping[str, object], message: str, pointer: str) -> None:
    """What a test names wrongly is an input error in its place, with the nearest name."""
    with pytest.raises(InputErrors) as raised:
        report_on({"cells": {"manages": {"status": "assigned"}}, **test})

    (finding,) = raised.value.findings
    assert finding.message.startswith(message)
    assert f"/tests/0/{pointer}" == finding.places[0].pointer


def test_ids_are_unique_over_all_documents() -> None:
    """Two tests of one id cannot be told apart."""
    with pytest.raises(InputErrors) as raised:
        report_on({"findings": FOUND}, others=({"tests": [{"id": "T0", "resource": "acme-x", "findings": FOUND}]},))

    assert ["duplicate-id"] == [finding.name for finding in raised.value.findings]


def missed(report: sogov.TrialReport) -> set[str]:
    """The rules that are not covered."""
    return {name for name, _ in report.rules.missed}


def test_coverage() -> None:
    """A rule is covered that stands in a stated cell, or that requires something where all findings are stated."""
    everything = {"social-media/accounts", "social-media/tools", "calm/two", "calm/later"}
    cells = {"cells": {"consulted": {"holders": ["technology"]}}}

    assert everything - {"social-media/accounts"} == missed(report_on(cells))
    assert everything - {"calm/two"} == missed(report_on({"findings": FOUND}))
    assert everything == missed(report_on({"resource": "acme-tool", "findings": []}))
    assert everything == missed(report_on({"cells": {"approves": {"status": "none"}}}))
    assert everything == missed(report_on({"resource": "acme-tool", "as_of": "2025-01-01", "findings": []}))
    assert everything - {"calm/later"} == missed(
        report_on({"as_of": "2030-01-01", "cells": {"informed": {"rules": []}}})
    )
    assert (4, 1) == (report_on(cells).rules.total, report_on(cells).rules.covered)


def test_coverage_of_a_conflict() -> None:
    """Rules that contradict each other both stand, and a test may expect that."""
    expected = {"manages": {"status": "conflict", "rules": ["rival/mine", "social-media/accounts"]}}
    report = report_on({"cells": expected}, others=(RIVAL,))

    assert report.ok
    assert {"social-media/tools", "calm/two", "calm/later"} == missed(report)


def test_nothing_to_test() -> None:
    """Without a test or without a rule nothing was tested, and that is not in order."""
    test = {"tests": [{"id": "t", "resource": "acme-x", "cells": {"manages": {"status": "gap"}}}]}
    nothing, no_test, no_rule = (
        sogov.test(sogov.parse(*documents), as_of=DAY)
        for documents in ([], [ORGANISATION, POLICY], [ORGANISATION, test])
    )

    assert "there is no document to read" == nothing.missing
    assert "there is no test to run" == no_test.missing
    assert "there is no rule to test" == no_rule.missing
    assert 1 == no_rule.rules.portion
    assert not any(report.ok for report in (nothing, no_test, no_rule))
