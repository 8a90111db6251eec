"""Tables from end to end: a file of rows means what a document with the resources of its mapping means."""

import csv
import io
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import sogov
from sogov import blocks
from sogov.documents import csv_records, parquet_sheets
from sogov.documents.limits import DEFAULT_LIMITS, Limits
from tests.documents.entries import entries
from tests.model.worlds import World, worlds
from tests.structure.test_streams import DAY, POLICY, answers, faults_in, resource, write
from tests.structure.workspaces import BASE

Tree = Mapping[str, Any]
Cells = dict[str, str | list[str]]

MAPPED = {"id": "Id", "kind": {"column": "Kind"}}
EVERYTHING: dict[str, Any] = {
    "id": "Id",
    "name": "Name",
    "kind": {"column": "Kind"},
    "platform": "Platform",
    "department": {"column": "Office"},
    "stage": "Stage",
    "url": "Link",
    "cost": {"amount": "Amount", "per": {"column": "Per"}, "currency": {"column": "Currency"}},
    "effort": {"hours": "Hours", "per": {"column": "Hours per"}},
    "effective": {"from": "First", "until": "Last"},
}


def table(file: str, columns: Mapping[str, object], **more: object) -> dict[str, object]:
    """A document that names one table."""
    return {"tables": [{"file": file, "columns": columns, **more}]}


# The law


def columns_of(trees: Sequence[Tree]) -> dict[str, Any]:
    """A mapping for resources like these: what is declared, and tags, by values; the rest as it is."""
    declared: dict[str, Any] = {}
    for tree in trees:
        for responsibility, stated in tree.get("declared", {}).items():
            source = declared.setdefault(responsibility, {"column": f"Declared {responsibility}", "values": {}})
            source["values"][json.dumps(stated)] = stated
    tags = {f"tag {tag!r}": tag for tree in trees for tag in tree.get("tags", ())}
    with_tags = {"tags": {"column": "Tags", "separator": ";;", **({"values": tags} if tags else {})}}
    return {**EVERYTHING, **with_tags, **({"declared": declared} if declared else {})}


def cells_of(tree: Tree, *, lists: bool) -> Cells:
    """The cells of a resource under that mapping."""
    cost, effort, effective = tree.get("cost", {}), tree.get("effort", {}), tree.get("effective", {})
    tags = [f"tag {tag!r}" for tag in tree.get("tags", ())]
    stated: dict[str, object] = {
        **{title: tree.get(key, "") for title, key in PLAIN.items()},
        "Amount": cost.get("amount", ""),
        "Per": cost.get("per", ""),
        "Currency": cost.get("currency", ""),
        "Hours": effort.get("hours", ""),
        "Hours per": effort.get("per", ""),
        "First": effective.get("from", ""),
        "Last": effective.get("until", ""),
        **{f"Declared {one}": json.dumps(held) for one, held in tree.get("declared", {}).items()},
    }
    return {**{title: str(cell) for title, cell in stated.items()}, "Tags": tags if lists else ";;".join(tags)}


PLAIN = {
    "Id": "id",
    "Name": "name",
    "Kind": "kind",
    "Platform": "platform",
    "Office": "department",
    "Stage": "stage",
    "Link": "url",
}


def in_a_table(trees: Sequence[Tree], folder: Path, sort: str, delimiter: str) -> dict[str, object]:
    """A document that names a table with these resources, which is written into a folder."""
    columns = columns_of(trees)
    rows = [cells_of(tree, lists=sort == "parquet") for tree in trees]
    titles = dict.fromkeys(title for row in rows for title in row)
    titles = {**titles, **{f"Declared {responsibility}": None for responsibility in columns.get("declared", ())}}
    if sort == "csv":
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=delimiter)
        writer.writerows([list(titles), *([row.get(title, "") for title in titles] for row in rows)])
        (folder / "t.csv").write_bytes(text.getvalue().encode())
        return table("t.csv", columns, delimiter=delimiter)
    lists = {"Tags": pa.array([row["Tags"] for row in rows], pa.list_(pa.string()))}
    texts = {title: pa.array([row.get(title) for row in rows], pa.string()) for title in titles if title != "Tags"}
    pq.write_table(pa.table({**texts, **lists}), folder / "t.parquet", row_group_size=3)
    return table("t.parquet", columns)


