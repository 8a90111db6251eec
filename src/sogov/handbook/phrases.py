"""Phrases: texts in which some words lead somewhere or are marked, before any format has been chosen."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

import attrs

Kind = Literal["page", "department", "function", "platform", "resource", "policy", "rule", "finding", "search"]
Tone = Literal["plain", "strong", "name", "quiet", "error", "warning", "note", "good"]


@attrs.frozen
class Target:
    """What a word leads to: a thing by its kind and its id, wherever a format has put it.

    A `search` is a way to look for resources, which only some formats have.
    """

    kind: Kind
    id: str


@attrs.frozen
class Piece:
    """Words of one tone that lead to one target, or nowhere."""

    text: str
    tone: Tone = "plain"
    target: Target | None = None


Phrase = tuple[Piece, ...]
Part = str | Piece | Phrase


def phrase(*parts: Part) -> Phrase:
    """The parts in one phrase; empty ones are left out, and plain words that meet become one piece."""
    pieces: list[Piece] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(Piece(part))
        elif isinstance(part, Piece):
            pieces.append(part)
        else:
            pieces.extend(part)
    runs = groupby((piece for piece in pieces if piece.text), key=lambda piece: (piece.tone, piece.target))
    return tuple(Piece("".join(piece.text for piece in run), tone, target) for (tone, target), run in runs)


def quiet(text: str) -> Phrase:
    """A text that stands back."""
    return phrase(Piece(text, "quiet"))


def joined(parts: Iterable[Part], between: str) -> Phrase:
    """The parts with the same words between any two of them."""
    found: list[Part] = []
    for part in parts:
        found += [between, part] if found else [part]
    return phrase(*found)


def series(parts: Sequence[Part], last: str = "and") -> Phrase:
    """The parts in one phrase: a, b and c."""
    if len(parts) > 1:
        return phrase(joined(parts[:-1], ", "), f" {last} ", parts[-1])
    return phrase(*parts)


def sentence(*parts: Part) -> Phrase:
    """The parts as a sentence: with a capital at its beginning, but for a name's, and a full stop at its end."""
    first, *rest = phrase(*parts)
    is_word = first.tone != "name" and first.target is None
    whole = (attrs.evolve(first, text=first.text[:1].upper() + first.text[1:]) if is_word else first, *rest)
    return whole if plain(whole).endswith((".", "!", "?", "…")) else phrase(whole, ".")


def plain(words: Phrase) -> str:
    """The words alone."""
    return "".join(piece.text for piece in words)
