"""The documentation does what it says: its examples are run, and its terminals show what really comes out."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import attrs
import pytest

PROJECT = Path(__file__).parents[1]
PAGES = sorted([PROJECT / "README.md", *PROJECT.glob("docs/**/*.md")])

FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`(?P<name>[\w-]+\.json)`[^`]*\Z")
LEFT_OUT = "…"

RUN = "import sys; from sogov.cli import main; sys.exit(main())"

without_cli = pytest.mark.skipif(find_spec("sogov.cli") is None, reason="the command line is not written yet")


@attrs.frozen
class Block:
    """A fenced block of a page: its language, its text, and the file that the sentence before it names, if one is."""

    language: str
    text: str
    file: str | None


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page from the top down."""
    text = page.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        before = text[: fence.start()].rstrip().rpartition("\n\n")[2]
        named = FILE.search(before) if before.endswith(":") else None
        yield Block(fence["language"], fence["text"], named["name"] if named else None)


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """The commands of a terminal, each with what is shown below it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def shows(shown: str, printed: str) -> bool:
    """Whether a terminal shows what was printed; a line with nothing but an ellipsis stands for lines left out."""
    parts = re.split(rf"^{LEFT_OUT}$\n?", shown, flags=re.MULTILINE)
    return re.fullmatch(".*".join(map(re.escape, parts)), printed, re.DOTALL) is not None


def run_page(page: Path, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Write the files of a page into a folder and run its commands there: each with what is shown and was printed."""
    code = 0
    for block in blocks(page):
        if block.language == "json" and block.file:
            (folder / block.file).write_text(block.text, encoding="utf-8")
        if block.language == "console":
            for command, shown in commands(block):
                program, *arguments = shlex.split(command)
                if program == "echo":
                    yield command, shown, f"{code}\n"
                    continue
                run = subprocess.run(
                    [sys.executable, "-c", RUN, *arguments],
                    cwd=folder,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    check=False,
                )
                code = run.returncode
                yield command, shown, run.stdout


@without_cli
@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_terminals_show_what_is_printed(name: str, tmp_path: Path) -> None:
    """Whoever types the commands of a page sees what the page shows."""
    (tmp_path / "policies").symlink_to(PROJECT / "policies")
    ran = list(run_page(PROJECT / name, tmp_path))

    assert ran
    assert [] == [(command, printed) for command, shown, printed in ran if not shows(shown, printed)]


def test_python_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python in the pages can be copied and run as it stands."""
    monkeypatch.chdir(PROJECT)
    examples = [block.text for page in PAGES for block in blocks(page) if block.language == "python"]

    assert examples
    for example in examples:
        subprocess.run([sys.executable, "-c", example], check=True, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """A link to another page of the project names a file that is there."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [] == [link for link in links if not (page.parent / link).exists()]


@without_cli
def test_the_example_is_dated() -> None:
    """What the README shows is of a date that it names, so that it stays true."""
    (terminal,) = [block for block in blocks(PROJECT / "README.md") if block.text.startswith("$ ")]

    assert re.search(r"--as-of (\d{4}-\d{2}-\d{2})", terminal.text)
