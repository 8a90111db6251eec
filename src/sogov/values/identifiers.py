"""Ids: their form, and the nearest known one to a misspelt one (`language §2`)."""

import re
from collections.abc import Iterable

ROOT = "@root"

IDENTIFIER = r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}"
"""The pattern of an id."""

_IDENTIFIER = re.compile(IDENTIFIER)


def is_identifier(text: str) -> bool:
    """Whether the whole text is an id."""
    return _IDENTIFIER.fullmatch(text) is not None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one most likely meant, or None when none is near."""
    import difflib

    known = sorted(known)
    folded = {candidate.casefold(): candidate for candidate in reversed(known)}
    if word.casefold() in folded:
        return folded[word.casefold()]
    close = difflib.get_close_matches(word.casefold()[:200], folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None
