import pytest

from tests.checks.acme import FUNDED, Document, assigning, found, policy, resources

SALES: Document = {"departments": [{"id": "sales", "effective": {"until": "2026-06-30"}}], "functions": [{"id": "law"}]}


@pytest.mark.parametrize(
    ("holder", "why", "remedy"),
    [
        (
            "department:sales",
            "that department is not in effect and has no successor",
            "state its `successor`, or name a department in effect",
        ),
        (
            "@home",
            "it has no home department in effect",
            "state the `department` that is the home, or name another holder",
        ),
        (
            "law",
            "no department performs it at or above its home",
            "let a department perform `law` there, or name another holder",
        ),
    ],
)
def test_why_nobody_stands_for_it(holder: str, why: str, remedy: str) -> None:
    """The sentence says what is missing, and the remedy what would mend it."""
    (finding,) = found("vacant-holder", SALES, resources("acme-x"), FUNDED, policy("a", assigning(manages=holder)))

    assert f"`{holder}` manages `acme-x`, but {why}" == finding.message
    assert remedy == finding.remedy
    assert holder == finding.concern


@pytest.mark.parametrize(("holder", "why"), [("@home", "they have no home"), ("law", "at or above their homes")])
def test_many(holder: str, why: str) -> None:
    """The sentence is right for several resources."""
    many = resources("acme-x", "acme-forum")
    (finding,) = found("vacant-holder", SALES, many, FUNDED, policy("accounts", assigning(manages=holder)))

    assert why in finding.message


def test_declared_by_the_resource() -> None:
    """A vacant holder that is declared has no rules, and its place is where it is declared."""
    declared = resources("acme-x", declared={"manages": "law"})
    (finding,) = found("vacant-holder", SALES, declared, FUNDED)

    assert () == finding.rules
    assert ["/resources/0/declared/manages"] == [place.pointer for place in finding.places]
