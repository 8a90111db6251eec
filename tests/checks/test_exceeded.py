"""What departments cannot pay, or have no time for."""

import pytest

from tests.checks.acme import MANAGED, Document, policy, report, resources

SMALL: Document = {
    "departments": [
        {
            "id": "shops",
            "performs": ["marketing"],
            "serves": "shops",
            "budget": {"amount": 100, "per": "month"},
            "capacity": {"hours": 10, "per": "month"},
        }
    ]
}
OWN = policy("own", {"assign": {"operates": ["department:shops"], "funds": {"department:shops": "100%"}}})


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "budget-exceeded",
            "`shops` and what is below it fund 2 resources with 120.00 EUR a month; the budget is 100.00 EUR",
        ),
        (
            "capacity-exceeded",
            "`shops` and what is below it work 16 hours a month on 2 resources; the capacity is 10",
        ),
    ],
)
def test_a_finding_in_two_parts_speaks_of_the_whole(name: str, message: str) -> None:
    """What is waived of some resources and not of others is one sum for all of them."""
    both = resources("acme-x", "acme-forum", cost={"amount": 60, "per": "month"}, effort={"hours": 8, "per": "month"})
    waiver = {"id": "w", "finding": name, "where": {"resource": "acme-x"}, "until": "2027-01-01"}
    waiving = {"policy": "waivers", "waivers": [{**waiver, "reason": "Agreed.", "approved_by": "Ada"}]}
    told = report(SMALL, both, MANAGED, OWN, waiving)

    assert [(("acme-forum",), message)] == [
        (finding.subjects, finding.message) for finding in told.findings if finding.name == name
    ]
    assert [(("acme-x",), message)] == [(waived.finding.subjects, waived.finding.message) for waived in told.waived]
