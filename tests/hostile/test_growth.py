"""Documents in which every rule meets every other one; a square of their numbers would take minutes or gigabytes."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.cli.acme import Line
from tests.hostile.worlds import RULE, Document, organisation, policy

MANY = 4000
# So long that it is no measurement: what grows with the square of the numbers takes longer still.
LIMIT = 600

Documents = dict[str, object]


def _rules(prefix: str, holder: str, **more: object) -> list[Document]:
    return [{"id": f"{prefix}{number}", "assign": {"manages": holder}, **more} for number in range(MANY)]


def _funded(*policies: Document) -> Documents:
    money = policy([{"id": "money", "assign": {"funds": {"f": "100%"}}}], "m")
    return {"o.json": organisation(), "m.json": money, **{f"p{n}.json": one for n, one in enumerate(policies)}}


def _worlds() -> Iterator[tuple[str, Documents, int]]:
    yield "rules that say the same", _funded(policy(_rules("a", "f"))), 0
    overriding = policy(_rules("b", "g"), "q", overrides=[f"p/a{number}" for number in range(MANY)])
    yield "rules that override one another", _funded(policy(_rules("a", "f")), overriding), 0
    own = policy(_rules("b", "g", overrides=["p/a1"]), "q", overrides=[f"p/a{number}" for number in range(MANY)])
    yield "rules that override on their own too", _funded(policy(_rules("a", "f")), own), 0
    chain = [{"id": f"d{n}", **({"parent": f"d{n - 1}"} if n else {"performs": ["f"]})} for n in range(10 * MANY)]
    deep: Document = {**organisation(departments=chain), "resources": [{"id": "r", "kind": "k"}]}
    within = policy([RULE, {"id": "w", "where": {"within": "d9"}, "assign": {"informed": ["f"]}}])
    yield "departments in a chain", {"o.json": deep, "p.json": within}, 0
    ring = [{"id": f"d{n}", "parent": f"d{(n + 1) % MANY}"} for n in range(MANY)]
    yield "departments in a ring", {"o.json": organisation(departments=ring), "p.json": policy()}, 2
    unknown = [{"id": f"r{n}", "kind": "k", "department": f"x{n}", "stage": f"y{n}"} for n in range(MANY)]
    yield "unknown words", {"o.json": organisation(resources=unknown), "p.json": policy()}, 2
    files = {f"f{n}.json": "{}" for n in range(MANY)}
    yield "files", {"o.json": organisation(), "p.json": policy(), **files}, 0
    yield "unknown keys", {"o.json": {f"k{n}": 1 for n in range(MANY)}, "p.json": policy()}, 2


WORLDS = list(_worlds())


@pytest.mark.parametrize(("documents", "code"), [world[1:] for world in WORLDS], ids=[world[0] for world in WORLDS])
def test_growth(line: Line, documents: Documents, code: int) -> None:
    """The program ends in time, without much memory, and with its code."""
    line.write(documents)
    measured = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "from sogov.cli import main; sys.exit(main(['check', '.']))"
    )

    run = subprocess.run(
        [sys.executable, "-P", "-c", measured], cwd=line.folder, capture_output=True, timeout=LIMIT, check=False
    )

    assert code == run.returncode, run.stderr.decode()[-1000:]
