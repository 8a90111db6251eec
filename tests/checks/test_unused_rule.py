from tests.checks.acme import FUNDED, MANAGED, policy, remedies, resources

CORRECT = "correct its `where`, or delete the rule"


def test_ids_that_are_not_there() -> None:
    """The ids that no resource has are told, each with the nearest that one has, and no more than three of them."""
    where = {"resource": ["acme-xx", "archive", "brochure", "catalogue", "acme-forums"]}
    rules = policy("posts", {"where": where, "assign": {"operates": ["marketing"]}})

    assert [
        f"{CORRECT}: there is no resource `acme-forums` (did you mean `acme-forum`?), "
        "nor `acme-xx` (did you mean `acme-x`?), nor `archive`"
    ] == remedies("unused-rule", resources("acme-x", "acme-forum"), FUNDED, MANAGED, rules)


def test_other_conditions() -> None:
    """Where no id is wrong, the rest of the `where` may be."""
    rules = policy("posts", {"where": {"resource": "acme-x", "tags": "press"}, "assign": {"operates": ["marketing"]}})

    assert [CORRECT] == remedies("unused-rule", resources("acme-x"), FUNDED, MANAGED, rules)
