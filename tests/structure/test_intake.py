"""What is taken in by the thousand is what the reader of single resources accepts, and comes to the same."""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from sogov.documents import streams
from sogov.documents.drafts import draft_of
from sogov.documents.limits import Limits
from sogov.documents.resources import PLAIN_DIGITS
from sogov.documents.schemas import check_resources
from sogov.documents.sources import Source
from sogov.documents.streams import draft_of_lines, lines_of, read_line
from sogov.documents.structs import draft_of_structs
from sogov.organisation.columns import Columns, registered
from sogov.organisation.entities import BUILT_IN, DEFAULT_STAGES, Resource
from sogov.selectors.questions import Questions
from sogov.structure import pieces
from sogov.structure.entries import Entry
from sogov.structure.fault_list import FaultList
from sogov.structure.intake import Intake
from sogov.structure.references import References
from sogov.structure.resources import ResourceReader
from sogov.values.currencies import CURRENCIES
from sogov.values.origins import Origin
from tests.documents.entries import entries, fields, hostile
from tests.hostile.lines import LINES, PLAIN, SOUND, declaring

LIMITS = Limits()
CURRENCY, PLACES = "EUR", 2
QUESTIONS = Questions(frozenset({"a", "r1"}), frozenset({"x", "y"}), frozenset({Fraction(1), Fraction(25, 3)}))
FUNCTIONS, DEPARTMENTS, PLATFORMS = ("f", "g"), ("d", "e"), ("p", "q")


def references() -> References:
    """References that know a few words of each sort, and report to a list of their own."""
    own = {"x": "one", "y": "shares"}
    words = {
        "function": frozenset(FUNCTIONS),
        "department": frozenset(DEPARTMENTS),
        "platform": frozenset(PLATFORMS),
        "stage": frozenset(DEFAULT_STAGES),
        "responsibility": frozenset(known.id for known in BUILT_IN) | own.keys(),
        "currency": CURRENCIES,
        **dict.fromkeys(("policy", "rule", "finding"), frozenset[str]()),
    }
    return References(
        words,  # type: ignore[arg-type]  # mypy does not see that these are the sorts
        {**{known.id: known.form for known in BUILT_IN}, **own},  # type: ignore[dict-item]  # nor the forms
        FaultList((Source("given"),)),
    )


INTAKE = Intake(references(), QUESTIONS, CURRENCY, PLACES)


@attrs.frozen
class _Lines:
    """A file of these lines."""

    lines: Sequence[bytes]

    def text(self, number: int) -> str:
        return self.lines[number].decode(errors="replace")


def read_one_by_one(trees: Sequence[object]) -> list[Resource] | None:
    """The resources as the schema and the reader of single ones accept them; None where there is a fault."""
    known = references()
    known.faults.take(check_resources(known.faults.sources[0], {"resources": list(trees)}, LIMITS))
    if len(known.faults):
        return None
    reader = ResourceReader(known, CURRENCY)
    found = []
    for number, tree in enumerate(trees):
        assert isinstance(tree, dict)
        entry = Entry(tree, Origin(0, ("resources", number)), known.faults)
        found.append(reader.resource(entry))
        assert entry.identifier()
    return None if len(known.faults) else found


def read_lines(lines: Sequence[bytes]) -> list[Resource] | None:
    """The resources as each line alone states them; None where there is a fault."""
    source = Source("given", lines=_Lines(lines).text)
    readings = [read_line(source, number, line, LIMITS) for number, line in enumerate(lines)]
    if any(reading.faults for reading in readings):
        return None
    return read_one_by_one([reading.tree for reading in readings])


def rows(columns: Columns) -> list[tuple[object, ...]]:
    """What columns say of each resource."""
    return [
        (
            columns.tables.descriptions[columns.description[number]],
            columns.tables.all_terms[columns.terms[number]],
            columns.tables.departments[columns.department[number]],
            columns.tables.tag_sets[columns.tag_set[number]],
            columns.tables.efforts[columns.effort[number]],
            columns.tables.declarations[columns.declaration[number]],
            columns.cost(number),
        )
        for number in range(len(columns))
    ]


def check_same(resources: Sequence[Resource], ids: Sequence[str], columns: Columns) -> None:
    """Assert that columns say of resources what they are."""
    assert [resource.id for resource in resources] == list(ids)
    assert rows(registered(resources, QUESTIONS, PLACES)) == rows(columns)
    assert QUESTIONS == columns.tables.questions


# Trees

