from tests.checks.acme import FUNDED, MANAGED, found, messages, policy, resources

CONTRADICTION = {"tags": {"all": ["press"], "not": ["press"]}}


def test_of_a_responsibility() -> None:
    """A `required` that nothing could meet is told by the responsibility, and has no rules."""
    content = {"responsibilities": [{"id": "content", "holders": "one", "required": CONTRADICTION}]}
    (finding,) = found("empty-selector", resources("acme-x"), content, FUNDED, MANAGED)

    assert ("content", ()) == (finding.responsibility, finding.rules)
    assert finding.message.startswith("the `required` of `content` can match no resource")
    assert ["/responsibilities/0/required"] == [place.pointer for place in finding.places]


def test_not_of_a_responsibility_that_something_could_need() -> None:
    """A `required` that today's resources do not meet is not empty."""
    content = {"responsibilities": [{"id": "content", "holders": "one", "required": {"tags": "press"}}]}

    assert [] == messages("empty-selector", resources("acme-x"), content, FUNDED, MANAGED)


def test_outside_the_issuer() -> None:
    """An issuer assigns within its department alone, and may contribute anywhere."""
    where = {"within": "comms"}
    assigns = {"where": where, "assign": {"operates": ["marketing"]}}
    contributes = {"where": where, "contribute": {"funds": {"department:mkt": "10%"}}}
    rules = policy("campaigns", assigns, contributes, issuer="mkt")

    assert [("campaigns/r1",)] == [finding.rules for finding in found("empty-selector", resources("acme-x"), rules)]
