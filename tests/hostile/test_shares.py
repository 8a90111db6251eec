import pytest

from tests.cli.acme import Line
from tests.hostile.worlds import RULE, organisation, policy

HOLDERS = 400


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_sum_of_fractions_with_thousands_of_digits(line: Line, form: str) -> None:
    """Four hundred fractions without a common denominator have an exact sum, and it can be told in every format."""
    names = [f"e{number}" for number in range(HOLDERS)]
    shares = {f"department:{name}": f"1/{10**14 + 2 * number + 1}" for number, name in enumerate(names)}
    departments = [{"id": name, "performs": ["f"]} for name in names]
    resources = [{"id": "r", "kind": "k", "cost": {"amount": 100, "per": "month"}}]
    rest = {**shares, "department:last": "rest"}
    departments += [{"id": "last", "performs": ["g"]}]
    line.write(
        {
            "o.json": organisation(departments=departments, resources=resources),
            "short.json": policy([{"id": "money", "assign": {"funds": shares, "manages": "g"}}]),
        }
    )
    short = line.run("check", "-f", form)
    line.write({"short.json": policy([{**RULE, "assign": {"funds": rest, "manages": "g"}}])})

    assert (1, "under-funded" in short.out) == (short.code, True)
    assert [0, 0, 0] == [line.run(*verb, "-f", form).code for verb in (("check",), ("who",), ("explain", "r"))]
    assert max(map(len, line.run("who").out.split("/"))) > 4300
