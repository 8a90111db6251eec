from tests.checks.acme import MANAGED, found, resources


def test_declared_by_the_resources() -> None:
    """What a resource declares is added up where no rule speaks, and has no rules."""
    declared = resources("acme-x", declared={"funds": {"marketing": "80%", "technology": "1/2"}})
    (finding,) = found("over-funded", MANAGED, declared)

    assert ["/resources/0/declared/funds"] == [place.pointer for place in finding.places]
    assert ((), "the shares of the funding of `acme-x` add to `130%`") == (finding.rules, finding.message)