responsibilities = st.sampled_from(["funds", "manages", "operates", "x", "y"])
holders = st.sampled_from([*FUNCTIONS, *(f"department:{name}" for name in DEPARTMENTS), "@home"])
statements = st.one_of(
    st.none(),
    holders,
    st.lists(holders, min_size=1, max_size=3),
    st.dictionaries(holders, st.sampled_from(["60%", "1/3", "2.5 parts", "rest", "0%"]), min_size=1, max_size=3),
)
amounts = st.one_of(
    st.integers(0, 99), st.sampled_from(["7", "007.50", "1234567890.12345", "0.005", 10**15 - 1, "99999999999999.5"])
)
days = st.sampled_from(["2026-01-01", "2026-06-30", "2024-02-29"])
plain_fields: dict[str, st.SearchStrategy[object]] = {
    "name": st.text(min_size=1, max_size=4),
    "platform": st.sampled_from(PLATFORMS),
    "department": st.sampled_from(DEPARTMENTS),
    "stage": st.sampled_from(DEFAULT_STAGES),
    "tags": st.lists(st.sampled_from(["x", "y", "z", "a:b"]), min_size=1, max_size=3),
    "cost": st.fixed_dictionaries(
        {"amount": amounts, "per": st.sampled_from(["month", "quarter", "year"])},
        optional={"currency": st.sampled_from(["EUR", "USD"])},
    ),
    "effort": st.fixed_dictionaries({"hours": amounts, "per": st.sampled_from(["week", "month", "year"])}),
    "url": st.sampled_from(["https://a.b/", "u", ":"]),
    "declared": st.dictionaries(responsibilities, statements, min_size=1, max_size=2),
    "effective": st.sampled_from(
        [{"from": "2026-01-01"}, {"until": "2026-06-30"}, {"until": "2026-06-30", "from": "2026-01-01"}]
    ),
}
needed: dict[str, st.SearchStrategy[object]] = {
    "id": st.sampled_from(["a", "b", "A.b-c_9", "a" * 128]),
    "kind": st.sampled_from(["k", "account"]),
}
plain = st.fixed_dictionaries(needed, optional=plain_fields)
spoilt = st.builds(
    lambda tree, key, values: {**tree, key: values[key]},
    plain,
    st.sampled_from([*fields, "id", "kind", "unknown"]),
    st.fixed_dictionaries({**fields, "id": hostile, "kind": hostile, "unknown": hostile}),
)
lacking = st.builds(
    lambda tree, key: {other: value for other, value in tree.items() if other != key},
    plain,
    st.sampled_from(["id", "kind"]),
)
trees = st.one_of(
    st.lists(plain, min_size=1, max_size=4),
    st.lists(st.one_of(plain, plain, spoilt), min_size=1, max_size=3),
    st.lists(st.one_of(plain, spoilt, lacking, entries), min_size=1, max_size=4),
)


