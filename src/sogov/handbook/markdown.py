"""Markdown: the pages for a repository or a wiki, as GitHub, GitLab, MkDocs and Sphinx show them."""

from collections.abc import Iterable, Iterator

import attrs

from sogov.formats.escapes import markdown
from sogov.formats.markdown.writing import table
from sogov.handbook.directory import Directory, directory_of, file_of
from sogov.handbook.notes import NOTES_BEGIN, NOTES_END
from sogov.handbook.page import (
    Block,
    Bullets,
    Chart,
    Figures,
    Page,
    Paragraph,
    Quotation,
    Section,
    Table,
)
from sogov.handbook.phrases import Phrase, Piece, Target, phrase

NOTICE = """\
<!-- Written by `sogov docs`: change the files that it was written from. What is put between the marks of the notes is
kept. -->"""
_BAR = 30
_DEEPEST = 6


def markdown_files(pages: Iterable[Page]) -> dict[str, str]:
    """The texts of all pages by the names of their files."""
    pages = list(pages)
    directory = directory_of(pages)
    writer_of = ((page, Writer(page, directory)) for page in pages)
    return {file_of(page.path): writer.text() for page, writer in writer_of}


@attrs.frozen
class Writer:
    """Writes one page."""

    page: Page
    directory: Directory

    def text(self) -> str:
        """The whole page."""
        parts = [NOTICE, f"# {markdown(self.page.title)}"]
        if self.page.path != "README":
            parts.append(self._way_up())
        parts += self._blocks(self.page.blocks, 2)
        parts += [NOTES_BEGIN, NOTES_END]
        return "\n\n".join(parts) + "\n"

    def _way_up(self) -> str:
        steps = [phrase(Piece("Overview", target=Target("page", "README")))]
        folder = self.page.path.partition("/")[0]
        if folder != self.page.path:
            steps.append(phrase(Piece(folder.capitalize(), target=Target("page", folder))))
        return " / ".join(map(self._phrase, steps))

    def _blocks(self, blocks: Iterable[Block], depth: int) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block, depth)

    def _block(self, block: Block, depth: int) -> Iterator[str]:
        if isinstance(block, Section):
            yield f"{'#' * min(depth, _DEEPEST)} {markdown(block.title)}"
            yield from self._blocks(block.blocks, depth + 1)
        elif isinstance(block, Table):
            yield self._table(block)
        elif isinstance(block, Chart):
            yield f"**{markdown(block.title)}**"
            yield self._chart(block)
        elif isinstance(block, Figures):
            yield self._figures(block)
        elif isinstance(block, Bullets):
            yield "\n".join(f"- {self._phrase(item)}" for item in block.items)
        else:
            yield self._words(block)

    def _words(self, block: Paragraph | Quotation) -> str:
        return f"> {self._phrase(block.text)}" if isinstance(block, Quotation) else self._phrase(block.text)

    def _table(self, block: Table) -> str:
        titles = [markdown(column.title) or " " for column in block.columns]
        right = [number for number, column in enumerate(block.columns) if column.is_number]
        rows = (tuple(map(self._phrase, row.cells)) for row in block.rows)
        return "\n".join(table(titles, rows, right))

    def _chart(self, block: Chart) -> str:
        rows = (
            (self._phrase(bar.name), "█" * max(1, round(bar.length * _BAR)) if bar.length else "", bar.figure)
            for bar in block.bars
        )
        return "\n".join(table((" ", " ", " "), rows, (2,)))

    def _figures(self, block: Figures) -> str:
        titles = [self._phrase(phrase(Piece(figure.label, target=figure.target))) for figure in block.figures]
        numbers = tuple(f"**{markdown(figure.number)}**" for figure in block.figures)
        return "\n".join(table(titles, [numbers], range(len(titles))))

    def _phrase(self, words: Phrase) -> str:
        return "".join(map(self._piece, words))

    def _piece(self, piece: Piece) -> str:
        text = markdown(piece.text)
        if piece.tone == "name":
            text = f"“{text}”"
        way = self.directory.way(piece.target, self.page.path) if piece.target is not None else None
        if way is not None:
            text = f"[{text}]({way})"
        if piece.tone in ("strong", "error", "warning"):
            return f"**{text}**"
        return text
