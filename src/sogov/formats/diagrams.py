"""What boxes and lines say, for the formats that draw."""

from collections.abc import Iterator, Mapping

import attrs

from sogov.drawings.drawing import Page
from sogov.drawings.network import HOME, ON, PART_OF, PERFORMS, SUCCESSOR, Link, Vertex, VertexKind
from sogov.formats.escapes import visible, without_commands
from sogov.formats.prose import counted, reading_order
from sogov.values.shares import share_text

_LONGEST = 48
_WORDS = {PART_OF: "", PERFORMS: "performs", SUCCESSOR: "successor", HOME: "home", ON: "on"}


@attrs.frozen
class Box:
    """A vertex with a number by which a diagram knows it, and the lines of its label, made visible."""

    number: int
    kind: VertexKind
    lines: tuple[str, ...]
    is_focus: bool


@attrs.frozen
class Arrow:
    """A line between two boxes with its label; the structure is drawn apart from what is held."""

    source: int
    target: int
    label: str
    is_held: bool
    is_plain: bool


def boxes(page: Page, focus: str | None) -> Iterator[Box]:
    """The boxes of a page, in their order."""
    names = [(vertex.kind, vertex.name) for vertex in page.network.vertices]
    twice = {name for name in names if names.count(name) > 1}
    for number, vertex in enumerate(page.network.vertices):
        lines = [_cut(vertex.name)]
        if (vertex.kind, vertex.name) in twice or not vertex.name.strip():
            lines.append(vertex.id)
        if vertex.kind == "group":
            lines.append(counted(vertex.number, "resource"))
        elif vertex.remark:
            lines.append(_cut(vertex.remark))
        yield Box(number, vertex.kind, tuple(without_commands(map(visible, lines))), vertex.key == focus)


def arrows(page: Page) -> Iterator[Arrow]:
    """The lines of a page: one for all that leads from one box to another, and one for the structure."""
    numbers = {vertex.key: number for number, vertex in enumerate(page.network.vertices)}
    kinds = {vertex.key: vertex for vertex in page.network.vertices}
    together: dict[tuple[str, str, bool], list[Link]] = {}
    for link in page.network.links:
        together.setdefault((link.source, link.target, link.is_held), []).append(link)
    for (source, target, is_held), links in sorted(together.items()):
        label = _held_label(links, kinds) if is_held else ", ".join(filter(None, map(_structure_word, links)))
        relation = links[0].relation
        # The unit above stands before those below it, as it does in an organisation chart, and before what is its own.
        ends = (target, source) if not is_held and relation in (PART_OF, HOME) else (source, target)
        yield Arrow(numbers[ends[0]], numbers[ends[1]], label, is_held, not is_held and relation == PART_OF)


def _held_label(links: list[Link], vertices: Mapping[str, Vertex]) -> str:
    ordered = sorted(links, key=lambda link: (reading_order(link.relation), link.status))
    return " · ".join(_held_word(link, vertices[link.target]) for link in ordered)


def _held_word(link: Link, target: Vertex) -> str:
    word = f"{link.relation}: {link.status}" if link.status else link.relation
    if target.kind == "group" or link.number > 1:
        return f"{word} {link.number:,}"
    return word if link.share is None or link.status else f"{word} {share_text(link.share)}"


def _structure_word(link: Link) -> str:
    word = _WORDS[link.relation]
    return f"{word} {link.number:,}" if word and link.number > 1 else word


def _cut(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def mermaid(page: Page, focus: str | None) -> Iterator[str]:
    """A page as a Mermaid flow chart: numbers for ids, labels in which every sign that could act is an entity."""
    yield "flowchart LR"
    for note in page.notes:
        yield f"  %% {note}"
    for box in boxes(page, focus):
        opening, closing = _SHAPES[box.kind]
        yield f'  n{box.number}{opening}"{"<br/>".join(map(_entities, box.lines))}"{closing}'
        if box.is_focus:
            yield f"  style n{box.number} stroke-width:4px"
        elif box.kind == "nobody":
            yield f"  style n{box.number} stroke:#b00020,stroke-width:2px"
    for arrow in arrows(page):
        shaft = "-->" if arrow.is_held else "-.-" if arrow.is_plain else "-.->"
        label = f'|"{_entities(arrow.label)}"|' if arrow.label else ""
        yield f"  n{arrow.source} {shaft}{label} n{arrow.target}"


_SHAPES: Mapping[VertexKind, tuple[str, str]] = {
    "department": ("[", "]"),
    "function": ("([", "])"),
    "platform": ("[(", ")]"),
    "resource": ("(", ")"),
    "group": ("[[", "]]"),
    "nobody": ("{{", "}}"),
}


def _entities(text: str) -> str:
    return "".join(
        character if character.isalnum() or character in " ,()·…" else f"#{ord(character)};"
        for character in without_marks(text)
    )


def without_marks(text: str) -> str:
    """The text without the two marks by which Mermaid knows entities inside, which it would take for its own."""
    return text.replace("ﬂ°", r"ﬂ\xb0").replace("¶ß", r"\xb6ß")
