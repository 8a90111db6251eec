"""Markdown: texts in it are shown and never act."""

from collections.abc import Iterable, Iterator, Sequence

from sogov.formats.escapes import markdown


def strong(text: str) -> str:
    """A text in bold."""
    return f"**{markdown(text)}**"


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> Iterator[str]:
    """The lines of a table of finished cells; the columns numbered in `right` stand on the right."""
    yield f"| {' | '.join(titles)} |"
    yield f"| {' | '.join('---:' if number in right else '---' for number in range(len(titles)))} |"
    for row in rows:
        yield f"| {' | '.join(cell or ' ' for cell in row)} |"


def bullet(label: str, text: str) -> str:
    """An item of a list: a label, and a finished text."""
    return f"- {label}: {text}"


def fenced(text: str, language: str) -> Iterator[str]:
    """A text as it is, in a fence that nothing in it can close."""
    longest, run = 2, 0
    for character in text:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    fence = "`" * (longest + 1)
    yield f"{fence}{language}"
    yield from text.splitlines()
    yield fence
