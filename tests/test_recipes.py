"""The recipes in docs/how-to and the pages that go with them hold: their files are what the program takes."""

import json
import re
import shlex
import shutil
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from docs.terminals import PROJECT
from sogov.adoption.baseline_lines import lines_of, read_lines
from sogov.cli import main
from sogov.cli.verbs import VERBS
from sogov.configuration.reading import configuration

PAGES = {
    path.name: path.read_text(encoding="utf-8")
    for path in [*(PROJECT / "docs" / "how-to").glob("*.md"), *(PROJECT / "docs" / "reference").glob("*.md")]
}
HOOKS = {hook["id"] for hook in yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
INPUTS = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))["inputs"]
COMPONENT = next(yaml.safe_load_all((PROJECT / "templates" / "sogov.yml").read_text(encoding="utf-8")))["spec"][
    "inputs"
]


FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)


def texts(page: str, language: str) -> list[str]:
    """The blocks of a page in a language, also those that are indented."""
    found = [fence for fence in FENCE.finditer(PAGES[page]) if fence["language"] == language]
    assert found
    return [re.sub(f"^{fence['indent']}", "", fence["text"], flags=re.MULTILINE) for fence in found]


def rows(page: str) -> list[list[str]]:
    """The rows of the tables of a page."""
    return [line.strip("| ").split(" | ") for line in PAGES[page].splitlines() if line.startswith("| `")]


def listed(value: Any, key: str) -> list[Any]:  # noqa: ANN401  # YAML
    """Every value of a key, however deep."""
    if isinstance(value, dict):
        return [
            *([value[key]] if key in value else []),
            *(one for inner in value.values() for one in listed(inner, key)),
        ]
    return [one for inner in value for one in listed(inner, key)] if isinstance(value, list) else []


@pytest.mark.parametrize("page", ["configuration.md", "adopt.md", "pytest.md"])
def test_configurations(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The configurations in the pages are taken as they stand."""
    monkeypatch.chdir(tmp_path)
    for text in texts(page, "toml"):
        name = text.partition("\n")[0].removeprefix("# ")
        assert name in ("sogov.toml", "pyproject.toml")
        Path(name).write_text(text, encoding="utf-8")
        assert (name == "sogov.toml") == (configuration().file == name)


def test_baseline() -> None:
    """The baseline in its page is one, and sorted as it would be written."""
    (text,) = texts("baseline.md", "text")

    assert text == "".join(lines_of(read_lines("b", text.encode())))


def test_keys_of_the_configuration() -> None:
    """The page on the configuration has each key that there is."""
    names = {name.strip("`") for row in rows("configuration.md") for name in row[0].split(", ")}
    schema = json.loads((PROJECT / "src/sogov/schemas/configuration.schema.json").read_text(encoding="utf-8"))

    assert set(schema["properties"]) == names


def test_hooks() -> None:
    """The hooks of the page are those that there are."""
    assert HOOKS == {row[0].strip("`") for row in rows("pre-commit.md")}
    used = {name for text in texts("pre-commit.md", "yaml") for name in listed(yaml.safe_load(text), "id")}
    assert used
    assert used <= HOOKS


def test_action() -> None:
    """The inputs of the page are those of the action, and those of its examples are among them."""
    assert set(INPUTS) == {row[0].strip("`") for row in rows("github.md")}
    pages = [yaml.safe_load(text) for text in texts("github.md", "yaml")]
    steps = [step for page in pages for step in (listed(page, "steps") or [page]) for step in step]
    ours = [step for step in steps if "sogov" in step.get("uses", "")]
    assert len(ours) == 2
    assert {name for step in ours for name in step.get("with", {})} < set(INPUTS)


def test_component() -> None:
    """The inputs of the page are those of the component, and those of its examples are among them."""
    assert set(COMPONENT) == {name.strip("`") for row in rows("gitlab.md") for name in row[0].split(", ")}
    used = [inputs for text in texts("gitlab.md", "yaml") for inputs in listed(yaml.safe_load(text), "inputs")]
    assert used
    assert {name for inputs in used for name in inputs} < set(COMPONENT)


def commands(page: str) -> list[list[str]]:
    """The commands of a page, in its blocks and in its text."""
    lines = [line for fence in FENCE.finditer(PAGES[page]) for line in fence["text"].splitlines()]
    found = [re.fullmatch(r" *(?:- )?(?:run: )?(sogov [a-z].*)", line) for line in lines]
    outside = FENCE.sub("", PAGES[page])
    return list(
        map(shlex.split, [*(match[1] for match in found if match), *re.findall(r"`(sogov [a-z][^`\n]*)`", outside)])
    )


@pytest.mark.parametrize("page", ["adopt.md", "github.md", "gitlab.md", "editors.md", "baseline.md", "pre-commit.md"])
def test_commands_of_the_recipes(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command names a verb, and options that it has."""
    if page != "pre-commit.md":
        assert commands(page)
    for _, verb, *words in commands(page):
        assert verb in VERBS
        assert 0 == main([verb, "--help"])
        told = capsys.readouterr().out
        options = [word.partition("=")[0] for word in words if word.startswith("-")]
        assert [] == [option for option in options if not re.search(rf"(?<![\w-]){option}(?![\w-])", told)]


def test_editors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The schemas are where the settings look for them, and each example is chosen for its kind and is valid by it."""
    monkeypatch.chdir(tmp_path)
    commands = [line for line in PAGES["editors.md"].splitlines() if line.startswith(("mkdir", "sogov schema"))]
    assert len(commands) == 4
    for command in commands:
        words = shlex.split(command)
        if words[0] == "mkdir":
            Path(words[-1]).mkdir()
        else:
            assert 0 == main(words[1:])
    settings, document = (json.loads(text) for text in texts("editors.md", "json"))
    example = PROJECT / "policies" / "examples" / "firm"
    shutil.copytree(example / "policies", "policies")
    Path("organisation").mkdir()
    for path in example.glob("*.json"):
        shutil.copy(path, "policies" if path.name == "tests.json" else "organisation")

    counted = 0
    for path in [*Path("policies").glob("*.json"), *Path("organisation").glob("*.json")]:
        (chosen,) = (
            entry for entry in settings["json.schemas"] if is_chosen(f"/{path.as_posix()}", entry["fileMatch"])
        )
        schema = json.loads(Path(chosen["url"]).read_text())
        Draft202012Validator(schema).validate(json.loads(path.read_text()))
        counted += 1
    assert counted > 10

    named = Path("policies", document["$schema"])
    Draft202012Validator(json.loads(named.read_text())).validate(document)
    assert not Draft202012Validator(json.loads(named.read_text())).is_valid({**document, "polic": 1})


def is_chosen(path: str, patterns: list[str]) -> bool:
    """Whether an editor takes a file for what is meant: the last pattern that matches decides."""
    decisions = [not pattern.startswith("!") for pattern in patterns if fnmatchcase(path, pattern.removeprefix("!"))]
    return bool(decisions) and decisions[-1]
