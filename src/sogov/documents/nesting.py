"""How deep objects and lists are nested in a text that nobody has parsed yet (`language §2`).

A parser that descends would exhaust its stack first, at a depth that depends on the version of Python.
"""

import json
import re
from collections.abc import Iterator

from sogov.values.origins import Pointer

_BUT_STRUCTURE = bytes(set(range(256)) - set(b'[]{}"'))
_ROUND = bytes.maketrans(b"[]{}", b"()()")
_OPENING = ord("(")

# After so many, what is left is counted one by one: a limit that was raised far must not make it quadratic.
_ROUNDS = 32

# Possessive, so that a text without end is given up in one step.
_text = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
_tokens = re.compile(rf"{_text}|[\[\]{{}},:]", re.DOTALL)
_next_bracket = re.compile(rf'(?:[^\[\]{{}}"]++|{_text})*+([\[\]{{}}]|\Z)', re.DOTALL)


def is_nested_within(text: bytes, levels: int) -> bool:
    """Whether the text is nested at most so deep; True is certain, False is what brackets without a partner give too.

    Takes linear time and no stack: quotes that enclose no bracket cancel out, and each round takes the innermost
    brackets away. The text may have a byte order mark.
    """
    if b"\\" in text:
        text = text.replace(b"\\\\", b"").replace(b'\\"', b"")
    structure = text.translate(_ROUND, _BUT_STRUCTURE).replace(b'""', b"")
    if b'"' in structure:
        structure = b"".join(structure.split(b'"')[::2])
    rounds = min(levels, _ROUNDS)
    for _ in range(rounds):
        structure = structure.replace(b"()", b"")
    return _is_within(structure, levels - rounds)


def _is_within(brackets: bytes, levels: int) -> bool:
    depth = 0
    for bracket in brackets:
        depth += 1 if bracket == _OPENING else -1
        if not 0 <= depth <= levels:
            return False
    return not depth


def first_too_deep(text: str, levels: int) -> tuple[int, Pointer] | None:
    """The offset of the first bracket that goes deeper than so many levels, and the pointer to what it opens."""
    depth = 0
    for offset, bracket in _brackets(text):
        depth += 1 if bracket in "[{" else -1
        if depth > levels:
            return offset, _pointer_to(text, offset)
        if depth < 0:
            break
    return None


def innermost_open(text: str) -> int | None:
    """The offset of the bracket that was opened last and is not closed in the text; None where all are."""
    opened: list[int] = []
    for offset, bracket in _brackets(text):
        if bracket in "[{":
            opened.append(offset)
        elif opened:
            opened.pop()
    return opened[-1] if opened else None


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    for found in _next_bracket.finditer(text):
        if found[1]:
            yield found.start(1), found[1]


def _pointer_to(text: str, end: int) -> Pointer:
    steps: list[str | int] = []
    key = ""
    for found in _tokens.finditer(text, 0, end):
        mark = found[0]
        if mark in "[{":
            steps.append(0 if mark == "[" else "")
        elif mark in "]}":
            steps.pop()
        elif mark[0] == '"':
            key = mark
        elif mark == ":" and steps:
            steps[-1] = text_of(key)
        elif steps:
            steps[-1] = following(steps[-1])
    return tuple(steps)


def following(step: str | int) -> str | int:
    """The position after a position in a list; in an object, where only the text tells what follows, no key yet."""
    return "" if isinstance(step, str) else step + 1


def text_of(quoted: str) -> str:
    """The text that a JSON text in quotes stands for; where it is none, what is between its quotes."""
    try:
        return str(json.loads(quoted))
    except ValueError:
        return quoted.strip('"')
