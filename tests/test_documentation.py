"""The documentation does what it says: examples run, terminals show what comes out, links lead somewhere."""

import re
import subprocess
import sys

import pytest

from docs.terminals import PAGES, PROJECT, blocks, rewritten
from sogov.cli import main
from sogov.cli.verbs import VERBS

TEXTS = {
    path.relative_to(PROJECT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("policies/**/*.md")])
}

COMMANDS = [
    command
    for page in sorted(PROJECT.glob("policies/examples/*/README.md"))
    for command in re.findall(r"^sogov (?:check|explain|who) .*$", page.read_text(encoding="utf-8"), re.MULTILINE)
]


@pytest.mark.parametrize("name", PAGES)
def test_terminals_show_what_comes_out(name: str) -> None:
    """Whoever types the commands of a page sees what the page shows."""
    assert rewritten(TEXTS[name]) == TEXTS[name], "run `python docs/terminals.py`"


def test_diagrams_show_what_comes_out(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The diagram of the page on diagrams is what its command draws today."""
    monkeypatch.chdir(PROJECT)
    monkeypatch.setenv("SOGOV_AS_OF", "2026-11-23")
    page = TEXTS["docs/how-to/diagrams-and-tables.md"]
    command = re.findall(r"^sogov (graph .* -f markdown)$", page, re.MULTILINE)[0]

    main(command.split())

    assert [capsys.readouterr().out] == [
        f"```mermaid\n{one.text}```\n" for one in blocks(page) if one.language == "mermaid"
    ]


def test_python_examples_run() -> None:
    """The Python in the pages can be copied and run as it stands."""
    examples = [block.text for text in TEXTS.values() for block in blocks(text) if block.language == "python"]

    assert examples
    for example in examples:
        subprocess.run([sys.executable, "-c", example], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_examples_run(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the page of an example invites to try can be tried."""
    monkeypatch.chdir(PROJECT)

    assert main(command.split()[1:]) in {0, 1}
    assert capsys.readouterr().out


@pytest.mark.parametrize("name", TEXTS)
def test_links_lead_somewhere(name: str) -> None:
    """A link to another page of the project names a file that is there."""
    folder = (PROJECT / name).parent
    links = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", TEXTS[name])

    assert [] == [link for link in links if not (folder / link).exists()]


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_in_the_reference(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The page on the command line has every verb and each of its options."""
    main([verb, "--help"])
    options = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out)) - {"--help"}

    assert options
    assert set() == {word for word in {verb, *options} if f"`{word}" not in TEXTS["docs/reference/cli.md"]}