def is_left_out(tree: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether something is in a tree that is no fault and yet not plain: what is empty, or a long number."""
    if isinstance(tree, dict):
        return not tree or any(map(is_left_out, tree.values())) or any(map(is_left_out, tree))
    if isinstance(tree, list):
        return any(map(is_left_out, tree))
    if isinstance(tree, str):
        return not tree or len(tree) > PLAIN_DIGITS
    return isinstance(tree, int) and tree >= 10**PLAIN_DIGITS


@given(trees)
def test_trees_are_taken_as_they_are_read(given_trees: list[object]) -> None:
    """Nothing is taken in that is not accepted one by one, and all that is accepted, but for what is left out."""
    draft = draft_of(given_trees)
    taken = INTAKE.take(draft) if draft is not None else None
    resources = read_one_by_one(given_trees)
    event(f"taken: {taken is not None}, accepted: {resources is not None}")

    if taken is not None:
        assert resources is not None
        check_same(resources, taken.ids, taken.columns)
    else:
        assert resources is None or any(map(is_left_out, given_trees))


SPOILT: list[tuple[object, ...]] = [
    ({"id": "a", "kind": "k"}, 3),
    ({"id": "a", "kind": "k"}, None),
    ([],),
    ({"id": "a"}, {"id": "b", "kind": "k", "unknown": 1}),
    ({"kind": "k"}, {"id": "b", "kind": "k", "name": ""}),
    ({"id": "a\nb", "kind": "k"},),
    ({"id": "a", "kind": "k"}, {"id": "b\n", "kind": "k"}),
    ({"id": 1, "kind": "k"},),
    ({"id": "a", "kind": ["k"]},),
    ({"id": "a", "kind": "k", "cost": {"amount": 1, "per": []}},),
    ({"id": "a", "kind": "k", "cost": {"amount": 1, "per": "month", "currency": []}},),
    ({"id": "a", "kind": "k", "cost": {"amount": 1, "per": "month", "currency": None}},),
    ({"id": "a", "kind": "k", "cost": {"amount": 1, "per": "month", "x": 1}},),
    ({"id": "a", "kind": "k", "cost": {"amount": 1, "currency": "EUR"}},),
    ({"id": "a", "kind": "k", "cost": {"amount": 1, "per": "month", "currency": "XYZ"}},),
    ({"id": "a", "kind": "k", "cost": {"amount": True, "per": "month"}},),
    ({"id": "a", "kind": "k", "cost": 1},),
    ({"id": "a", "kind": "k", "cost": {"amount": 10**PLAIN_DIGITS, "per": "month"}},),
    ({"id": "a", "kind": "k", "effort": {"hours": 1, "per": "week", "currency": "EUR"}},),
    ({"id": "a", "kind": "k", "effort": {"hours": "1.", "per": "week"}},),
    ({"id": "a", "kind": "k", "effort": {"hours": 1, "per": "quarter"}},),
    ({"id": "a", "kind": "k", "tags": "x"},),
    ({"id": "a", "kind": "k", "tags": ["x", 1]},),
    ({"id": "a", "kind": "k", "tags": ["x", ""]},),
    ({"id": "a", "kind": "k", "platform": "d"},),
    ({"id": "a", "kind": "k", "department": "@root"},),
    ({"id": "a", "kind": "k", "stage": "x"},),
    ({"id": "a", "kind": "k", "declared": ["f"]},),
    ({"id": "a", "kind": "k", "declared": {"manages": "h"}},),
    ({"id": "a", "kind": "k", "declared": {"funds": "f"}},),
    ({"id": "a", "kind": "k", "effective": "2026-01-01"},),
    ({"id": "a", "kind": "k", "effective": {"from": "2026-01-02", "until": "2026-01-01"}},),
]


@pytest.mark.parametrize("spoilt_trees", SPOILT, ids=str)
def test_what_is_not_plain_is_refused_as_a_whole(spoilt_trees: tuple[object, ...]) -> None:
    """A faulty resource among sound ones leaves all of them to the reader of single ones."""
    for around in ([], [{"id": "s", "kind": "k", "cost": {"amount": 1, "per": "month"}}] * 2):
        draft = draft_of([*around, *spoilt_trees, *around])

        assert draft is None or INTAKE.take(draft) is None
        assert not around or INTAKE.take(draft_of(around)) is not None  # type: ignore[arg-type]  # it is a draft


def test_nothing_is_no_resources() -> None:
    """There is nothing to take from no trees and no lines."""
    draft = draft_of([])

    assert draft is None or INTAKE.take(draft) is None
    assert draft_of_lines(b"", LIMITS) is None
    assert draft_of_lines(b"\n", LIMITS) is None


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prices and efforts beyond what is remembered come to the same."""
    monkeypatch.setattr(pieces, "_REMEMBERED", 2)
    intake = Intake(references(), QUESTIONS, CURRENCY, PLACES)
    given_trees: list[object] = [
        {
            "id": f"r{number}",
            "kind": "k",
            "cost": {"amount": number % 5, "per": "year"},
            "effort": {"hours": number % 4, "per": "week"},
            "declared": {"funds": {"f": f"{number % 3}%"}},
        }
        for number in range(20)
    ]
    draft, resources = draft_of(given_trees), read_one_by_one(given_trees)
    assert draft is not None
    assert resources is not None
    taken = intake.take(draft)

    assert taken is not None
    check_same(resources, taken.ids, taken.columns)


def test_a_cost_too_large_for_eight_bytes_is_kept() -> None:
    """In the smallest units, and by the month, a number of 15 digits may have more than 64 bits."""
    intake = Intake(references(), QUESTIONS, CURRENCY, 4)
    given_trees: list[object] = [
        {"id": "a", "kind": "k", "cost": {"amount": 10**15 - 1, "per": "month"}},
        {"id": "b", "kind": "k"},
        {"id": "c", "kind": "k", "cost": {"amount": "0.00005", "per": "month"}},
    ]
    draft, resources = draft_of(given_trees), read_one_by_one(given_trees)
    assert draft is not None
    assert resources is not None
    taken = intake.take(draft)

    assert taken is not None
    assert [10**19 - 10**4, None, 1] == [taken.columns.cost(number) for number in range(3)]
    assert rows(registered(resources, QUESTIONS, 4)) == rows(taken.columns)


# Lines, by either decoder

DECODERS = {"msgspec": draft_of_structs, "standard library": streams._draft_of_text}  # noqa: SLF001 - it is chosen by what is installed


@pytest.fixture(params=DECODERS)
def _decoder(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "_drafter", lambda: DECODERS[request.param])
        yield


def check_lines(lines: Sequence[bytes]) -> bool:
    """Assert that what is taken in of lines is what each of them states; whether it is taken in."""
    draft = draft_of_lines(b"".join(line + b"\n" for line in lines), LIMITS)
    taken = INTAKE.take(draft) if draft is not None else None
    if taken is not None:
        resources = read_lines(lines)
        assert resources is not None, lines
        check_same(resources, taken.ids, taken.columns)
    return taken is not None


spacing = st.sampled_from([(",", ":"), (", ", ": "), (" ,", "\t:")])


def written(among: st.SearchStrategy[Any]) -> st.SearchStrategy[bytes]:
    """Lines of JSON, in whatever way they are written."""

    def line(tree: object, separators: tuple[str, str], ascii_only: bool) -> bytes:
        text = json.dumps(tree, separators=separators, ensure_ascii=ascii_only)
        return text.encode(errors="surrogatepass")

    return st.builds(line, among, spacing, st.booleans())


several_lines = st.one_of(
    st.lists(written(plain), min_size=1, max_size=4),
    st.lists(written(st.one_of(plain, plain, plain, spoilt, entries)), min_size=1, max_size=3),
)
PARTS = [
    b'"', b":", b",", b"{", b"}", b"[", b"]", b"\\", b" ", b"\r", b"\n", b"}\n{", b"\xff", b"\xef\xbb\xbf", b"0", b"1",
    b"null", b"true", b"NaN", b".0", b"e3", b"-", b'"id":"b",', b'"name":"n",', b'"declared":{},', b"\\u003a",
    b"\\ud83d", b"\\u0069", b'"', b"\x00", b"\x0c", b"/", b'"tags":["x"],', b'"per":"year",', b'"amount":1,',
]  # fmt: skip


@st.composite
def disturbed(draw: st.DrawFn) -> bytes:
    """Lines of which pieces have been taken out, and into which others have been put."""
    data = b"\n".join(draw(several_lines | st.lists(st.sampled_from([*LINES.values()]), min_size=1, max_size=3)))[:3000]
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, len(data)))
        size = draw(st.integers(0, 3))
        data = data[:start] + draw(st.sampled_from(PARTS)) + data[start + size :]
    return data


