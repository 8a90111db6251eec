"""Transcripts: what is written is read back, to the last value."""

from datetime import date

import attrs
import pytest

from sogov.cli.transcripts import result_in, transcript
from sogov.documents.sources import Source
from sogov.findings.findings import Finding, Place, Waived
from sogov.findings.identities import Entry, Identity
from sogov.findings.pages import Example, Page
from sogov.formats.results import Known, Result

NASTY = "\x1b\u202e\ud800\u2028\0\U0001f642"
FINDING = Finding(
    "drift",
    "drift",
    "warning",
    f"a message {NASTY}",
    NASTY,
    "manages",
    ("a/b", NASTY),
    ("r", "s"),
    NASTY,
    (Place(NASTY, 1, 2, "/a", 3, 4), Place("b", None, None, "")),
)
RESULT = Result(
    f"Acme {NASTY}",
    date(2026, 11, 23),
    {"files": 1, "rules": 10**30},
    (FINDING, Finding("x", "gap", "note", "")),
    (Waived("w", "2026-12-31", NASTY, FINDING),),
    missing="nothing",
    fail_level="never",
    pages=(
        Page("drift", "drift", None, NASTY, Example((("a.json", "{}"), ("b.json", "[]"))), Example((), "2026-01-01")),
        Page("x", "gap", "note"),
    ),
    known=Known((FINDING,), (Entry(Identity("a", None, ("r",), NASTY), None), Entry(Identity("a"), "s"))),
)


def values(result: Result) -> dict[str, object]:
    """The values of a result, by their names."""
    return {field.name: getattr(result, field.name) for field in attrs.fields(Result)}


@pytest.mark.parametrize("result", [RESULT, Result("", date(1, 1, 1), {}, ())])
def test_round_trip(result: Result) -> None:
    """Every value is the same afterwards, and of the same type."""
    sources = (Source("a", "text"),)

    back = result_in(transcript(result), sources)

    assert values(attrs.evolve(result, sources=sources)) == values(back)
    assert repr(result.findings) == repr(back.findings)


def test_the_moment_is_left_out() -> None:
    """Neither the texts nor what is found out anew are in it."""
    told = transcript(attrs.evolve(RESULT, sources=(Source("a", "a secret text"),), version="9.9.9"))

    assert "secret" not in told
    assert "9.9.9" not in told


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", transcript(RESULT).replace("drift", '",1,"')])
def test_other_texts(text: str) -> None:
    """What is no transcript is not taken for one."""
    with pytest.raises((LookupError, TypeError, ValueError)):
        result_in(text, ())
