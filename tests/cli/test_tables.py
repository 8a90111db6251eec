"""The verbs on resources that are in tables."""

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.acme import CONFLICT, ORGANISATION, POLICY, SOUND, Line

RESOURCES = cast("list[dict[str, Any]]", ORGANISATION["resources"])
WITHOUT = {key: value for key, value in ORGANISATION.items() if key != "resources"}
COLUMNS: Mapping[str, object] = {
    "id": "Id",
    "name": "Name",
    "kind": "Kind",
    "platform": "Platform",
    "department": "Office",
    "stage": "Stage",
    "tags": {"column": "Tags", "separator": ","},
    "cost": {"amount": "Cost", "per": {"column": "Cost per"}, "currency": {"column": "Currency"}},
    "effort": {"hours": "Hours", "per": {"column": "Hours per"}},
    "url": "Link",
}
TITLES = "Id Name Kind Platform Office Stage Tags Cost Cost_per Currency Hours Hours_per Link".replace(
    "_", "\0"
).split()

# Where a resource stands, as text and as JSON.
PLACE = re.compile(r'(organisation\.json|resources\.\w+)(:[0-9]+:[0-9]+|", "line": [0-9]+, .*?"pointer": ".*?")')


def rows() -> list[list[str]]:
    """The titles, and the resources of the firm."""
    found = [[title.replace("\0", " ") for title in TITLES]]
    for one in RESOURCES:
        cost, effort = one.get("cost", {}), one.get("effort", {})
        cells = [
            *(one.get(key, "") for key in ("id", "name", "kind", "platform", "department", "stage")),
            ",".join(one.get("tags", ())),
            *(cost.get(key, "") for key in ("amount", "per", "currency")),
            *(effort.get(key, "") for key in ("hours", "per")),
            one.get("url", ""),
        ]
        found.append([str(cell) for cell in cells])
    return found


def with_table(line: Line, sort: str, documents: Mapping[str, object]) -> None:
    """Write documents whose resources are in a table."""
    file = line.folder / f"resources.{sort}"
    organisation = {**WITHOUT, "tables": [{"file": file.name, "columns": COLUMNS}]}
    line.write({**documents, "organisation.json": organisation})
    titles, *cells = rows()
    if sort == "csv":
        text = io.StringIO(newline="")
        csv.writer(text).writerows([titles, *cells])
        file.write_bytes(text.getvalue().encode())
    else:
        pq.write_table(pa.table({title: [row[at] for row in cells] for at, title in enumerate(titles)}), file)


@pytest.mark.parametrize("sort", ["csv", "parquet"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "-f", "json"],
        ["check", "-f", "sarif"],
        ["check", "-f", "csv"],
        ["who", "acme-x"],
        ["who", "--holder", "department:it"],
        ["explain", "acme-x"],
        ["explain", "acme-tool", "funds", "-f", "json"],
        ["stats", "-f", "json"],
        ["matrix", "--money"],
        ["graph"],
    ],
    ids=" ".join,
)
def test_the_answers_are_those_of_documents(line: Line, arguments: list[str], sort: str) -> None:
    """Whatever is asked, it makes no difference where the resources are."""
    line.write(CONFLICT)
    one = line.run(*arguments)
    with_table(line, sort, CONFLICT)
    two = line.run(*arguments)

    assert (one.code, one.err) == (two.code, two.err)
    first, second = (PLACE.sub("", run.out).replace('"files": 3', '"files": 4') for run in (one, two))
    assert _without_regions(first) == _without_regions(second)
    assert len(two.out) > 10


@pytest.mark.parametrize("sort", ["csv", "parquet"])
def test_the_documents_for_readers_are_the_same(line: Line, sort: str) -> None:
    """Pages that were written from a document are not stale where the resources are in a table."""
    line.write(CONFLICT)
    assert 0 == line.run("docs", "-o", "pages").code
    with_table(line, sort, CONFLICT)

    assert 0 == line.run("docs", "-o", "pages", "--check").code


def _without_regions(out: str) -> object:
    return {key: value for key, value in json.loads(out).items() if key != "runs"} if '"runs"' in out else out


def test_an_input_error_shows_its_row(line: Line) -> None:
    """The row is shown as it is, without taking effect; what follows it in the file is not."""
    with_table(line, "csv", SOUND)
    with (line.folder / "resources.csv").open("a", encoding="utf-8") as file:
        file.write("b,\x1b[31m\u202e,tool,nowhere,,,,,,,,,\n")

    run = line.run("check")

    assert 2 == run.code
    assert "\x1b" not in run.out
    assert "\u202e" not in run.out
    assert "resources.csv:4:15: error[unknown-reference]: no platform `nowhere`" in run.out
    assert "     4 | b,\\x1b[31m\\u202e,tool,nowhere,,,,,,,,,\n" in run.out


@pytest.mark.parametrize("output", ["text", "json", "sarif", "junit", "github", "gitlab", "csv", "jsonl", "markdown"])
def test_every_format_tells_of_rows(line: Line, output: str) -> None:
    """Also of those that have no text."""
    with_table(line, "parquet", {"policy.json": {**POLICY, "rules": [cast("list[object]", POLICY["rules"])[0]]}})

    run = line.run("check", "-f", output)

    assert 1 == run.code
    assert "acme-tool" in run.out
    assert "resources.parquet" in run.out


def test_names_of_files_have_no_effect(line: Line) -> None:
    """What stands under `file` is shown without its control characters, whether there is such a file or not."""
    names = ["\x1b[31m.csv", "\x1b[32m"]
    (line.folder / names[1]).mkdir()
    line.write(
        {**SOUND, "more.json": {"tables": [{"file": name, "columns": {"id": "Id", "kind": "K"}} for name in names]}}
    )

    run = line.run("check")

    assert 2 == run.code
    assert "\x1b" not in run.out
    assert 2 == run.out.count("error[invalid-table]")


def test_standard_input_names_no_tables(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no folder."""
    text = json.dumps({"tables": [{"file": "resources.csv", "columns": COLUMNS}]})
    with_table(line, "csv", {})
    (line.folder / "organisation.json").unlink()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    run = line.run("check", "-")

    assert 2 == run.code
    assert "error[invalid-table]: `resources.csv` cannot be looked for" in run.out


def test_formatting_leaves_tables_alone(line: Line) -> None:
    """A section of tables has its order; the files that it names have none."""
    with_table(line, "csv", SOUND)
    before = (line.folder / "resources.csv").read_bytes()
    run = line.run("fmt")

    assert 0 == run.code
    assert before == (line.folder / "resources.csv").read_bytes()
    assert (line.folder / "organisation.json").read_text().index('"tables"') > 0
    assert 0 == line.run("check").code
