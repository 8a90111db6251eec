import pytest

from tests.checks.acme import Document, assigning, found, messages, policy, resources

POLICY = policy("accounts", assigning(manages="communications", funds={"marketing": "60%", "technology": "rest"}))


@pytest.mark.parametrize(
    ("declared", "drifts"),
    [
        ({"manages": "communications"}, False),
        ({"manages": "department:comms"}, False),
        ({"manages": ["communications", "department:comms"]}, False),
        ({"manages": "technology"}, True),
        ({"manages": None}, True),
        ({"manages": ["communications", "technology"]}, True),
        ({"funds": {"department:mkt": "60%", "technology": "40%"}}, False),
        ({"funds": {"marketing": "3 parts", "technology": "2 parts"}}, False),
        ({"funds": {"marketing": "40%", "technology": "60%"}}, True),
        ({"operates": ["technology"]}, False),
    ],
)
def test_holders_are_compared_by_party(declared: Document, drifts: bool) -> None:
    """What differs is a department or its share, not the word that is used for it."""
    assert drifts == bool(messages("drift", resources("acme-x", declared=declared), POLICY))


def test_not_of_a_conflict() -> None:
    """Where policies disagree there is nothing to compare with."""
    other = policy("brand", assigning(manages="marketing"))

    assert [] == messages("drift", resources("acme-x", declared={"manages": "technology"}), POLICY, other)


def test_one_and_many() -> None:
    """The sentence is right for several resources and several rules."""
    other = policy("brand", assigning(manages="communications"))
    declared = resources("acme-x", "acme-forum", declared={"manages": "technology"})

    assert [
        "the declared management of `acme-forum` and `acme-x` differs from what `accounts/r1` and `brand/r1` say"
    ] == messages("drift", declared, POLICY, other)


def test_the_place_is_what_is_declared_and_what_the_rules_say() -> None:
    """Declared by one of the resources, said by all of the rules."""
    declared = resources("acme-x", "acme-forum", declared={"manages": "technology"})
    (finding,) = found("drift", declared, POLICY)

    assert ["/resources/1/declared/manages", "/rules/0/assign/manages"] == [place.pointer for place in finding.places]