def stripped(tree: Tree) -> dict[str, Any]:
    """A resource as a table can state it: texts without blanks around them, and nothing that is empty."""
    texts = {key: value.strip() if key in ("name", "url") else value for key, value in tree.items()}
    return {key: value for key, value in texts.items() if value not in ("", {}, [])}


@given(
    worlds(),
    st.sampled_from(["csv", "parquet"]),
    st.sampled_from([1, 100, 4 * 1024 * 1024]),
    st.sampled_from([1, 2, 1000]),
    st.sampled_from(",;|\t"),
)
def test_a_table_means_what_a_document_means(world: World, sort: str, size: int, together: int, delimiter: str) -> None:
    """Cells, findings and numbers are the same, in pieces of whatever size."""
    documents, as_of = world
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_SIZE", size)
        patch.setattr(csv_records, "_TOGETHER", together)
        patch.setattr(parquet_sheets, "_TOGETHER", together)
        one, two = Path(name, "documents"), Path(name, "tables")
        for number, document in enumerate(documents):
            trees = [stripped(tree) for tree in document.get("resources", ())]
            without = {key: value for key, value in document.items() if key != "resources"}
            with_table: dict[str, object] = {}
            place = two / str(number)
            place.mkdir(parents=True)
            if trees:
                with_table = in_a_table(trees, place, sort, delimiter)
            one.mkdir(exist_ok=True)
            write(one, {f"{number}.json": {**without, "resources": trees} if trees else without})
            write(place, {"d.json": {**without, **with_table}})
        first, second = sogov.load(one), sogov.load(two)

        assert first.organisation == second.organisation
        assert hash(first.organisation) == hash(second.organisation)
        assert answers(sogov.evaluate(first, as_of=as_of)) == answers(sogov.evaluate(second, as_of=as_of))


WORDS = [("id", "Id"), ("kind", "Kind"), ("platform", "Platform"), ("department", "Office"), ("stage", "Stage")]


@given(
    st.lists(entries.filter(lambda entry: isinstance(entry, dict)), min_size=1, max_size=4), st.sampled_from([1, 1000])
)
def test_a_table_is_refused_for_what_a_document_is_refused(trees: list[dict[str, Any]], together: int) -> None:
    """Of the texts that a row can have, each is refused with the sentence with which a document refuses it."""
    kept = [_as_text(tree) for tree in trees]
    found = []
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_records, "_TOGETHER", together)
        folder = Path(name)
        write(folder, {"r.jsonl": [tree for tree in kept if tree]})
        (folder / "tables").mkdir()
        write(folder / "tables", {"d.json": in_a_table(kept, folder / "tables", "csv", ",")})
        for path in (folder / "r.jsonl", folder / "tables"):
            try:
                sogov.load(path)
            except sogov.InputErrors as errors:
                found.append(
                    [(one.name, _bare(one.message), one.remedy, one.places[0].pointer) for one in errors.findings]
                )
            else:
                found.append([])
    event(f"refused: {bool(found[0])}")

    assert sorted(found[0]) == sorted(found[1])


def _as_text(tree: Tree) -> dict[str, Any]:
    """What a row can state of a resource: texts that are not empty and have no blanks around them."""

    def text(value: object) -> bool:
        return isinstance(value, str) and bool(value.strip()) and value == value.strip() and "\0" not in value

    kept = {key: tree[key] for _, key in [*PLAIN.items()] if text(tree.get(key))}
    for key, needed in (("cost", "amount"), ("effort", "hours"), ("effective", "")):
        inner = tree.get(key)
        allowed = (
            {"amount", "per", "currency"}
            if key == "cost"
            else {"hours", "per"}
            if key == "effort"
            else {"from", "until"}
        )
        if isinstance(inner, dict):
            stated = {part: value for part, value in inner.items() if part in allowed and text(value)}
            if stated and (not needed or needed in stated):
                kept[key] = stated
    return kept


