"""`graph`: the organisation, and who funds and manages what."""

import json
from pathlib import Path

import pytest

from tests.cli.acme import BROKEN, DAY, NO_RESOURCE, ORGANISATION, SOUND, Line

MERMAID = """\
flowchart LR
  n0["Communications<br/>communications"]
  n1["Information Technology<br/>technology"]
  n2["Marketing<br/>marketing"]
  n3("acme#45;tool")
  n4("Acme on X")
  n0 -->|"manages"| n4
  n1 -->|"funds 100#37; · manages"| n3
  n1 -->|"funds 40#37;"| n4
  n2 -->|"funds 60#37;"| n4
"""

DOT = """\
digraph sogov {
  graph [rankdir=LR, charset="UTF-8"];
  node [fontname="sans-serif", fontsize=11];
  edge [fontname="sans-serif", fontsize=9];
  n0 [label="Communications\\ncommunications", shape=box];
  n1 [label="Information Technology\\ntechnology", shape=box];
  n2 [label="X\\nsocial-network", shape=cylinder];
  n3 [label="Acme on X", shape=box, style="rounded", penwidth=3];
  n1 -> n3 [label="consulted"];
  n0 -> n3 [style=dotted, label="home"];
  n3 -> n2 [style=dotted, label="on"];
}
"""


def test_mermaid(line: Line) -> None:
    """Without a format it is Mermaid, by either name."""
    line.write(SOUND)

    assert MERMAID == line.run("graph").out == line.run("graph", "-f", "mermaid").out
    assert "" == line.run("graph").err


def test_dot(line: Line) -> None:
    """Around a resource: its platform, its home, and who holds what is asked for."""
    line.write(SOUND)

    assert DOT == line.run("graph", "-f", "dot", "--focus", "acme-x", "--responsibility", "consulted").out


def test_formats(line: Line) -> None:
    """Several at once: for programs everything, for people what fits."""
    line.write(SOUND)

    run = line.run(
        "graph", "-f", "json", "-f", "markdown=page.md", "-f", "graphml=graph.graphml", "-f", "dot=graph.dot"
    )

    told = json.loads(run.out)
    assert (1, DAY, True, True) == (told["sogov"], told["as_of"], told["directed"], told["multigraph"])
    assert "function:legal" in {node["id"] for node in told["nodes"]}
    assert {
        "source": "department:mkt",
        "target": "resource:acme-x",
        "key": "funds",
        "relation": "funds",
        "holders": ["marketing"],
        "share": "60%",
    } in told["edges"]
    assert f"```mermaid\n{MERMAID}```\n" == Path("page.md").read_text()
    assert Path("graph.graphml").read_text().startswith("<?xml")
    assert Path("graph.dot").read_text().startswith("digraph")


def test_large(line: Line) -> None:
    """What does not fit is drawn in groups, and that is said; programs get everything all the same."""
    resources = [{"id": f"r{number}", "kind": "tool", "department": "group"} for number in range(100)]
    line.write({**SOUND, "organisation.json": {**ORGANISATION, "resources": resources}})

    run = line.run("graph")

    assert "  %% 100 resources are drawn in groups, by platform\n" in run.out
    assert "sogov graph: 100 resources are drawn in groups, by platform\n" == run.err
    assert "" == line.run("graph", "-q").err
    programs = line.run("graph", "-f", "json")
    assert ("", 100) == (
        programs.err,
        sum(node["kind"] == "resource" for node in json.loads(programs.out)["nodes"]),
    )
    groups = json.loads(line.run("graph", "-f", "json", "--group-by", "kind").out)["nodes"]
    assert [100] == [node["resources"] for node in groups if node["kind"] == "group"]


def test_neighbourhood(line: Line) -> None:
    """How far one looks around a focus."""
    line.write(SOUND)

    def nodes(*arguments: str) -> set[str]:
        return {node["id"] for node in json.loads(line.run("graph", "-f", "json", *arguments).out)["nodes"]}

    assert {
        "function:technology",
        "department:it",
        "department:group",
        "resource:acme-x",
        "resource:acme-tool",
    } == nodes("--focus", "technology")
    assert {"function:technology"} == nodes("--focus", "technology", "--depth", "0")
    assert {"department:it", "department:group"} < nodes("--focus", "it")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--depth 2", "`--depth` says how far to look around a focus; name one with `--focus`"),
        ("--focus it --depth -1", "`-1` of --depth is not between 0 and 100"),
        ("--focus it --depth 101", "`101` of --depth is not between 0 and 100"),
        ("--focus acme-y", "no department, function, platform or resource `acme-y`; did you mean `acme-x`?"),
        ("--responsibility fund", "no responsibility `fund`; did you mean `funds`?"),
    ],
)
def test_refusals(line: Line, arguments: str, message: str) -> None:
    """What cannot be drawn is said."""
    line.write(SOUND)

    run = line.run("graph", *arguments.split())

    assert (2, "", f"sogov graph: {message}\n") == (run.code, run.out, run.err)


@pytest.mark.parametrize("name", ["text", "mermaid", "markdown", "dot", "graphml", "json"])
def test_nothing(line: Line, name: str) -> None:
    """Where nothing is in effect the run says so; input errors are said where the format cannot say them."""
    line.write(NO_RESOURCE)
    assert 3 == line.run("graph", "-f", name).code
    line.write(BROKEN)
    run = line.run("graph", "-f", name)
    assert 2 == run.code
    assert "unknown-reference" in run.out + run.err
