"""How deep objects and lists are nested in a text that nobody has parsed yet (`language §2`).

A parser that descends would exhaust its stack first, at a depth that depends on the version of Python.
"""

import json
import re

from sogov.documents.pointers import Pointer

_BUT_STRUCTURE = bytes(set(range(256)) - set(b'[]{}"'))
_ROUND = bytes.maketrans(b"[]{}", b"()()")
_OPENING = ord("(")

# After so many, what is left is counted one by one: a limit that was raised far must not make it quadratic.
_ROUNDS = 32

# Possessive, so that a text without end is given up in one step.
_tokens = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{},:]', re.DOTALL)


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
    steps: list[str | int] = []
    key = ""
    for token in _tokens.finditer(text):
        mark = token[0]
        if mark in "[{":
            if len(steps) == levels:
                return token.start(), tuple(steps)
            steps.append(0 if mark == "[" else "")
        elif mark in "]}":
            if not steps:
                return None
            steps.pop()
        elif not steps:
            continue
        elif mark == ",":
            steps[-1] = following(steps[-1])
        elif mark == ":":
            steps[-1] = text_of(key) if isinstance(steps[-1], str) else steps[-1]
        else:
            key = mark
    return None


def following(step: str | int) -> str | int:
    """The position after a position in a list; in an object, where only the text tells what follows, no key yet."""
    return "" if isinstance(step, str) else step + 1


def text_of(quoted: str) -> str:
    """The text that a JSON text in quotes stands for; where it is none, what is between its quotes."""
    try:
        return str(json.loads(quoted))
    except ValueError:
        return quoted.strip('"')


def innermost_open(text: str) -> int | None:
    """The offset of the bracket that was opened last and is not closed in the text; None where all are."""
    opened: list[int] = []
    for token in _tokens.finditer(text):
        if token[0] in "[{":
            opened.append(token.start())
        elif token[0] in "]}" and opened:
            opened.pop()
    return opened[-1] if opened else None
