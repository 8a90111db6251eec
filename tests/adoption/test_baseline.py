"""The baseline: what it knows, and the lines in which it is kept."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogov.adoption.baseline import Baseline, baseline_of
from sogov.adoption.baseline_lines import HEAD, KEYS, lines_of, read_lines
from sogov.findings.errors import Misstated
from sogov.findings.findings import Finding, Place
from sogov.findings.identities import Entry, Identity

TEXTS = st.text(min_size=1)
IDENTITIES = st.builds(Identity, TEXTS, st.none() | TEXTS, st.lists(TEXTS).map(sorted).map(tuple), st.text())
BASELINES = st.dictionaries(IDENTITIES, st.frozensets(st.none() | TEXTS, min_size=1)).map(Baseline)

DRIFT = Finding("drift", "drift", "warning", "it is so", "", "manages", ("p/a", "p/b"), ("x", "y"))
RULE = Finding("unused-rule", "advice", "note", "nothing", rules=("p/a",))


def text(baseline: Baseline) -> str:
    """The lines together."""
    return "".join(lines_of(baseline))


@given(BASELINES)
def test_what_is_written_is_read(baseline: Baseline) -> None:
    """Reading gives what was written, and writing it again the same bytes."""
    read = read_lines("b", text(baseline).encode())

    assert baseline.known == read.known
    assert text(baseline) == text(read)


@given(BASELINES, st.randoms())
def test_the_order_of_lines_says_nothing(baseline: Baseline, random: Random) -> None:
    """Lines that a merge has mixed or doubled, and ends of lines of another system, change nothing."""
    head, *lines = text(baseline).splitlines(keepends=True)
    shuffled = random.sample([*lines, *lines], 2 * len(lines))

    mixed = "".join([head, *shuffled, "\n"]).replace("\n", "\r\n")
    assert baseline.known == read_lines("b", mixed.encode("utf-8-sig")).known


def test_lines() -> None:
    """An entry a line, by name, responsibility, cause and subject; what there is none of is left out."""
    assert [
        '{"baseline": 1}\n',
        '{"finding": "drift", "responsibility": "manages", "subject": "x", "rules": ["p/a", "p/b"]}\n',
        '{"finding": "drift", "responsibility": "manages", "subject": "y", "rules": ["p/a", "p/b"]}\n',
        '{"finding": "unused-rule", "rules": ["p/a"]}\n',
    ] == list(lines_of(baseline_of([RULE, DRIFT])))


def test_what_is_known() -> None:
    """A finding is known by what it is about, and not by where it is, how grave it is, or how it is told."""
    baseline = baseline_of([DRIFT, RULE])
    moved = Finding(
        "drift", "gap", "note", "else", "", "manages", ("p/a", "p/b"), ("y", "z"), "", (Place("f", 1, 1, ""),)
    )

    assert frozenset({"x", "y"}) == baseline.subjects_of(moved)
    assert frozenset({None}) == baseline.subjects_of(RULE)
    assert frozenset() == baseline.subjects_of(Finding("drift", "drift", "warning", "", "", "funds"))
    assert 3 == len(baseline)
    assert [Entry(Identity("drift", "manages", ("p/a", "p/b")), "x")] == list(baseline.unmatched([moved, RULE]).entries)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{}", "an entry needs the name of a `finding`"),
        ('{"finding": 1}', "an entry needs the name of a `finding`"),
        ("[]", "`[]` is no entry, which is a JSON object with each key once"),
        ("drift", "`drift` is no entry"),
        ("[" * 100_000, f"`{'[' * 79}…` is no entry"),
        (f'{{"finding": {"9" * 5000}}}', "is no entry"),
        ('{"finding": "a", "finding": "b"}', "is no entry, which is a JSON object with each key once"),
        ('{"finding": "a", "subjct": "b"}', "an entry has no key `subjct`; did you mean `subject`?"),
        ('{"finding": "a", "xyz\\u001b": "b"}', "an entry has no key `xyz\\u001b`"),
        ('{"finding": "a", "subject": null}', "the `subject` of an entry is a text"),
        ('{"finding": "a", "subject": ""}', "the `subject` of an entry is a text"),
        ('{"finding": "a", "responsibility": 1}', "the `responsibility` of an entry is a text"),
        ('{"finding": "a", "cause": []}', "the `cause` of an entry is a text"),
        ('{"finding": "a", "rules": "b"}', "the `rules` of an entry are a list of texts"),
        ('{"finding": "a", "rules": [1]}', "the `rules` of an entry are a list of texts"),
        ('{"finding": "a", "rules": null}', "the `rules` of an entry are a list of texts"),
        ("<<<<<<< HEAD", "a merge was not finished here; keep the entries of both sides, and take the marks out"),
    ],
)
def test_mistakes(line: str, expected: str) -> None:
    """A line that is no entry is told with its number."""
    with pytest.raises(Misstated) as caught:
        read_lines("b", f'{HEAD}\n{{"finding": "drift"}}\n{line}\n'.encode())

    (mistake,) = caught.value.mistakes
    assert mistake.startswith("b:3: ")
    assert expected in mistake


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", '`b` is no baseline: its first line is not `{"baseline": 1}`'),
        (b'{"baseline": 2}\n', "`b` is no baseline: its first line is not"),
        (b"\xff", "`b` is no baseline: it is not text in UTF-8"),
    ],
)
def test_no_baseline(data: bytes, expected: str) -> None:
    """Another file is not taken for an empty baseline."""
    with pytest.raises(Misstated) as caught:
        read_lines("b", data)

    assert str(caught.value).startswith(expected)


def test_many_mistakes() -> None:
    """Of a file that is something else the first lines are told."""
    with pytest.raises(Misstated) as caught:
        read_lines("b", (HEAD + "\n?" * 100).encode())

    assert (21, "and 80 lines more") == (len(caught.value.mistakes), caught.value.mistakes[-1])


def test_keys() -> None:
    """The keys of a line are those that the reader knows."""
    whole = baseline_of([Finding("drift", "drift", "note", "", "", "manages", ("p/a",), ("x",), "mkt")])

    assert list(KEYS) == list(json.loads(text(whole).splitlines()[1]))
