"""`who`: cells, and what one holder has."""

import json

import pytest

from tests.cli.acme import CONFLICT, ORGANISATION, POLICY, SOUND, Line

TABLE = """\
resource  responsibility  status    holder          department  share     a month  rules
acme-x    funds           assigned  marketing       mkt           60%  900.00 EUR  social-media/accounts
                                    technology      it            40%  600.00 EUR
          manages         assigned  communications  comms                          social-media/accounts
          consulted       assigned  technology      it                             social-media/accounts
"""

PAGE = """\
**department&#58;it** holds something of 2 resources, and pays 600.00 EUR and 33.33 USD a month.

| Resource | responsibility | status | holder | department | share | a month | rules |
| --- | --- | --- | --- | --- | ---: | ---: | --- |
| acme-tool | funds | assigned | department&#58;it | it | 100% | 33.33 USD | social-media/tools |
| acme-tool | manages | assigned | technology | it |   |   | social-media/tools |
| acme-x | funds | assigned | technology | it | 40% | 600.00 EUR | social-media/accounts |
| acme-x | consulted | assigned | technology | it |   |   | social-media/accounts |
"""


def test_text(line: Line) -> None:
    """A table, the money first; what nobody holds and nobody must hold is left out."""
    line.write(SOUND)

    assert TABLE == line.run("who", "acme-x").out
    assert "informed        none" in line.run("who", "acme-x", "-v").out


def test_json(line: Line) -> None:
    """Every cell, sorted, in the shape that the interface promises."""
    line.write(SOUND)

    report = json.loads(line.run("who", "acme-x", "acme-x", "-f", "json").out)

    assert ["sogov", "as_of", "cells"] == list(report)
    assert ["approves", "consulted", "funds", "informed", "manages", "operates"] == [
        cell["responsibility"] for cell in report["cells"]
    ]
    assert [
        {
            "resource": "acme-x",
            "responsibility": "funds",
            "status": "assigned",
            "rules": ["social-media/accounts"],
            "holders": [
                {"holder": "marketing", "department": "mkt", "share": "60%", "amount": "900.00"},
                {"holder": "technology", "department": "it", "share": "40%", "amount": "600.00"},
            ],
        },
        {"resource": "acme-x", "responsibility": "informed", "status": "none", "rules": [], "holders": []},
        {
            "resource": "acme-x",
            "responsibility": "manages",
            "status": "assigned",
            "rules": ["social-media/accounts"],
            "holders": [{"holder": "communications", "department": "comms"}],
        },
    ] == report["cells"][2:5]


def test_conflict_and_vacancy(line: Line) -> None:
    """A conflict has rules and no holders; a holder whom nobody stands for has no department."""
    vacant = {**POLICY, "rules": [{"id": "all", "assign": {"funds": {"legal": "1/3"}, "manages": None}}]}
    line.write(CONFLICT)

    cells = json.loads(line.run("who", "acme-x", "-f", "json").out)["cells"]
    (cell,) = [cell for cell in cells if cell["responsibility"] == "manages"]
    assert ("conflict", [], ["rival/mine", "social-media/accounts"]) == (cell["status"], cell["holders"], cell["rules"])
    assert "manages         conflict" in line.run("who", "acme-x").out
    assert "| acme-x | manages | conflict |   |" in line.run("who", "acme-x", "-f", "markdown").out

    line.write({"policy.json": vacant, "rival.json": vacant | {"policy": "p2", "rules": []}})
    (line.folder / "rival.json").unlink()
    cells = json.loads(line.run("who", "acme-x", "-f", "json").out)["cells"]
    assert [{"holder": "legal", "department": None, "share": "1/3", "amount": "500.00"}] == cells[2]["holders"]
    assert "legal   ?" in line.run("who", "acme-x").out


def test_all(line: Line) -> None:
    """Without a name all resources are shown, sorted."""
    line.write(SOUND)

    cells = json.loads(line.run("who", "-f", "json").out)["cells"]

    assert ["acme-tool", "acme-x"] == list(dict.fromkeys(cell["resource"] for cell in cells))


@pytest.mark.parametrize("holder", ["it", "department:it"])
def test_department(line: Line, holder: str) -> None:
    """A department has what its functions have too; amounts in two currencies are never added."""
    line.write(SOUND)

    run = line.run("who", "--holder", holder)
    report = json.loads(line.run("who", "--holder", holder, "-f", "json").out)

    assert run.out.endswith(
        "\n\ndepartment:it: funds 2 resources, manages 1 resource and consulted 1 resource; "
        "pays 600.00 EUR and 33.33 USD a month\n"
    )
    assert PAGE == line.run("who", "--holder", holder, "-f", "markdown").out
    assert ["sogov", "as_of", "holder", "cells", "totals"] == list(report)
    assert "department:it" == report["holder"]
    assert [{"currency": "EUR", "amount": "600.00"}, {"currency": "USD", "amount": "33.33"}] == report["totals"]
    assert [["department:it"], ["technology"], ["technology"], ["technology"]] == [
        [found["holder"] for found in cell["holders"]] for cell in report["cells"]
    ]


def test_function(line: Line) -> None:
    """A function has what is said of it by name."""
    line.write(SOUND)

    assert line.run("who", "--holder", "marketing").out.endswith(
        "\n\nmarketing: funds 1 resource; pays 900.00 EUR a month\n"
    )
    assert "marketing: holds nothing\n" == line.run("who", "acme-tool", "--holder", "marketing").out
    assert "**legal** holds something of 0 resources.\n" == line.run("who", "--holder", "legal", "-f", "markdown").out


def test_home(line: Line) -> None:
    """`@home` is a word of rules as well."""
    line.write({**SOUND, "policy.json": {"policy": "p", "rules": [{"id": "r", "assign": {"manages": "@home"}}]}})

    assert "@home: manages 2 resources\n" == line.run("who", "--holder", "@home").out.splitlines(keepends=True)[-1]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ("acme-y", "no resource in effect `acme-y`; did you mean `acme-x`?"),
        ("--holder marketting", "no function or department `marketting`; did you mean `marketing`?"),
        ("--holder department:itt", "no department `itt`; did you mean `it`?"),
    ],
)
def test_unknown_names(line: Line, arguments: str, hint: str) -> None:
    """What there is not is named, with the nearest that there is."""
    line.write(SOUND)

    run = line.run("who", *arguments.split())

    assert (2, "", f"sogov who: {hint}\n") == (run.code, run.out, run.err)


def test_paths(line: Line) -> None:
    """The documents are given by an option, any number of times."""
    (line.folder / "a").mkdir()
    line.write({"a/organisation.json": ORGANISATION, "policy.json": POLICY})

    assert TABLE == line.run("who", "acme-x", "-C", "a", "--path", "policy.json").out


def test_words_that_are_no_ids_are_paths(line: Line) -> None:
    """A word with a slash names documents; a folder without one is taken for a resource, and the error says how."""
    (line.folder / "a").mkdir()
    line.write({"a/organisation.json": ORGANISATION, "a/policy.json": POLICY})

    assert TABLE == line.run("who", "acme-x", "./a").out
    run = line.run("who", "a", "-C", "a")
    assert (2, "sogov who: no resource in effect `a`; to read what is there, say `-C a`\n") == (run.code, run.err)
