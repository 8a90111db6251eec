import pytest

from tests.checks.acme import MANAGED, Document, assigning, found, policy, remedies, resources

X = resources("acme-x")
RAISE = "raise a share, write `rest` for who takes what the others leave, or let another policy `contribute`"


@pytest.mark.parametrize(
    ("shares", "remedy"),
    [
        ({"marketing": "60%", "technology": "30%"}, RAISE),
        ({"marketing": "33.33%", "technology": "66.66%"}, "the shares look rounded: write `1/3` and `2/3`"),
        ({"marketing": "0%"}, RAISE),
    ],
)
def test_rounded_shares_are_told_exactly(shares: Document, remedy: str) -> None:
    """Where nothing would be missing but for the rounding, the exact form is told."""
    assert [remedy] == remedies("under-funded", X, MANAGED, policy("money", assigning(funds=shares)))


def test_several_policies() -> None:
    """Where several policies pay, what is missing can be contributed."""
    one = policy("campaigns", {"contribute": {"funds": {"department:mkt": "50%"}}})
    other = policy("services", {"contribute": {"funds": {"department:it": "20%"}}})
    (finding,) = found("under-funded", X, MANAGED, one, other)

    assert ("campaigns/r1", "services/r1") == finding.rules
    assert ["/rules/0/contribute/funds"] * 2 == [place.pointer for place in finding.places]
    assert "the shares of the funding of `acme-x` add to `70%` only" == finding.message
    assert "let one more policy `contribute` what is missing, or raise what one of these contributes" == finding.remedy


def test_declared_by_the_resources() -> None:
    """Resources that declare too little are one finding, with everything that their shares add to."""
    one = resources("acme-x", declared={"funds": {"marketing": "50%"}})
    other = resources("acme-forum", declared={"funds": {"marketing": "60%"}})
    (finding,) = found("under-funded", MANAGED, one, other)

    assert ((), RAISE) == (finding.rules, finding.remedy)
    assert "the shares of the funding of `acme-forum` and `acme-x` add to `50%` and `60%` only" == finding.message
