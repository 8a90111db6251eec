"""Words that the checks share: lists of subjects and holders in a sentence."""

from collections.abc import Sequence
from fractions import Fraction

from sogov.values.numbers import shortest_text

_NAMED = 3


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words in one phrase: `a`, `b` and `c`, each in backticks."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def subjects(names: Sequence[str]) -> str:
    """The subjects of a finding: all of a few, or the first and how many others."""
    if len(names) <= _NAMED:
        return listed(names)
    return f"`{names[0]}` and {len(names) - 1} other resources"


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def told_apart(one: Fraction, other: Fraction) -> tuple[str, str]:
    """Two numbers that differ, with as many decimals, two at least, as it takes for the texts to differ."""
    places = 2
    while shortest_text(one, places) == shortest_text(other, places):
        places += 1
    return shortest_text(one, places), shortest_text(other, places)


def verb(number: int, one: str, many: str) -> str:
    """The verb's form for a number."""
    return one if number == 1 else many


_DEEDS = {
    "funds": ("funds", "fund", "funding"),
    "manages": ("manages", "manage", "management"),
    "operates": ("operates", "operate", "operation"),
    "approves": ("approves", "approve", "approval"),
    "consulted": ("is consulted on", "are consulted on", "consultation"),
    "informed": ("is informed of", "are informed of", "information"),
}


def deed(responsibility: str | None, many: bool = False) -> str:
    """What whoever holds a responsibility does: `manages`, or `holds X of` for one that has no verb."""
    known = _DEEDS.get(responsibility or "")
    return known[many] if known else f"{'hold' if many else 'holds'} `{responsibility}` of"


def noun(responsibility: str | None) -> str:
    """The responsibility as a noun: `management`, or its id."""
    known = _DEEDS.get(responsibility or "")
    return known[2] if known else f"`{responsibility}`"
