"""Streams from end to end: a file of JSON Lines means what a document with these resources means."""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import sogov
from sogov import blocks
from sogov.documents import streams
from sogov.documents.limits import DEFAULT_LIMITS, Limits
from sogov.documents.streams import Stream
from sogov.structure import inventories
from tests.documents.entries import entries
from tests.hostile.lines import LINES, PLAIN
from tests.model.worlds import World, worlds
from tests.structure.workspaces import BASE, Document, policy

DAY = date(2026, 11, 23)
POLICY = policy(
    {"id": "all", "assign": {"manages": "marketing", "funds": {"marketing": "1/3", "technology": "rest"}}},
    {
        "id": "some",
        "where": {"tags": "t", "cost": {"at_least": 10}},
        "require": {"manages": {"excludes": ["marketing"]}},
    },
)
Fault = tuple[str, str, int | None, int | None, str]
"""Name, file, line, column and pointer."""


@pytest.fixture(params=[1, 60, 4 * 1024 * 1024])
def _blocks_of(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks so large: of one line each, of two, of all."""
    monkeypatch.setattr(blocks, "_SIZE", request.param)


def write(folder: Path, files: Mapping[str, Document | bytes | str | Sequence[object]]) -> None:
    """Write documents, texts and lists of resources, a line each, into a folder."""
    for name, content in files.items():
        if isinstance(content, bytes):
            data = content
        elif isinstance(content, str):
            data = content.encode()
        elif isinstance(content, Mapping):
            data = json.dumps(content, indent=1).encode()
        else:
            data = b"".join(json.dumps(tree).encode() + b"\n" for tree in content)
        (folder / name).write_bytes(data)


def faults_in(folder: Path, limits: Limits = DEFAULT_LIMITS) -> list[Fault]:
    """The input errors of all that is in a folder, in short."""
    try:
        sogov.load(folder, limits=limits)
    except sogov.InputErrors as errors:
        found = [(finding.name, finding.places[0]) for finding in errors.findings]
        return [(name, Path(at.file).name, at.line, at.column, at.pointer) for name, at in found]
    return []


def resource(identifier: str, **more: object) -> dict[str, object]:
    """A resource of some kind."""
    return {"id": identifier, "kind": "account", **more}


def answers(report: sogov.Report) -> tuple[object, ...]:
    """What a report says, but for where it is said and in how many files."""
    bare = [attrs.evolve(finding, places=()) for finding in report.findings]
    waived = [attrs.evolve(one, finding=attrs.evolve(one.finding, places=())) for one in report.waived]
    return bare, waived, list(report.cells), {**report.summary, "files": 0}


# What streams say


def two_ways(folder: Path, documents: Sequence[Mapping[str, Any]]) -> Iterator[sogov.Workspace]:
    """The workspace of documents, and that of the same ones with their resources in streams."""
    with_documents, with_streams = folder / "documents", folder / "streams"
    for number, document in enumerate(documents):
        without = {key: value for key, value in document.items() if key != "resources"}
        for place, files in (
            (with_documents, {f"{number}.json": document}),
            (with_streams, {f"{number}.json": without, f"{number}.jsonl": document.get("resources", [])}),
        ):
            place.mkdir(exist_ok=True)
            write(place, files)
    yield sogov.load(with_documents)
    yield sogov.load(with_streams)


@given(
    worlds(),
    st.sampled_from([1, 100, 300, 4 * 1024 * 1024]),
    st.sampled_from([1, 100, 128 * 1024]),
    st.sampled_from(["msgspec", "standard library"]),
)
def test_a_stream_means_what_a_document_means(world: World, size: int, piece: int, decoder: str) -> None:
    """Cells, findings and numbers are the same, in blocks and pieces of whatever size, by whatever decoder."""
    documents, as_of = world
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_SIZE", size)
        patch.setattr(streams, "_PIECE", piece)
        patch.setattr(inventories, "_TREES", piece)
        if decoder != "msgspec":
            patch.setattr(streams, "_drafter", lambda: streams._draft_of_text)  # noqa: SLF001 - it is chosen by what is installed
        one, two = two_ways(Path(folder), documents)

        assert one.organisation == two.organisation
        assert hash(one.organisation) == hash(two.organisation)
        assert answers(sogov.evaluate(one, as_of=as_of)) == answers(sogov.evaluate(two, as_of=as_of))


OPENING = '{"resources": ['


@given(
    st.lists(entries.filter(lambda entry: isinstance(entry, dict)), min_size=1, max_size=6), st.sampled_from([1, 4096])
)
def test_a_stream_is_refused_for_what_a_document_is_refused(trees: list[dict[str, object]], size: int) -> None:
    """Names, places, sentences and remedies of the faults are the same."""
    lines = [json.dumps(tree) for tree in trees]
    found = []
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_SIZE", size)
        for name, text in (("r.json", OPENING + ",\n".join(lines) + "]}"), ("r.jsonl", "\n".join(lines))):
            (Path(folder) / name).write_text(text)
            try:
                sogov.load(Path(folder) / name)
            except sogov.InputErrors as errors:
                found.append([_in_stream(finding) for finding in errors.findings])
            else:
                found.append([])
    event(f"refused: {bool(found[0])}")

    assert found[0] == found[1]


def _in_stream(finding: sogov.Finding) -> tuple[object, ...]:
    """A finding in a document that begins like no stream, as it would be in one."""
    (place,) = finding.places
    assert place.line is not None
    assert place.column is not None
    shift = len(OPENING) if place.file.endswith(".json") and place.line == 1 else 0
    pointer = place.pointer.removeprefix(f"/resources/{place.line - 1}")
    message = finding.message.replace("r.json:", "r.jsonl:")
    end = place.end_column - shift if place.end_column is not None else None
    return finding.name, message, finding.remedy, place.line, place.column - shift, place.end_line, end, pointer


@pytest.mark.usefixtures("_blocks_of")
def test_resources_of_streams_know_their_places(tmp_path: Path) -> None:
    """Line, column and pointer of a value are those of the stream, whatever stands in the lines before."""
    stated = [resource("r0", name="😀"), resource("r1"), resource("r2", name="😀", department="social")]
    text = "\r\n".join(json.dumps(tree, ensure_ascii=False) for tree in stated)
    write(tmp_path, {"a.json": BASE, "r.jsonl": text})
    workspace = sogov.load(tmp_path)
    found = workspace.organisation.resource["r2"]
    places = [workspace.place(found.origin.at(*steps), on_key=on_key) for steps, on_key in KEYS]

    line = text.split("\r\n")[2]
    assert [(3, "", 3), (3, "/department", 3), (3, "/department", 3)] == [
        (at.line, at.pointer, at.end_line) for at in places
    ]
    assert [line, '"social"', '"department"'] == [
        line[(at.column or 0) - 1 : (at.end_column or 0) - 1] for at in places
    ]


KEYS: list[tuple[tuple[str, ...], bool]] = [((), False), (("department",), False), (("department",), True)]


@pytest.mark.usefixtures("_blocks_of")
def test_findings_on_streams_show_their_lines(tmp_path: Path) -> None:
    """What a resource declares is looked at in its line, and the source has that line to show."""
    stated = [resource("r0"), resource("r1", declared={"manages": "technology"}), resource("r2")]
    write(tmp_path, {"a.json": BASE, "p.json": POLICY, "r.jsonl": stated})
    report = sogov.evaluate(sogov.load(tmp_path), as_of=DAY)
    (drift,) = (finding for finding in report.findings if finding.name == "drift")
    place = drift.places[0]
    (source,) = (source for source in report.sources if source.name == place.file)
    line = source.line(place.line or 0)

    assert ("r.jsonl", 2, "/declared/manages") == (Path(place.file).name, place.line, place.pointer)
    assert line is not None
    assert json.dumps(stated[1]) == line.piece(0, len(line))
    assert '"technology"' == line.piece((place.column or 0) - 1, (place.end_column or 0) - 1)
    assert [None, None] == [source.line(number) for number in (0, 4)]
    assert source.is_shown


# Files of all sorts


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (b"", []),
        (b"\xef\xbb\xbf", []),
        (PLAIN, ["a"]),
        (PLAIN + b"\n", ["a"]),
        (PLAIN + b"\r\n", ["a"]),
        (b"\xef\xbb\xbf" + PLAIN + b"\n", ["a"]),
        (PLAIN + b"\n" + PLAIN.replace(b'"a"', b'"b"'), ["a", "b"]),
        (PLAIN + b"\r\n" + PLAIN.replace(b'"a"', b'"b"') + b"\r\n", ["a", "b"]),
    ],
)
@pytest.mark.usefixtures("_blocks_of")
def test_ends_of_lines_and_of_files(tmp_path: Path, data: bytes, ids: list[str]) -> None:
    """An empty file states nothing; a mark at its beginning, CRLF and a last line without end are no faults."""
    write(tmp_path, {"r.jsonl": data})
    resources = sogov.load(tmp_path).organisation.resources

    assert ids == [found.id for found in resources]
    assert len(ids) == len(resources)


def test_a_stream_alone_is_nothing_checked(tmp_path: Path) -> None:
    """Resources without a rule are evaluated, and pass for nothing."""
    write(tmp_path, {"r.jsonl": [resource("a")]})
    report = sogov.evaluate(sogov.load(tmp_path / "r.jsonl"), as_of=DAY)

    assert not report.checked
    assert not report.ok
    assert (1, 1) == (report.summary["files"], report.summary["resources"])


@pytest.mark.usefixtures("_blocks_of")
def test_all_faults_are_reported_in_one_run(tmp_path: Path) -> None:
    """Bad lines, what sound lines name, and what is wrong with other files."""
    lines = [
        PLAIN,
        b"",
        b'{"id":"b","kind":"k","platform":"y"}\r',
        b'{"id":"c","kind":5,"x":1}',
        b"\xef\xbb\xbf" + PLAIN,
        b'{"id":"d","kind":"k","name":"\xf0\x9f\x98\x80","id":"e"}',
        b'{"id":"f","kind":"k","declared":{"manages":"nobody"}}',
        b'{"id":"A","kind":"k"}',
        b'{"id":"g","kind":"k"',
    ]
    write(
        tmp_path,
        {
            "a.json": {**BASE, "x": 5},
            "b.json": '{"resources": [\n{"id": "B"},\n{"id": "c", "kind": "k"}]}',
            "p.json": policy({"id": "r", "assign": {"manages": "markting"}}),
            "r.jsonl": b"\n".join(lines),
            "s.jsonl": [resource("b"), resource("acme-x"), resource("h", effective={"from": "2026-01-32"})],
        },
    )

    assert [
        ("schema", "a.json"),
        ("schema", "b.json", 2, 1, "/resources/0"),
        ("unknown-reference", "p.json"),
        ("invalid-json", "r.jsonl", 2, 1, ""),
        ("duplicate-id", "r.jsonl", 3, 7, "/id"),
        ("unknown-reference", "r.jsonl", 3, 33, "/platform"),
        ("duplicate-id", "r.jsonl", 4, 7, "/id"),
        ("schema", "r.jsonl", 4, 18, "/kind"),
        ("schema", "r.jsonl", 4, 20, "/x"),
        ("invalid-json", "r.jsonl", 5, 1, ""),
        ("duplicate-key", "r.jsonl", 6, 33, "/id"),
        ("unknown-reference", "r.jsonl", 7, 44, "/declared/manages"),
        ("duplicate-id", "r.jsonl", 8, 7, "/id"),
        ("invalid-json", "r.jsonl", 9, 21, ""),
        ("duplicate-id", "s.jsonl", 1, 8, "/id"),
        ("duplicate-id", "s.jsonl", 2, 8, "/id"),
        ("schema", "s.jsonl", 3, 54, "/effective/from"),
    ] == [fault[:2] if fault[1] in ("a.json", "p.json") else fault for fault in faults_in(tmp_path)]


@pytest.mark.usefixtures("_blocks_of")
def test_an_id_is_stated_once_in_all_files(tmp_path: Path) -> None:
    """Within a stream, in two streams, in a stream and a document: the later one is told where the first is."""
    write(
        tmp_path,
        {
            "a.jsonl": [resource("one"), resource("two"), resource("ONE"), resource("two")],
            "b.json": {"resources": [resource("Two"), resource("three"), resource("three", name="")]},
            "c.jsonl": [resource("four"), resource("THREE", url=""), resource("five")],
        },
    )
    with pytest.raises(sogov.InputErrors) as raised:
        sogov.load(tmp_path)
    place = tmp_path.as_posix()

    assert [
        f"the resource `ONE` is stated already, as `one`, in `{place}/a.jsonl:1`",
        f"the resource `two` is stated already in `{place}/a.jsonl:2`",
        f"the resource `Two` is stated already, as `two`, in `{place}/a.jsonl:2`",
        f"the resource `three` is stated already in `{place}/b.json:8`",
        f"the resource `THREE` is stated already, as `three`, in `{place}/b.json:8`",
    ] == [finding.message for finding in raised.value.findings]
    assert [3, 4, 4, 12, 2] == [finding.places[0].line for finding in raised.value.findings]


@pytest.mark.usefixtures("_blocks_of")
def test_capitals_do_not_tell_ids_apart(tmp_path: Path) -> None:
    """Where nothing else is stated twice, too."""
    write(tmp_path, {"a.jsonl": [resource("one"), resource("two"), resource("Two")]})

    assert [("duplicate-id", "a.jsonl", 3, 8, "/id")] == faults_in(tmp_path)


@pytest.mark.usefixtures("_blocks_of")
def test_what_is_no_id_is_not_stated_twice(tmp_path: Path) -> None:
    """A word that cannot be an id is reported as such, each time."""
    write(tmp_path, {"a.jsonl": [resource("é"), resource("é"), {"kind": "k"}, {"kind": "k"}]})

    assert [("schema", line, at) for line, at in ((1, "/id"), (2, "/id"), (3, ""), (4, ""))] == [
        (name, line, pointer) for name, _, line, _, pointer in faults_in(tmp_path)
    ]


def test_ids_whose_hashes_are_equal_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash only says where to look."""
    monkeypatch.setattr("sogov.structure.intake.hash", lambda _: 1, raising=False)
    write(tmp_path, {"a.jsonl": [resource("one"), resource("two")], "b.json": {"resources": [resource("three")]}})

    assert [] == faults_in(tmp_path)
    write(tmp_path, {"b.json": {"resources": [resource("TWO")]}})
    assert [("duplicate-id", "b.json", 4, 10, "/resources/0/id")] == faults_in(tmp_path)


@pytest.mark.usefixtures("_blocks_of")
@pytest.mark.parametrize(
    ("limits", "columns"),
    [
        (Limits(text=20), {2: 41, 6: 42}),
        (Limits(digits=4), {3: 52}),
        (Limits(nesting=2), {4: 57}),
        (Limits(line=80), {5: 1, 6: 1}),
        (Limits(file=80), {5: 1, 6: 1}),
        (DEFAULT_LIMITS, {}),
    ],
    ids=str,
)
def test_limits_hold_in_streams(tmp_path: Path, limits: Limits, columns: dict[int, int]) -> None:
    """What a document may not hold a line may not hold, and a line has a limit of its own."""
    stated = [
        resource("r1"),
        resource("r2", name="x" * 21),
        resource("r3", cost={"amount": 12345, "per": "month"}),
        resource("r4", declared={"manages": ["marketing"]}),
        resource("r5", tags=[str(number) for number in range(10)]),
        resource("r6", tags=["many words in some tags", "and then", "some more"]),
    ]
    write(tmp_path, {"a.json": BASE, "r.jsonl": stated})
    found = [fault for fault in faults_in(tmp_path, limits) if fault[1] == "r.jsonl"]

    assert [("limit", line, column) for line, column in columns.items()] == [
        (name, line, column) for name, _, line, column, _ in found
    ]


@pytest.mark.usefixtures("_blocks_of")
def test_limits_that_were_raised_hold_in_streams(tmp_path: Path) -> None:
    """What the caller allows in a document is allowed in a line."""
    cost = {"amount": 10**20, "per": "month"}
    write(tmp_path, {"r.jsonl": [resource("a", cost=cost), resource("b", cost={**cost, "amount": str(10**20)})]})
    found = sogov.load(tmp_path, limits=Limits(digits=30)).organisation.resources

    assert [10**20] * 2 == [one.cost.amount for one in found if one.cost is not None]
    assert [("limit", "r.jsonl", 1, 51, "/cost/amount"), ("limit", "r.jsonl", 2, 51, "/cost/amount")] == faults_in(
        tmp_path
    )


@pytest.mark.usefixtures("_blocks_of")
def test_every_hostile_line_is_judged_alike_in_a_file(tmp_path: Path) -> None:
    """Among others as alone: a line is refused in its place if and only if it is refused by itself."""
    lines = [line.replace(b'"id":"a"', f'"id":"a{number}"'.encode(), 1) for number, line in enumerate(LINES.values())]
    alone = set()
    for number, line in enumerate(lines, 1):
        (tmp_path / "r.jsonl").write_bytes(line)
        alone |= {(name, number, column) for name, _, _, column, _ in faults_in(tmp_path)}
    (tmp_path / "r.jsonl").write_bytes(b"\n".join(lines))
    together = {(name, line, column) for name, _, line, column, _ in faults_in(tmp_path)}
    together = {fault for fault in together if fault[0] != "duplicate-id"}

    # An empty file is no fault, an empty line is; a mark at the beginning of a file is none, later it is.
    allowed = {number for number, line in enumerate(lines, 1) if not line or line.startswith(b"\xef\xbb\xbf")}
    assert alone == {fault for fault in together if fault[1] not in allowed or fault in alone}
    assert len(alone) > 90
    assert {("invalid-json", number, 1) for number in allowed} == together - alone


# Later questions


def test_a_stream_that_was_read_is_read_again_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One question about a resource reads its line; a second workspace of the same stream is like the first."""
    monkeypatch.setattr(blocks, "_SIZE", 100)
    write(tmp_path, {"r.jsonl": [resource(f"r{number}", name="n" * number) for number in range(50)]})
    (stream,) = sogov.api.readings_of("r.jsonl", tmp_path / "r.jsonl", DEFAULT_LIMITS)
    assert isinstance(stream, Stream)
    first, second = (sogov.api.workspace_of([stream]).organisation for _ in range(2))

    assert first == second
    assert [49, 0, 25] == [len(second.resource[name].name) for name in ("r49", "r0", "r25")]
    assert [None, None] == [stream.line(number) for number in (-1, 50)]


def test_a_stream_that_changes_is_no_longer_believed(tmp_path: Path) -> None:
    """Nobody is given another resource than the one that was asked for."""
    write(tmp_path, {"r.jsonl": [resource("a"), resource("b")]})
    organisation = sogov.load(tmp_path).organisation
    assert "b" == organisation.resource["b"].name
    write(tmp_path, {"r.jsonl": [resource("b")]})

    with pytest.raises(sogov.UnreadablePath, match=r"r\.jsonl` has changed since it was first looked at"):
        _ = organisation.resource["b"]


def test_a_long_line_with_many_faults_is_located_in_time(tmp_path: Path) -> None:
    """A line is looked through once for all of its faults."""
    unknown = ",".join(f'"x{number}":{number}' for number in range(20_000))
    write(tmp_path, {"r.jsonl": b'{"id":"a","kind":"k",' + unknown.encode() + b"}\n"})
    found = faults_in(tmp_path)

    assert 20_000 == len(found)
    assert [("schema", "r.jsonl", 1, 22, "/x0"), ("schema", "r.jsonl", 1, 29, "/x1")] == found[:2]
