"""Circles: ways that come back to where they begin."""

from collections.abc import Callable, Iterable, Iterator, Sequence

_SHOWN = 10


def circle_text(circle: Sequence[str]) -> str:
    """A circle as messages name it: its members in their order, the first again at the end; long ones shortened."""
    shown = [f"`{member}`" for member in circle[:_SHOWN]]
    left_out = len(circle) - len(shown)
    return " → ".join([*shown, *([f"({left_out} more)"] if left_out else []), f"`{circle[0]}`"])


def begun_at(member: str, circle: Sequence[str]) -> tuple[str, ...]:
    """The same circle, begun at one of its members."""
    start = circle.index(member)
    return (*circle[start:], *circle[:start])


def circles(following: Callable[[str], str | None], starts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The circles that are reached from the starts, where each member is followed by one other, or by None.

    Each begins at its smallest member.
    """
    seen: dict[str, int] = {}
    for number, start in enumerate(starts):
        way: list[str] = []
        at: str | None = start
        while at is not None and at not in seen:
            seen[at] = number
            way.append(at)
            at = following(at)
        if at is not None and seen[at] == number:
            circle = way[way.index(at) :]
            yield begun_at(min(circle), circle)
