import pytest

from tests.checks.acme import FUNDED, MANAGED, Document, assigning, found, messages, policy, resources

X = resources("acme-x")


def requiring(key: str, **tests: object) -> Document:
    """A policy of one rule that requires something, as a note."""
    return policy("tone", {"require": {key: tests}, "severity": "note"})


def test_of_a_responsibility() -> None:
    """The finding has the severity of the rule, and says what fails."""
    (finding,) = found("requirement-unmet", X, FUNDED, MANAGED, requiring("consulted", includes=["technology"]))

    assert ("note", "consulted") == (finding.severity, finding.responsibility)
    assert "the consultation of `acme-x` does not meet `tone/r1`: `technology` is missing" == finding.message


def test_of_those_involved() -> None:
    """Whoever is involved is told as such, and the finding has no responsibility."""
    (finding,) = found("requirement-unmet", X, FUNDED, MANAGED, requiring("involved", includes=["technology"]))

    assert finding.responsibility is None
    assert "those involved in `acme-x` do not meet `tone/r1`: `technology` is missing" == finding.message


def test_much_that_fails_is_shortened() -> None:
    """A sentence for a manager names the first three failures."""
    all_missing = ["department:comms", "department:events", "department:it", "department:mkt"]
    (message,) = messages("requirement-unmet", X, FUNDED, MANAGED, requiring("consulted", includes=all_missing))

    assert message.endswith(
        "`department:comms` is missing; `department:events` is missing; `department:it` is missing; …"
    )


def test_only_within_the_issuer() -> None:
    """A rule that contributes elsewhere requires nothing there."""
    rule = {"contribute": {"funds": {"department:mkt": "100%"}}, "require": {"consulted": {"includes": ["technology"]}}}
    below = resources("acme-fair", department="events")
    (finding,) = found("requirement-unmet", X, below, MANAGED, policy("own", rule, issuer="mkt"))

    assert ("acme-fair",) == finding.subjects


def test_one_is_told_as_one() -> None:
    """The sentence is right for one party and for none."""
    two = {"at_least": 2}
    one = policy("team", {"assign": {"operates": ["marketing"]}})

    assert ["the operation of `acme-x` does not meet `tone/r1`: there is 1 where there must be at least 2"] == messages(
        "requirement-unmet", X, FUNDED, MANAGED, one, requiring("operates", count=two)
    )
    assert [
        "the operation of `acme-x` does not meet `tone/r1`: there are 0 where there must be at least 2"
    ] == messages("requirement-unmet", X, FUNDED, MANAGED, requiring("operates", count=two))


def test_the_home_in_words() -> None:
    """A party is told as what it is: the home as its department, and without a home as the word."""
    home = policy("own", assigning(approves=["@home"]))
    at_home = resources("acme-fair", department="events")
    only = requiring("approves", only=["technology"])

    assert ["`department:events`", "`@home`"] == [
        message.partition("`tone/r1`: ")[2].partition(" is none of ")[0]
        for resource in (at_home, X)
        for message in messages("requirement-unmet", resource, FUNDED, MANAGED, home, only)
    ]


def test_who_fails_is_told_in_order() -> None:
    """Those who are one too many are told by name, whatever the order in which they were found."""
    everybody = [f"department:{name}" for name in ("comms", "events", "it", "mkt")]
    team = policy("team", {"assign": {"operates": everybody[::-1], "approves": everybody}})
    only = requiring("operates", only=["department:it", "@home"])
    apart = requiring("operates", apart_from=["approves"])
    one_of_two = requiring("consulted", includes_any=["marketing", "technology"])

    assert [
        [
            "the operation of `acme-x` does not meet `tone/r1`: "
            "`department:comms` is none of `@home`, `department:it`; "
            "`department:events` is none of `@home`, `department:it`; "
            "`department:mkt` is none of `@home`, `department:it`"
        ],
        [
            "the operation of `acme-x` does not meet `tone/r1`: `department:comms` also holds `approves`; "
            "`department:events` also holds `approves`; `department:it` also holds `approves`; …"
        ],
        [
            "the consultation of `acme-x` does not meet `tone/r1`: none of `marketing`, `technology` is there",
        ],
    ] == [messages("requirement-unmet", X, FUNDED, MANAGED, team, tests) for tests in (only, apart, one_of_two)]


@pytest.mark.parametrize(
    ("tests", "failed"),
    [
        ({"count": {"at_most": 1}}, "there are 2 where there must be at most 1"),
        ({"count": {"below": 2, "at_least": 1}}, "there are 2 where there must be at least 1 and below 2"),
        (
            {"share": {"marketing": {"at_most": "1/3", "below": "50%"}}},
            "the share of `marketing` is 60% and must be at most 1/3 and below 50%",
        ),
        ({"largest": {"below": "60%"}}, "the largest share is 60% and must be below 60%"),
    ],
)
def test_bounds_in_words(tests: Document, failed: str) -> None:
    """The sentence says what there is, and all that was asked for."""
    paid = policy("money", assigning(funds={"marketing": "60%", "technology": "40%"}))

    assert [f"the funding of `acme-x` does not meet `tone/r1`: {failed}"] == messages(
        "requirement-unmet", X, MANAGED, paid, requiring("funds", **tests)
    )
