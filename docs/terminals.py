"""The terminals in the pages: `python docs/terminals.py` writes what really comes out, and a test holds them fresh.

A page is followed from the top down, as a reader would: JSON or text below a sentence that names its file and ends in a
colon is saved, and the commands of a terminal are run. A page that saves files starts in an empty folder, any other in
the project. Only what is in order (0) or finds something (1) is shown.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import attrs

PROJECT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/tutorial.md", "docs/how-to/inventories.md")

_FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`(?P<name>[\w-]+\.(?:json|csv))`[^`]*:\Z")
_PROMPT = re.compile(r"^\$ (.*)\n", re.MULTILINE)

_PROGRAM = "import sys; from sogov.cli import script; script()"
_OWN = {name: value for name, value in os.environ.items() if not name.startswith("SOGOV_")}
_ENVIRONMENT = {**_OWN, "SOGOV_AS_OF": "2026-11-23", "NO_COLOR": "1", "PYTHONUTF8": "1"}


@attrs.frozen
class Block:
    """A fenced block of a page: its language, its text and where that is, and the file that it is to be saved as."""

    language: str
    text: str
    span: tuple[int, int]
    file: str | None


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks in the text of a page, from the top down."""
    for fence in _FENCE.finditer(page):
        named = _FILE.search(page[: fence.start()].rstrip().rpartition("\n\n")[2])
        yield Block(fence["language"], fence["text"], fence.span("text"), named["name"] if named else None)


def rewritten(page: str) -> str:
    """The text of a page with its terminals as they are today."""
    saved = [block for block in blocks(page) if block.language in {"json", "text"} and block.file]
    with tempfile.TemporaryDirectory() as empty:
        folder = Path(empty) if saved else PROJECT
        written, end = [], 0
        for block in blocks(page):
            if block in saved:
                (folder / str(block.file)).write_text(block.text, encoding="utf-8")
            if block.language == "console" and _PROMPT.match(block.text):
                written += [page[end : block.span[0]], *_session(_PROMPT.findall(block.text), folder)]
                end = block.span[1]
    return "".join([*written, page[end:]])


def _session(commands: list[str], folder: Path) -> Iterator[str]:
    code = 0
    for command in commands:
        if command == "echo $?":
            yield f"$ {command}\n{code}\n"
            continue
        run = subprocess.run(
            [sys.executable, "-c", _PROGRAM, *shlex.split(command)[1:]],
            cwd=folder,
            env=_ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        code = run.returncode
        if code > 1:
            raise ValueError(f"{command}\n{run.stdout}")
        yield f"$ {command}\n{run.stdout}"


def write() -> None:
    """Write the terminals of all pages."""
    for name in PAGES:
        path = PROJECT / name
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write()
