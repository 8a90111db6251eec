"""Which functions count as technology, and which as communication."""

import pytest

import sogov
from sogov.organisation.organisation import Organisation
from sogov.statistics.sides import Sides, sides_of


def organisation(*functions: str) -> Organisation:
    """An organisation with these functions."""
    return sogov.parse({"functions": [{"id": function} for function in functions]}).organisation


def test_by_their_words() -> None:
    """A whole word of the id decides, wherever it stands and however it is written."""
    functions = (
        "IT",
        "it-security",
        "product.technology",
        "biotechnology",
        "marketing",
        "Public-Affairs",
        "legal",
        "pr",
    )

    assert Sides(("IT", "it-security", "product.technology"), ("Public-Affairs", "marketing", "pr")) == sides_of(
        organisation(*functions)
    )


def test_as_said() -> None:
    """What is said stands instead, one side without the other too."""
    some = organisation("technology", "legal", "marketing", "sales")

    assert Sides(("legal", "sales"), ("marketing",)) == sides_of(some, technology=["sales", "legal", "sales"])
    assert Sides(("technology",), ("legal",)) == sides_of(some, communication=["legal"])


@pytest.mark.parametrize(
    ("name", "message"),
    [("markting", "no function `markting`; did you mean `marketing`?"), ("zzz", "no function `zzz`")],
)
def test_unknown(name: str, message: str) -> None:
    """A function that there is not is named with the nearest."""
    with pytest.raises(sogov.UnknownName) as raised:
        sides_of(organisation("marketing"), communication=[name])

    assert message == str(raised.value)