def _bare(message: str) -> str:
    """A message without the place of what was there before."""
    return message.partition(" in `")[0]


# Mappings


def load(folder: Path, columns: Mapping[str, object], text: str, **more: object) -> list[dict[str, Any]]:
    """The resources that a table states, as far as they state something."""
    write(folder, {"a.json": BASE, "d.json": table("t.csv", columns, **more), "t.csv": text})
    found = sogov.load(folder).organisation.resources
    return [
        {
            key: value
            for key in ("id", "kind", "name", "platform", "department", "stage", "tags", "cost", "effort", "declared")
            if (value := getattr(one, key))
        }
        for one in found
        if one.id != "acme-x"
    ]


def test_a_mapping_says_what_columns_mean(tmp_path: Path) -> None:
    """Titles, translations, what is the same in all rows, several in a cell, and texts that stand for nothing."""
    columns = {
        "id": "Account",
        "name": {"column": "Title", "values": {"?": "unknown"}},
        "kind": {"value": "account"},
        "platform": {"column": "Service", "values": {"X (Twitter)": "x"}},
        "tags": {"column": "Labels", "separator": ",", "values": {"A": "alpha"}},
        "cost": {"amount": {"column": "Cost", "values": {"free": 0}}, "per": "year", "currency": "USD"},
        "effort": {"hours": {"value": 2}, "per": {"column": "Rhythm", "values": {"weekly": "week"}}},
        "declared": {
            "manages": {"column": "Owner", "values": {"M": "marketing", "nobody": None}},
            "informed": {"column": "Told", "separator": "/", "values": {"M": "marketing"}},
            "funds": {"value": {"marketing": "1/3", "technology": "rest"}},
        },
    }
    text = (
        "Account;Title;Service;Labels;Cost;Rhythm;Owner;Told;Note\n"
        "a;?;X (Twitter); A ,, b,n/a;free;weekly;M;M/technology;\n"
        "b; B ;x;A;12.50;month;nobody;n/a;y\n"
        "c;n/a;;n/a;;week;;;\n"
    )
    a, b, c = load(tmp_path, columns, text, delimiter=";", empty=["n/a"])

    assert ("unknown", "account", "x", {"alpha", "b"}) == (a["name"], a["kind"], a["platform"], a["tags"])
    assert (0, "USD") == (a["cost"].monthly, a["cost"].currency)
    assert ["week", "month", "week"] == [one["effort"].per for one in (a, b, c)]
    assert ("B", {"alpha"}, "12.50") == (b["name"], b["tags"], f"{float(b['cost'].amount):.2f}")
    assert {"funds", "informed", "manages"} == dict(a["declared"]).keys()
    assert dict(b["declared"])["manages"] is None
    assert ["funds", "manages"] == [key for key, _ in b["declared"]]
    assert ["funds"] == [key for key, _ in c["declared"]]
    assert {"id": "c", "kind": "account", "name": "c"} == {key: c[key] for key in ("id", "kind", "name")}
    assert not {"cost", "platform", "tags"} & c.keys()


