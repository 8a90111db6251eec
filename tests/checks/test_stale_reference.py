from tests.checks.acme import FUNDED, MANAGED, Document, found, messages, policy, remedies, resources

OVER = {"until": "2026-06-30"}
GONE: Document = {
    "departments": [{"id": "sales", "effective": OVER}, {"id": "shops", "successor": "mkt", "effective": OVER}],
    "platforms": [{"id": "vine", "kind": "social-network", "effective": OVER}],
}


def test_resources_of_one_home_and_platform() -> None:
    """Resources that name the same are one finding; those that name something in effect are in none."""
    stale = resources("acme-vine", "acme-loops", platform="vine", department="sales")
    fine = resources("acme-x", platform="x")
    moved = resources("acme-shop", department="shops")

    assert [
        "`acme-loops` and `acme-vine` name department `sales` and platform `vine`, which are not in effect",
    ] == messages("stale-reference", GONE, stale, fine, moved, FUNDED, MANAGED)


def test_a_platform_has_no_successor() -> None:
    """The remedy names a successor only where there could be one."""
    platform = resources("acme-vine", platform="vine")
    home = resources("acme-fair", department="sales")

    assert ["name what is in effect"] == remedies("stale-reference", GONE, platform, FUNDED, MANAGED)
    assert ["name what is in effect, or state the `successor` of the department"] == remedies(
        "stale-reference", GONE, home, FUNDED, MANAGED
    )


def test_rules() -> None:
    """A rule that names a department not in effect is told, by its issuer and by its `within`, successor or not."""
    where = policy("accounts", {"where": {"within": {"not": ["sales", "comms"]}}, "assign": {"manages": "marketing"}})
    issuer = policy("shops", {"assign": {"operates": ["marketing"]}}, issuer="shops")
    findings = found("stale-reference", GONE, resources("acme-x"), where, issuer, FUNDED)

    assert [((), "rule `accounts/r1` names department `sales`, which is not in effect")] == [
        (finding.subjects, finding.message) for finding in findings if finding.rules == ("accounts/r1",)
    ]
    assert ["accounts/r1", "shops/r1"] == [rule for finding in findings for rule in finding.rules]
    assert {"name what is in effect"} == {finding.remedy for finding in findings}


def test_places() -> None:
    """What is shown is the word that names what is not in effect; of home and platform it is the home."""
    where = policy("accounts", {"where": {"within": "sales"}, "assign": {"manages": "marketing"}}, issuer="sales")
    issuer = policy("shops", {"assign": {"operates": ["marketing"]}}, issuer="shops")
    resource = resources("acme-vine", platform="vine")
    both = resources("acme-loops", platform="vine", department="sales")
    findings = found("stale-reference", GONE, resource, both, where, issuer, FUNDED)

    assert [
        ("/resources/0/department",),
        ("/resources/0/platform",),
        ("/rules/0/where/within", "/issuer"),
        ("/issuer",),
    ] == [tuple(place.pointer for place in finding.places) for finding in findings]