@pytest.mark.usefixtures("_decoder")
@given(several_lines)
def test_written_lines_are_taken_as_they_are_read(lines: list[bytes]) -> None:
    """Nothing is taken in that no line states, and everything that they do, but for what is left out."""
    is_taken = check_lines(lines)
    resources = read_lines(lines)
    event(f"taken: {is_taken}, accepted: {resources is not None}")
    given_trees = [json.loads(line) for line in lines] if resources is not None else []

    assert is_taken or resources is None or any(map(is_left_out, given_trees)) or b"\\u003" in b"".join(lines)


@pytest.mark.usefixtures("_decoder")
@given(disturbed())
def test_disturbed_lines_are_taken_as_they_are_read(data: bytes) -> None:
    """Whatever is amiss in a line, it is not taken for another one."""
    lines = lines_of(data)
    event(f"taken: {check_lines(lines) if lines else None}")


@pytest.mark.usefixtures("_decoder")
def test_hostile_lines_are_taken_as_they_are_read() -> None:
    """Alone, among plain ones and beside each other: what hides in one line does not come out in another."""
    taken = [title for title, line in LINES.items() if check_lines([line])]
    for line in LINES.values():
        for lines in ([PLAIN, line], [line, PLAIN], [PLAIN, line, PLAIN], [PLAIN + b"\r", line, PLAIN + b"\r"]):
            check_lines(lines)
    for lines in map(list, product(LINES.values(), repeat=2)):
        check_lines(lines)

    assert {*taken} <= SOUND.keys()
    assert len(taken) > len(SOUND) // 2