def test_what_a_mapping_states_wrongly_is_reported_there(tmp_path: Path) -> None:
    """Once, however many rows would say the same; the rows are not read then."""
    columns = {
        "id": "Id",
        "kind": {"value": "a b"},
        "platform": {"column": "P", "values": {"X": "y", "Z": "x"}},
        "stage": {"value": "live"},
        "tags": {"column": "T", "separator": ",", "values": {"x": "y"}},
        "cost": {"amount": {"column": "C", "values": {"a": "1.5", "b": 2}}, "per": "monthly", "currency": "EUX"},
        "effort": {"hours": "H", "per": {"column": "HP", "values": {"q": "quarter"}}},
        "department": {"column": "D", "values": {"S": "socal"}},
        "declared": {"manages": {"column": "M", "values": {"x": {"markting": "1%"}}}},
        "effective": {"from": {"value": "2026-02-30"}},
    }
    write(
        tmp_path,
        {"a.json": BASE, "d.json": table("t.csv", columns), "t.csv": "Id,P,T,C,H,HP,D,M\n" + "!,q,,,,,,\n" * 3000},
    )
    assert [
        ("schema", "/kind/value"),
        ("unknown-reference", "/platform/values/X"),
        ("unknown-reference", "/stage/value"),
        ("schema", "/cost/per"),
        ("schema", "/cost/currency"),
        ("schema", "/effort/per/values/q"),
        ("unknown-reference", "/department/values/S"),
        ("schema", "/effective/from/value"),
    ] == [
        (name, at.removeprefix("/tables/0/columns"))
        for name, _, _, _, at in faults_in(tmp_path)
        if "/declared" not in at
    ]


def test_a_wrong_key_in_what_a_mapping_declares(tmp_path: Path) -> None:
    """What is wrong within a meaning is reported within it, and on its key where that is wrong."""
    columns = {
        **MAPPED,
        "declared": {"funds": {"column": "F", "values": {"x": {"markting": "1%", "technology": "rest"}}}},
    }
    write(tmp_path, {"a.json": BASE, "d.json": table("t.csv", columns), "t.csv": "Id,Kind,F\n"})
    text = (tmp_path / "d.json").read_text().splitlines()
    ((name, _, line, column, pointer),) = faults_in(tmp_path)

    assert ("unknown-reference", "/tables/0/columns/declared/funds/values/x/markting") == (name, pointer)
    assert text[(line or 0) - 1][(column or 0) - 1 :].startswith('"markting": "1%"')


TITLES: list[tuple[str, dict[str, object], str, str, str]] = [
    (
        "Id;Kind\n",
        {},
        "unknown-reference",
        "no column `Kind` in `t.csv`; did you mean `Id;Kind`?",
        "state the `delimiter`",
    ),
    ("Id,kind\n", {}, "unknown-reference", "no column `Kind` in `t.csv`; did you mean `kind`?", ""),
    ("Id\n", {}, "unknown-reference", "no column `Kind` in `t.csv`; did you mean `Id`?", ""),
    ("No,,,\n", {}, "unknown-reference", "no column `Kind` in `t.csv`", ""),
    (
        "Id,Kind,Kind\n",
        {},
        "invalid-table",
        "2 columns of `t.csv` have the title `Kind`",
        "give each column a title of its own",
    ),
]


@pytest.mark.parametrize(("text", "more", "name", "message", "remedy"), TITLES)
def test_titles(tmp_path: Path, text: str, more: dict[str, object], name: str, message: str, remedy: str) -> None:
    """A title is that of one column; what is wrong with one is said at the mapping."""
    write(tmp_path, {"d.json": table("t.csv", {"id": {"value": "a"}, **MAPPED}, **more), "t.csv": text})
    with pytest.raises(sogov.InputErrors) as raised:
        sogov.load(tmp_path)
    finding = raised.value.findings[-1]

    assert (name, message, remedy) == (finding.name, finding.message, finding.remedy)
    assert "d.json" == Path(finding.places[0].file).name


def test_columns_that_nobody_names_are_not_looked_at(tmp_path: Path) -> None:
    """They may have no title, or the same one, and hold whatever they like."""
    text = "Id,Note,,Kind,Note,\na,x,,account,1,\n"

    assert [{"id": "a", "kind": "account", "name": "a"}] == load(tmp_path, MAPPED, text)


# Files


REFUSED = [
    "../t.csv",
    "/etc/passwd",
    "./t.csv",
    "below/../t.csv",
    "below//t.csv",
    "below/",
    "..",
    ".",
    "a\\t.csv",
    "C:t.csv",
    "t.csv\0",
]


