"""Columns on a terminal: how many a text takes, and texts cut and filled to a number of them."""

from unicodedata import category, east_asian_width


def width_of(text: str) -> int:
    """How many columns a text without controls takes: wide characters two, marks on other characters none."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """The text, or its beginning and `…`, in no more than so many columns (1 at least)."""
    if width_of(text) <= width:
        return text
    end, left = 0, width - 1
    while (left := left - _width(text[end])) >= 0:
        end += 1
    return f"{text[:end]}…"


def filled(text: str, width: int, *, right: bool = False) -> str:
    """The text with blanks behind it, or before it, so that it takes so many columns."""
    blanks = " " * (width - width_of(text))
    return blanks + text if right else text + blanks
