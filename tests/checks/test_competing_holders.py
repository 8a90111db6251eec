import pytest

from tests.checks.acme import assigning, found, messages, policy, resources

X = resources("acme-x")


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        (["marketing", "technology"], "`marketing` and `technology` both manage `acme-x`"),
        (
            ["marketing", "technology", "communications"],
            "`marketing`, `technology` and `communications` all manage `acme-x`",
        ),
        (["marketing", "technology", "marketing"], "`marketing` and `technology` both manage `acme-x`"),
        (["marketing", None], "`marketing` manages `acme-x`, and by another rule nobody does"),
        (
            ["marketing", None, "technology"],
            "`marketing` and `technology` both manage `acme-x`, and by another rule nobody does",
        ),
    ],
)
def test_who_is_named(stated: list[str | None], message: str) -> None:
    """Everybody who is named is told once, and nobody is not told as somebody."""
    rules = [assigning(manages=holder) for holder in stated]

    assert [message] == messages("competing-holders", X, policy("accounts", *rules))


def test_of_a_responsibility_without_a_verb() -> None:
    """What has no verb of its own is held."""
    content = {"responsibilities": [{"id": "content", "holders": "one"}]}
    rules = policy("accounts", assigning(content="marketing"), assigning(content="technology"))

    assert ["`marketing` and `technology` both hold `content` of `acme-x`"] == messages(
        "competing-holders", X, content, rules
    )


def test_declared_by_the_resources() -> None:
    """Resources that declare several are one finding, without rules, in the places where they stand."""
    one = resources("acme-x", declared={"manages": ["marketing", "technology"]})
    other = resources("acme-forum", declared={"manages": ["communications", "marketing"]})
    (finding,) = found("competing-holders", one, other)

    assert () == finding.rules
    assert ("acme-forum", "acme-x") == finding.subjects
    assert {"/resources/0/declared/manages"} == {place.pointer for place in finding.places}
    assert (
        "more than one holder of `manages` is declared of `acme-forum` and `acme-x`: "
        "`communications`, `marketing` and `technology`"
    ) == finding.message


def test_the_order_of_who_is_named() -> None:
    """Holders and places come in the order of the rules, whatever these select by."""
    kind = {"where": {"kind": "account"}}
    one = policy("a", {**kind, **assigning(manages="technology")})
    two = policy("b", {"assign": {"approves": ["marketing"]}}, assigning(manages="communications"))
    three = policy("c", {**kind, **assigning(manages="marketing")})
    (finding,) = found("competing-holders", X, three, two, one)

    assert "`technology`, `communications` and `marketing` all manage `acme-x`" == finding.message
    assert ["/rules/0/assign/manages", "/rules/1/assign/manages", "/rules/0/assign/manages"] == [
        place.pointer for place in finding.places
    ]