@pytest.mark.parametrize("file", REFUSED)
def test_no_name_leads_out(tmp_path: Path, file: str) -> None:
    """What is no plain name below the folder of the document is refused, wherever it would lead."""
    inner = tmp_path / "inner"
    inner.mkdir()
    for path in (tmp_path / "t.csv", inner / "t.csv"):
        path.write_text("Id,Kind\na,account\n")
    write(inner, {"d.json": table(file, MAPPED)})

    assert [("invalid-table", "d.json", "/tables/0/file")] == [
        (name, at, to) for name, at, _, _, to in faults_in(inner)
    ]


def messages(path: Path) -> list[str]:
    """What is said of input errors."""
    with pytest.raises(sogov.InputErrors) as raised:
        sogov.load(path)
    return [finding.message for finding in raised.value.findings]


def test_what_is_no_file(tmp_path: Path) -> None:
    """Nothing, a folder, a pipe, and links that lead out or in a circle."""
    (tmp_path / "t.csv").write_text("Id,Kind\na,account\n")
    inner = tmp_path / "inner"
    (inner / "below").mkdir(parents=True)
    (inner / "out.csv").symlink_to(tmp_path / "t.csv")
    (inner / "up").symlink_to(tmp_path)
    (inner / "circle.csv").symlink_to(inner / "circle.csv")
    pipe = inner / "pipe.csv"
    __import__("os").mkfifo(pipe)
    said = {
        "no\x1b.csv": "there is no file `no\\u001b.csv` in the folder of the document",
        "below": f"`{inner / 'below'}` is not a regular file",
        "pipe.csv": f"`{pipe}` is not a regular file",
        "up/t.csv": "`up/t.csv` is a link that leads out of the folder of the document",
        "x" * 5000: f"`{'x' * 79}…` cannot be read: File name too long",
    }
    for file, message in said.items():
        write(inner.parent, {})
        (inner / "below" / "d.json").unlink(missing_ok=True)
        write(tmp_path / "inner", {"d.json": table(file, MAPPED)})
        assert [message] == messages(inner / "d.json")
    for file in ("out.csv", "circle.csv"):
        write(inner, {"d.json": table(file, MAPPED)})
        assert 1 == len(messages(inner / "d.json"))


def test_links_within_the_folder(tmp_path: Path) -> None:
    """A link that stays in the folder is as good as the file."""
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "real.csv").write_text("Id,Kind\na,account\n")
    (tmp_path / "t.csv").symlink_to(tmp_path / "below" / "real.csv")
    write(tmp_path, {"d.json": table("t.csv", MAPPED)})

    assert ["a"] == [one.id for one in sogov.load(tmp_path).organisation.resources]


def test_documents_without_a_folder_name_no_tables() -> None:
    """What a program gives as values has no files beside it."""
    with pytest.raises(sogov.InputErrors) as raised:
        sogov.parse(table("t.csv", MAPPED))
    (finding,) = raised.value.findings

    assert ("invalid-table", "/tables/0/file") == (finding.name, finding.places[0].pointer)
    assert "`t.csv` cannot be looked for: what names it is no file itself, and has no folder" == finding.message


@pytest.mark.parametrize(
    ("sort", "said"), [("csv", "the table is empty"), ("parquet", "the file is not Parquet, or it is damaged")]
)
def test_a_file_without_titles(tmp_path: Path, sort: str, said: str) -> None:
    """It is refused at its beginning."""
    write(tmp_path, {"d.json": table(f"t.{sort}", MAPPED), f"t.{sort}": ""})

    assert [said] == messages(tmp_path)
    assert [("invalid-table", f"t.{sort}", 1, 1, "")] == faults_in(tmp_path)


def test_files_that_nobody_names_are_not_read(tmp_path: Path) -> None:
    """Whatever is in them."""
    write(tmp_path, {"a.json": BASE, "t.csv": '"', "t.parquet": "x"})

    assert ["acme-x"] == [one.id for one in sogov.load(tmp_path).organisation.resources]


