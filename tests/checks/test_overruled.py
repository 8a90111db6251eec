from tests.checks.acme import FUNDED, Document, assigning, found, messages, policy, resources

X = resources("acme-x", department="events")


def binding(holder: str) -> Document:
    """A binding rule for whoever manages."""
    return {**assigning(manages=holder), "binding": True}


def test_one_and_many() -> None:
    """The sentence is right for one binding rule and for several."""
    own = policy("own", assigning(manages="marketing"))
    one = policy("group", binding("communications"), issuer="@root")
    other = policy("law", binding("communications"), issuer="@root")

    assert [
        "`own/r1` has no effect on the management of `acme-x`: `group/r1`, which is binding, says otherwise"
    ] == messages("overruled", X, FUNDED, own, one)
    assert [
        "`own/r1` has no effect on the management of `acme-x`: "
        "`group/r1` and `law/r1`, which are binding, say otherwise"
    ] == messages("overruled", X, FUNDED, own, one, other)


def test_not_where_it_says_the_same() -> None:
    """A rule that is set aside by one that says the same has lost nothing."""
    own = policy("own", assigning(manages="communications"))

    assert [] == messages("overruled", X, FUNDED, own, policy("group", binding("communications"), issuer="@root"))


def test_not_where_it_tries_to_override() -> None:
    """An unlawful override is told as that and not again."""
    own = policy("own", assigning(manages="marketing"), overrides=["group"])
    group = policy("group", binding("communications"), issuer="@root")

    assert [] == messages("overruled", X, FUNDED, own, group)
    assert 1 == len(messages("unlawful-override", X, FUNDED, own, group))


def test_the_rule_without_effect_is_shown_first() -> None:
    """Whatever the files are called, the first place is the rule that has no effect."""
    own = policy("own", assigning(approves=["marketing"]), assigning(manages="marketing"))
    group = policy("group", binding("communications"), issuer="@root")
    pointers = ["/rules/1/assign/manages", "/rules/0/assign/manages"]

    for documents in ((own, group), (group, own)):
        (finding,) = found("overruled", X, FUNDED, *documents)
        assert pointers == [place.pointer for place in finding.places]
