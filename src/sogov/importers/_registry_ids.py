"""Tidy ids out of names, handles and addresses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

LONGEST_ID = 128

_FOREIGN_RUN = re.compile(r"[^a-z0-9._-]+")
_LOOSE_ENDS = "-._"


def slug(text: str) -> str:
    """The text as a lower-case id, accents left out; empty where no letter or digit of the Latin alphabet is left."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    marked = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _FOREIGN_RUN.sub("-", marked).strip(_LOOSE_ENDS)[:LONGEST_ID].strip(_LOOSE_ENDS)


def distinct(wishes: Mapping[Key, Sequence[str]]) -> dict[Key, str]:
    """Give each key the first of its wishes that nobody else is left with; each key's last wish must be its alone."""
    rank = dict.fromkeys(wishes, 0)
    while True:
        chosen = {key: wishes[key][rank[key]] for key in wishes}
        held = Counter(chosen.values())
        crowded = [key for key in wishes if held[chosen[key]] > 1]
        if not crowded:
            return chosen
        # All of them step back, so that which comes first decides nothing.
        for key in crowded:
            rank[key] = min(rank[key] + 1, len(wishes[key]) - 1)