def test_a_parquet_file_has_no_delimiter(tmp_path: Path) -> None:
    """A mapping that states one means another file."""
    pq.write_table(pa.table({"Id": ["a"], "Kind": ["account"]}), tmp_path / "t.parquet")
    write(tmp_path, {"d.json": table("t.parquet", MAPPED, delimiter=";")})

    assert [("schema", "/tables/0/delimiter")] == [(name, at) for name, _, _, _, at in faults_in(tmp_path)]


def test_columns_of_parquet_that_do_not_fit(tmp_path: Path) -> None:
    """Money is exact, and lists are for what there are several of."""
    pq.write_table(
        pa.table({"Id": ["a"], "Kind": [["account"]], "Cost": [1.5], "Tags": [["x"]], "Hold": [["marketing"]]}),
        tmp_path / "t.parquet",
    )
    columns = {
        **MAPPED,
        "cost": {"amount": "Cost", "per": "month"},
        "tags": "Tags",
        "declared": {"operates": "Hold", "manages": "Hold"},
    }
    write(tmp_path, {"d.json": table("t.parquet", columns)})

    assert [
        "the column `Kind` holds lists",
        "the column `Cost` holds numbers that are not exact, `double`",
    ] == messages(tmp_path)


def test_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named, and nothing else fails."""
    pq.write_table(pa.table({"Id": ["a"], "Kind": ["account"]}), tmp_path / "t.parquet")
    write(tmp_path, {"d.json": table("t.parquet", MAPPED)})
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(sogov.InputErrors) as raised:
        sogov.load(tmp_path)
    (finding,) = raised.value.findings

    assert "Parquet is read with pyarrow, which is not installed" == finding.message
    assert "install it with `pip install 'sogov[parquet]'`" == finding.remedy
    assert ("invalid-table", "/tables/0/file") == (finding.name, finding.places[0].pointer)


def test_a_mapping_that_its_schema_refuses_is_not_followed(tmp_path: Path) -> None:
    """Neither what it lacks nor what it has too much is said twice."""
    entries_ = [
        {"file": "t.csv", "columns": {"id": "Id"}},
        {"file": 5, "columns": MAPPED},
        {"columns": MAPPED},
        {"file": "t.csv", "columns": MAPPED, "delimiter": "::"},
        5,
    ]
    write(tmp_path, {"d.json": {"tables": entries_}, "e.json": {"tables": 5}, "t.csv": "x\n"})

    assert [
        "/tables/0/columns",
        "/tables/1/file",
        "/tables/2",
        "/tables/3/delimiter",
        "/tables/4",
        "/tables",
    ] == [at for _, _, _, _, at in faults_in(tmp_path)]


# Rows


@pytest.fixture(params=[1, 2, 1000])
def _together(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many rows that are read together."""
    monkeypatch.setattr(csv_records, "_TOGETHER", request.param)
    monkeypatch.setattr(parquet_sheets, "_TOGETHER", request.param)


ROWS = [
    ["Id", "Kind", "Cost", "Office", "Start", "Tags", "Note"],
    ["a", "account", "10", "social", "2026-01-01", "", ""],
    ["b", "account", "1,000", "", "", "", ""],
    ["c", "account", "-1", "", "", "", ""],
    ["d", "account", "EUR 5", "", "", "", ""],
    ["e", "account", "1e3", "", "", "", ""],
    ["f", "account", "", "socal", "", "", ""],
    ["g", "", "", "", "", "", ""],
    ["", "account", "", "", "", "", ""],
    ["h i", "account", "", "", "1.5.2026", "", ""],
    ["A", "account", "1234567890123456", "", "", "", ""],
    ["acme-x", "account", "", "", "2026-02-30", "", "two\nlines"],
    ["z", "account", "", "", "", "", ""],
]
MONEY = {
    **MAPPED,
    "cost": {"amount": "Cost", "per": "month"},
    "department": "Office",
    "effective": {"from": "Start"},
    "tags": "Tags",
}
SAID = [
    ("schema", 3, 11, "/cost/amount"),
    ("schema", 4, 11, "/cost/amount"),
    ("schema", 5, 11, "/cost/amount"),
    ("schema", 6, 11, "/cost/amount"),
    ("unknown-reference", 7, 12, "/department"),
    ("schema", 8, 1, ""),
    ("schema", 9, 1, ""),
    ("schema", 10, 1, "/id"),
    ("schema", 10, 15, "/effective/from"),
    ("duplicate-id", 11, 1, "/id"),
    ("limit", 11, 11, "/cost/amount"),
    ("duplicate-id", 12, 1, "/id"),
    ("schema", 12, 18, "/effective/from"),
]


