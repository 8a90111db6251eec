"""Markup: blocks as HTML, in which no text can be anything but text."""

import re
from collections.abc import Iterable, Iterator

from sogov.formats.escapes import visible
from sogov.handbook.page import (
    Bar,
    Block,
    Bullets,
    Chart,
    Figures,
    Paragraph,
    Quotation,
    Row,
    Section,
    Table,
)
from sogov.handbook.phrases import Phrase, Piece, Target

_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SIGN = re.compile("[&<>\"']")
_PAGES = {"README": "overview", "stages": "matrix", "platforms": "explore", "without-platform": "explore"}
_TAGS = {"strong": "strong", "name": "q", "quiet": "small"}
_DEEPEST = 6
_SEARCH = "explore"


def escaped(text: str) -> str:
    """A text as the content of an element, or of an attribute in quotation marks."""
    return _SIGN.sub(lambda sign: _SIGNS[sign[0]], visible(text))


def place_of(target: Target) -> str:
    """The place on the page that is a target's."""
    if target.kind == "page":
        return _PAGES.get(target.id, target.id)
    return f"{_SEARCH if target.kind == 'search' else target.kind}:{target.id}"


def blocks_markup(blocks: Iterable[Block], depth: int) -> Iterator[str]:
    """The elements of blocks, their headings from a depth on."""
    for block in blocks:
        if isinstance(block, Section):
            yield from _section(block, depth)
        elif isinstance(block, Table):
            yield from _table(block)
        elif isinstance(block, Chart):
            yield from _chart(block)
        elif isinstance(block, Figures):
            yield from _figures(block)
        elif isinstance(block, Bullets):
            yield f"<ul>{''.join(f'<li>{phrase_markup(item)}</li>' for item in block.items)}</ul>\n"
        else:
            yield _words(block)


def _words(block: Paragraph | Quotation) -> str:
    words = phrase_markup(block.text)
    return f"<blockquote>{words}</blockquote>\n" if isinstance(block, Quotation) else f"<p>{words}</p>\n"


def _section(section: Section, depth: int) -> Iterator[str]:
    level = min(depth, _DEEPEST)
    place = f' id="{escaped(place_of(section.targets[0]))}" tabindex="-1"' if section.targets else ""
    yield f'<div class="part"><h{level}{place}>{escaped(section.title)}</h{level}>\n'
    yield from blocks_markup(section.blocks, depth + 1)
    yield "</div>\n"


def _table(table: Table) -> Iterator[str]:
    classes = [' class="number"' if column.is_number else "" for column in table.columns]
    labels = [escaped(column.title) for column in table.columns]
    yield f'<div class="scroll" role="region" aria-label="{escaped(table.title)}" tabindex="0"><table>'
    heads = (f'<th scope="col"{kind}>{label or _UNNAMED}</th>' for label, kind in zip(labels, classes, strict=True))
    yield f"<thead><tr>{''.join(heads)}</tr></thead><tbody>\n"
    for row in table.rows:
        yield f"<tr{_row_place(row)}>"
        yield from (f"<td{kind}>{phrase_markup(cell)}</td>" for cell, kind in zip(row.cells, classes, strict=True))
        yield "</tr>\n"
    yield "</tbody></table></div>\n"


def _chart(chart: Chart) -> Iterator[str]:
    yield f'<figure class="chart"><figcaption>{escaped(chart.title)}</figcaption><dl>'
    for bar in chart.bars:
        yield f"<div><dt>{phrase_markup(bar.name)}</dt><dd>{_bar(bar)}<span>{escaped(bar.figure)}</span></dd></div>"
    yield "</dl></figure>\n"


def _figures(block: Figures) -> Iterator[str]:
    yield '<ul class="figures">'
    for figure in block.figures:
        alarm = ' class="alarm"' if figure.is_alarm else ""
        words = f"<b>{escaped(figure.number)}</b> <span>{escaped(figure.label)}</span>"
        yield f"<li{alarm}>{_linked(words, figure.target)}</li>"
    yield "</ul>\n"


_UNNAMED = '<span class="unseen">State</span>'


def phrase_markup(words: Phrase) -> str:
    """A phrase as inline elements."""
    return "".join(map(_piece, words))


def _piece(piece: Piece) -> str:
    text = _linked(escaped(piece.text), piece.target)
    if piece.tone in _TAGS:
        return f"<{_TAGS[piece.tone]}>{text}</{_TAGS[piece.tone]}>"
    return text if piece.tone == "plain" else f'<span class="tone {piece.tone}">{text}</span>'


def _linked(markup: str, target: Target | None) -> str:
    return markup if target is None else f'<a href="#{escaped(place_of(target))}">{markup}</a>'


def _row_place(row: Row) -> str:
    return f' id="{escaped(place_of(row.target))}"' if row.target is not None else ""


def _bar(bar: Bar) -> str:
    # A width in a style would be refused by the page's own policy.
    width = f"{max(0.4, bar.length * 100):.1f}%" if bar.length else "0"
    return f'<svg aria-hidden="true" focusable="false"><rect width="{width}" height="100%" rx="3"></rect></svg>'
