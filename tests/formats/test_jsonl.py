"""`check -f jsonl`: a finding a line."""

import json

from sogov.formats.json_ import findings as json_findings
from sogov.formats.jsonl import pieces
from sogov.formats.style import PLAIN
from tests.formats.world import HOSTILE, based, evaluated, sound


def test_lines() -> None:
    """Each line is a finding as `json` has it, with the day; then those waived, with their waivers, and those known."""
    result = evaluated()
    out = "".join(pieces(result, PLAIN))
    whole = json.loads("".join(json_findings.pieces(result, PLAIN)))

    lines = [json.loads(line) for line in out.splitlines()]

    head = {"sogov": 1, "as_of": "2026-11-23"}
    waiver = {"waiver": f"{HOSTILE}/w", "until": "2026-12-31", "reason": HOSTILE}
    assert lines
    assert lines == [
        *({**head, **finding, "waived": None, "known": False} for finding in whole["findings"]),
        *({**head, **waived["finding"], "waived": waiver, "known": False} for waived in whole["waived"]),
    ]
    assert {True} == {json.loads(line)["known"] for line in pieces(based(), PLAIN)}


def test_it_is_harmless() -> None:
    """Nothing but ASCII, in which every line is an object, is written."""
    out = "".join(pieces(evaluated(), PLAIN))

    assert out.isascii()
    assert "##[" not in out
    assert out.replace("\n", "").isprintable()
    assert {"{"} == {line[0] for line in out.splitlines()}


def test_nothing_found() -> None:
    """No finding, no line."""
    assert [] == list(pieces(sound(), PLAIN))