@pytest.mark.usefixtures("_together")
@pytest.mark.parametrize("sort", ["csv", "parquet"])
def test_all_faults_of_rows_are_reported(tmp_path: Path, sort: str) -> None:
    """Each in its row and its cell; what a number may look like is not guessed."""
    if sort == "csv":
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(ROWS)
        (tmp_path / "t.csv").write_text(text.getvalue())
    else:
        titles, *rows = ROWS
        columns = {title: [row[number] for row in rows] for number, title in enumerate(titles)}
        pq.write_table(pa.table(columns), tmp_path / "t.parquet")
    write(tmp_path, {"a.json": BASE, "d.json": table(f"t.{sort}", MONEY)})
    said = SAID if sort == "csv" else [(name, line - 1, 1, at) for name, line, _, at in SAID]

    found = [(name, line, column, at) for name, _, line, column, at in faults_in(tmp_path)]
    assert sorted(said) == sorted(found)


@pytest.mark.usefixtures("_together")
def test_faults_of_the_text_stand_beside_those_of_other_rows(tmp_path: Path) -> None:
    """Rows that can be read are looked at up to the one where nobody knows what follows."""
    text = "Id,Kind\na,account\nb\nc,a b\nd,account\n" + 'e,"acc"ount\nf,a b\n'
    write(tmp_path, {"a.json": BASE, "d.json": table("t.csv", MAPPED), "t.csv": text})

    assert [("invalid-table", 3, 1), ("schema", 4, 3), ("invalid-table", 6, 8)] == [
        (name, line, column) for name, _, line, column, _ in faults_in(tmp_path)
    ]


@pytest.mark.usefixtures("_together")
def test_an_id_is_stated_once_in_tables_too(tmp_path: Path) -> None:
    """In one table, in two, and in a document; the later one is told where the first is."""
    write(
        tmp_path,
        {
            "a.json": BASE,
            "d.json": {"tables": [{"file": file, "columns": MAPPED} for file in ("s.csv", "t.csv")]},
            "s.csv": "Id,Kind\none,k\nACME-X,k\ntwo,k\n",
            "t.csv": "Id,Kind\nthree,k\nthree,k\nTwo,k\n",
        },
    )
    place = tmp_path.as_posix()

    assert [
        f"the resource `ACME-X` is stated already, as `acme-x`, in `{place}/a.json:50`",
        f"the resource `three` is stated already in `{place}/t.csv:2`",
        f"the resource `Two` is stated already, as `two`, in `{place}/s.csv:4`",
    ] == messages(tmp_path)


@pytest.mark.usefixtures("_together")
@pytest.mark.parametrize(
    "limits", [Limits(digits=4), Limits(nesting=5), Limits(text=6), Limits(line=40), DEFAULT_LIMITS], ids=str
)
def test_limits(tmp_path: Path, limits: Limits) -> None:
    """Limits that are lower than usual are kept, also where rows are then read one by one."""
    documents = {"d.json": table("t.csv", {**MAPPED, "cost": {"amount": "Cost", "per": "month"}})}
    text = "Id,Kind,Cost\na,k,12345\n" + "b" * 7 + ",k,\nc,k,\n"
    for name, document in documents.items():
        (tmp_path / name).write_text(json.dumps(document))
    (tmp_path / "t.csv").write_text(text + f"d,k,{' ' * 40}\n")
    found = [(name, line, column) for name, at, line, column, _ in faults_in(tmp_path, limits) if at == "t.csv"]
    expected = {
        4: [("limit", 2, 5)],
        6: [("limit", 3, 1), ("limit", 5, 5)],
        40: [("limit", 5, 1)],
    }

    if limits.text != 6:
        assert expected.get(limits.digits, expected.get(limits.line, [])) == found


