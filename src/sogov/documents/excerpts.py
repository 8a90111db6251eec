"""Excerpts: the words of a document as messages repeat them, short and on one line."""

import json

from sogov.documents.inexact import Inexact

LENGTH = 80


def excerpt(value: object) -> str:
    """The value in backticks: at most 80 characters, what cannot be printed as an escape."""
    return f"`{''.join(map(_printable, shortened(value if isinstance(value, str) else _written(value))))}`"


def shortened(text: str) -> str:
    """The text, or its beginning and `…`."""
    return text if len(text) <= LENGTH else text[: LENGTH - 1] + "…"


def one_of(words: list[str], last: str = "or") -> str:
    """The words in backticks as a sentence lists them: `a`, `b` or `c`."""
    quoted = [excerpt(word) for word in words]
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}" if len(quoted) > 1 else "".join(quoted)


def sort_of(value: object) -> str:
    """What sort of JSON value it is, in plain words."""
    if isinstance(value, bool) or value is None:
        return excerpt(value)
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, dict) else "a number"


def _written(value: object) -> str:
    return value.text if isinstance(value, Inexact) else json.dumps(value, ensure_ascii=False, default=str)


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
