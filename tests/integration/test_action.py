"""The action for GitHub: its form, and its steps run as a runner does; PyPI must be in reach."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
import yaml

from sogov.cli.verbs import VERBS
from tests.cli.acme import CONFLICT, DAY, SOUND
from tests.integration.checkout import PROJECT, checkout, surroundings

ACTION = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "github-action.json").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


@attrs.frozen
class Runner:
    """A runner with the action and a repository, on which sogov has been installed by the step that does so."""

    folder: Path

    def run(self, step: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """A step run in the repository, with these inputs and the default ones."""
        defaults = {name: stated["default"] for name, stated in ACTION["inputs"].items()}
        stated = STEPS[step].get("env", {})
        variables = {name: filled(text, {**defaults, **inputs}) for name, text in stated.items()}
        path = self.folder / "path"
        found = path.read_text().split() if path.exists() else []
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]],  # noqa: S607
            cwd=self.folder / "repository",
            env=surroundings(
                PATH=os.pathsep.join([*found, str(self.folder / "python"), os.environ["PATH"]]),
                RUNNER_TEMP=str(self.folder),
                GITHUB_ACTION_PATH=str(self.folder / "action"),
                GITHUB_PATH=str(path),
                GITHUB_STEP_SUMMARY=str(self.folder / "summary"),
                SOGOV_AS_OF=DAY,
                **variables,
            ),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def write(self, documents: dict[str, Any]) -> None:
        """Put documents into the repository."""
        for name, document in documents.items():
            (self.folder / "repository" / name).write_text(json.dumps(document), encoding="utf-8")


def filled(text: str, inputs: dict[str, str]) -> str:
    """A text with the inputs that it names."""
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], text)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a runner on which the step that installs sogov has been run."""
    folder = tmp_path_factory.mktemp("runner")
    checkout(folder / "action")
    (folder / "repository").mkdir()
    (folder / "python").mkdir()
    (folder / "python" / "python").symlink_to(sys.executable)
    run = Runner(folder).run("Install sogov")
    assert 0 == run.returncode, run.stdout + run.stderr
    return folder


@pytest.fixture
def runner(installed: Path) -> Runner:
    """The runner with an empty repository."""
    for path in [*(installed / "repository").iterdir(), installed / "summary"]:
        path.unlink(missing_ok=True)
    return Runner(installed)


def test_it_is_valid() -> None:
    """It is what the schema of actions wants, and each input is used."""
    jsonschema.Draft7Validator(SCHEMA).validate(ACTION)
    text = yaml.safe_dump(ACTION["runs"])
    assert set() == {name for name in ACTION["inputs"] if f"inputs.{name}" not in text}
    assert {
        word for step in STEPS.values() for word in re.findall(r"^\s*sogov (\w+)", step.get("run", ""), re.MULTILINE)
    } <= set(VERBS)


def test_no_input_is_a_command() -> None:
    """What somebody puts in stands in variables alone, never in the text of a script."""
    scripts = [step["run"] for step in STEPS.values() if "run" in step]

    assert len(scripts) == 3
    assert [] == [script for script in scripts if "${{" in script]


def test_a_bad_change_and_a_good_one(runner: Runner) -> None:
    """A conflict fails with an annotation, a summary and a log for code scanning; without it the step passes."""
    runner.write(CONFLICT)
    bad = runner.run("Check", sarif="out.sarif")

    assert 1 == bad.returncode
    assert bad.stdout.startswith("::error file=rival.json,line=1,col=")
    assert (runner.folder / "summary").read_text().startswith("# Acme, 2026-11-23\n\n**Failed**: 1 error.\n")
    log = json.loads((runner.folder / "repository" / "out.sarif").read_text())
    assert ["competing-holders"] == [result["ruleId"] for result in log["runs"][0]["results"]]

    runner.write({"rival.json": {"policy": "rival"}})
    (runner.folder / "repository" / "out.sarif").unlink()
    good = runner.run("Check")
    assert (0, "") == (good.returncode, good.stdout)


def test_inputs(runner: Runner) -> None:
    """Paths and arguments come one a line, and nothing in them is a command or an option in disguise."""
    runner.write(CONFLICT)
    names = "\n".join(SOUND)

    assert 0 == runner.run("Check", paths=f"{names}\n").returncode
    assert 0 == runner.run("Check", arguments="--fail-level=never\n--ignore=drift").returncode
    nasty = "$(touch pwned); `touch pwned` && touch pwned"
    for name in ("paths", "arguments", "sarif"):
        runner.run("Check", **{name: nasty})
    assert 2 == runner.run("Check", paths="--fail-level=never").returncode
    assert not list(runner.folder.rglob("pwned"))


def test_tests(runner: Runner) -> None:
    """The tests of test documents can be run as well."""
    runner.write({**SOUND, "tests.json": {"tests": [{"id": "t", "resource": "acme-x", "findings": []}]}})
    assert 0 == runner.run("Test").returncode

    runner.write({"rival.json": CONFLICT["rival.json"]})
    assert 1 == runner.run("Test").returncode
    assert 2 == runner.run("Test", paths="nowhere").returncode
