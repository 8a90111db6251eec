import pytest

from tests.checks.acme import FUNDED, assigning, found, policy, resources

GROUP = policy("group", {**assigning(manages="communications"), "binding": True}, issuer="mkt")
X = resources("acme-x", department="events")


@pytest.mark.parametrize(
    ("issuer", "binding", "lawful"),
    [
        ("@root", True, True),
        ("mkt", True, True),
        ("events", True, False),
        ("comms", True, False),
        ("@root", False, False),
    ],
)
def test_who_may_override_a_binding_rule(issuer: str, binding: bool, lawful: bool) -> None:
    """A binding rule of the same issuer or of one above may, and no other."""
    rule = {**assigning(manages="marketing"), "binding": binding}
    overriding = policy("own", rule, issuer=issuer, overrides=["group"])

    assert ([] if lawful else [("group/r1", "own/r1")]) == [
        finding.rules for finding in found("unlawful-override", X, GROUP, overriding, FUNDED)
    ]


def test_only_on_a_common_responsibility() -> None:
    """Rules that say nothing of the same responsibility cannot set each other aside."""
    overriding = policy("own", assigning(operates=["marketing"]), overrides=["group"])

    assert [] == found("unlawful-override", X, GROUP, overriding, FUNDED)


def test_a_pair_is_told_once() -> None:
    """Rules that meet on several responsibilities are one finding, without a responsibility and without subjects."""
    both = {"manages": "marketing", "approves": ["marketing"]}
    group = policy("group", {"assign": both, "binding": True}, issuer="@root")
    (finding,) = found("unlawful-override", X, group, policy("own", {"assign": both}, overrides=["group/r1"]), FUNDED)

    assert (None, ()) == (finding.responsibility, finding.subjects)
    assert finding.message.startswith("`own/r1` overrides `group/r1`")


@pytest.mark.parametrize("word", ["group", "group/r1"])
def test_the_override_is_shown_first(word: str) -> None:
    """The first place is where the override is written: in the rule, or for all rules of the policy."""
    rule = assigning(manages="marketing")
    for_itself = policy("own", {**rule, "overrides": [word]})
    for_all = policy("own", rule, overrides=[word])

    for overriding, pointer in ((for_itself, "/rules/0/overrides"), (for_all, "/overrides")):
        (finding,) = found("unlawful-override", X, GROUP, overriding, FUNDED)
        assert [pointer, "/rules/0"] == [place.pointer for place in finding.places]
