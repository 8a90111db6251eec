"""Parts: what is too long for one page continues on further ones."""

from collections.abc import Sequence
from typing import TypeVar

from sogov.handbook.page import Paragraph
from sogov.handbook.phrases import Piece, Target, joined, phrase

T = TypeVar("T")


def parts_of(things: Sequence[T], most: int) -> list[Sequence[T]]:
    """The things in parts of so many; one empty part where there are none."""
    return [things[start : start + most] for start in range(0, len(things), most)] or [things]


def path_of(path: str, number: int) -> str:
    """The path of a part; the first has that of the whole."""
    return path if number == 1 else f"{path}@{number}"


def title_of(title: str, number: int) -> str:
    """The title of a part."""
    return title if number == 1 else f"{title}, part {number}"


def links(path: str, number: int, count: int) -> tuple[Paragraph, ...]:
    """The way from one part to the others; nothing where there is but one."""
    others = [
        Piece(str(other), target=Target("page", path_of(path, other)))
        for other in range(1, count + 1)
        if other != number
    ]
    if not others:
        return ()
    return (Paragraph(phrase(f"Part {number} of {count}; the others: ", joined(others, ", "), ".")),)