NOT_TAKEN = {
    "a colon in a name, as an escape",
    "a colon in a name, as another escape",
    "fifteen digits with a point",
    "an empty name",
    "an empty address",
    "nothing declared",
    "in effect for ever",
    "a text as long as can be",
    "a long line",
}


@pytest.mark.usefixtures("_decoder")
def test_sound_lines_are_taken_but_for_a_few() -> None:
    """What is empty, hides a colon or is long is left to the reader of single lines; nothing else that is sound."""
    assert check_lines([PLAIN + b"\r", SOUND["nobody declared"] + b"\r", PLAIN])
    assert NOT_TAKEN == {title for title, line in SOUND.items() if not check_lines([line])}


@pytest.mark.usefixtures("_decoder")
def test_what_was_read_before_hides_nothing() -> None:
    """One is not true and not 1.0, whichever of them came first."""
    intake = Intake(references(), QUESTIONS, CURRENCY, PLACES)

    def is_taken(lines: Sequence[bytes]) -> bool:
        draft = draft_of_lines(b"".join(line + b"\n" for line in lines), LIMITS)
        return draft is not None and intake.take(draft) is not None

    def costing(amount: bytes) -> bytes:
        return b'{"id":"a","kind":"k","cost":{"amount":' + amount + b',"per":"month"}}'

    assert is_taken([costing(b"1"), declaring(b'{"manages":"f"}')])
    assert not is_taken([costing(b"true")])
    assert not is_taken([costing(b"1.0")])
    assert not is_taken([costing(b"1"), costing(b"true")])
    assert not is_taken([declaring(b'{"manages":["f",1]}')])
    assert is_taken([costing(b'"1"'), costing(b"1")])


@pytest.mark.usefixtures("_decoder")
@pytest.mark.parametrize(
    "lines",
    [
        [b'{"id":"a","kind":"k","name":"x}', b'{y"}', PLAIN + b"," + PLAIN],
        [b'{"id":"a","kind":"k","name":"x}', b'{y"}', PLAIN + b" " + PLAIN],
        [b'{"id":"a","kind":"k","declared":{"funds":[{}', b"{}]}}", PLAIN + b"," + PLAIN],
        [b'{"id":"a","kind":"k","tags":["x",{}', b"{}]}", PLAIN + b" " + PLAIN],
        [b'{"id":"a",', b'"kind":"k"}', PLAIN + b" " + PLAIN],
        [PLAIN + b",", PLAIN],
        [PLAIN, b"," + PLAIN],
        [PLAIN + b"]", b"[" + PLAIN],
    ],
    ids=repr,
)
def test_no_line_makes_up_for_another(lines: list[bytes]) -> None:
    """As many resources as lines are not enough: each is in a line of its own."""
    assert not check_lines(lines)


@pytest.mark.usefixtures("_decoder")
@pytest.mark.parametrize(("opening", "closing"), [(b'{"a":', b"}"), (b"[", b"]")])
def test_no_depth_is_too_much(opening: bytes, closing: bytes) -> None:
    """However deep a line is nested, and wherever Python gives up, the line is refused and nothing is raised."""
    refused = 0
    for depth in range(3, 4500 // len(opening + closing), 7 if len(opening) > 1 else 13):
        refused += not check_lines([declaring(opening * depth + b"1" + closing * depth)])
    for depth in range(850, 1000):
        refused += not check_lines([declaring(b'{"a":' + opening * depth + b"1" + closing * depth + b"}")])

    assert refused > 250


@pytest.mark.usefixtures("_decoder")
def test_limits_that_were_changed_are_kept() -> None:
    """A line that may hold a text, or be a line or a file, beyond what is allowed is read by itself."""
    name = b'{"id":"a","kind":"k","name":"' + b"x" * 40 + b'"}'

    assert draft_of_lines(PLAIN + b"\n" + name, LIMITS) is not None
    for limits in (Limits(text=39), Limits(line=len(name) - 1), Limits(file=len(name) - 1)):
        assert draft_of_lines(PLAIN + b"\n" + name, limits) is None
        assert draft_of_lines(PLAIN + b"\n" + PLAIN + b"\n", limits) is not None


def test_the_decoder_is_the_fastest_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without msgspec the standard library does it."""
    choose = streams._drafter.__wrapped__  # noqa: SLF001 - the choice is made once in a process

    assert draft_of_structs is choose()
    monkeypatch.setitem(__import__("sys").modules, "sogov.documents.structs", None)
    assert streams._draft_of_text is choose()  # noqa: SLF001 - as above