@pytest.mark.usefixtures("_together")
@pytest.mark.parametrize("sort", ["csv", "parquet"])
def test_one_resource_is_read_again(tmp_path: Path, sort: str) -> None:
    """Whoever asks for one by itself gets all of it, in whatever order; a file that has changed is refused."""
    trees = [resource(f"r{number}", name=f"Name {number}", tags=["t"]) for number in range(7)]
    write(tmp_path, {"a.json": BASE, "p.json": POLICY, "d.json": in_a_table(trees, tmp_path, sort, ",")})
    organisation = sogov.load(tmp_path).organisation

    assert [f"Name {number}" for number in (6, 0, 3, 5)] == [organisation.resource[f"r{n}"].name for n in (6, 0, 3, 5)]
    workspace = sogov.load(tmp_path)
    file = tmp_path / f"t.{sort}"
    file.write_bytes(file.read_bytes() + b"\n")
    with pytest.raises(sogov.UnreadablePath, match="has changed since"):
        print(workspace.organisation.resource["r3"].name)  # noqa: T201  # it is read when it is asked for


def test_findings_have_their_places_in_rows(tmp_path: Path) -> None:
    """What a row declares is looked at in its cell."""
    columns = {**MAPPED, "declared": {"manages": {"column": "Owner", "values": {"IT": "technology"}}}}
    write(
        tmp_path,
        {
            "a.json": BASE,
            "p.json": POLICY,
            "d.json": table("t.csv", columns),
            "t.csv": "Id,Kind,Owner\n\nr,account,IT\n",
        },
    )
    report = sogov.evaluate(sogov.load(tmp_path), as_of=DAY)
    (drift,) = (finding for finding in report.findings if finding.name == "drift")
    place = drift.places[0]

    assert ("t.csv", 3, 11, "/declared/manages", 3, 13) == (
        Path(place.file).name,
        place.line,
        place.column,
        place.pointer,
        place.end_line,
        place.end_column,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only there processes are forked")
@pytest.mark.parametrize("sort", ["csv", "parquet"])
def test_another_process_reads_rows_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sort: str) -> None:
    """What is found is the same where two processes look for it."""
    trees = [resource(f"r{number}", declared={"manages": "technology"}, tags=[f"t{number}"]) for number in range(50)]
    write(tmp_path, {"a.json": BASE, "p.json": POLICY, "d.json": in_a_table(trees, tmp_path, sort, ",")})
    monkeypatch.setattr("sogov.api._MANY", 0)
    monkeypatch.setattr(csv_records, "_TOGETHER", 7)
    monkeypatch.setattr(parquet_sheets, "_TOGETHER", 7)
    one, two = (sogov.evaluate(sogov.load(tmp_path), as_of=DAY, jobs=jobs).findings for jobs in (1, 2))

    assert one == two
    assert "drift" in {finding.name for finding in one}


def test_many_rows_take_little_memory(tmp_path: Path) -> None:
    """What is kept of a row is in columns, and not the row."""
    import tracemalloc

    rows = 20_000
    text = "Id,Name,Kind\n" + "".join(f"r{number},{'x' * 200},account\n" for number in range(rows))
    write(tmp_path, {"d.json": table("t.csv", {**MAPPED, "name": "Name"}), "t.csv": text})
    tracemalloc.start()
    workspace = sogov.load(tmp_path)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert rows == len(workspace.organisation.resources)
    assert kept < 100 * rows
