"""The component for GitLab: its form, and its script run as a runner does; PyPI must be in reach."""

import json
import re
import subprocess
from pathlib import Path

import attrs
import jsonschema
import pytest
import yaml

from tests.cli.acme import CONFLICT, DAY
from tests.integration.checkout import PROJECT, checkout, surroundings

TEXT = (PROJECT / "templates" / "sogov.yml").read_text(encoding="utf-8")
HEAD, BODY = yaml.safe_load_all(TEXT)
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "gitlab-ci.json").read_text(encoding="utf-8"))
INPUTS = HEAD["spec"]["inputs"]


def filled(text: str, **inputs: str) -> str:
    """The text of the component with these inputs and the default ones."""
    values = {**{name: stated["default"] for name, stated in INPUTS.items()}, **inputs}
    return re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda found: values[found[1]], text)


def test_it_is_valid() -> None:
    """Head and body are what GitLab wants, before the inputs are in and after; each input is used."""
    validator = jsonschema.Draft7Validator(SCHEMA)
    validator.validate(HEAD)
    validator.validate(yaml.safe_load(filled(TEXT.partition("\n---\n")[2])))

    assert set(re.findall(r"inputs\.(\w+)", TEXT)) == set(INPUTS)
    assert [] == [line for line in BODY["sogov"]["script"] if "inputs" in line]


@attrs.frozen
class Job:
    """A job in a repository."""

    folder: Path

    def run(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """The script of the job, line by line until one fails, as a runner has it."""
        job = yaml.safe_load(filled(TEXT.partition("\n---\n")[2], **inputs))["sogov"]
        return subprocess.run(
            ["sh", "-ec", "\n".join(job["script"])],  # noqa: S607
            cwd=self.folder,
            env=surroundings(SOGOV_AS_OF=DAY, **job["variables"]),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job in a repository with a conflict."""
    (tmp_path / "repository").mkdir()
    for name, document in CONFLICT.items():
        (tmp_path / "repository" / name).write_text(json.dumps(document), encoding="utf-8")
    return Job(tmp_path / "repository")


def test_a_bad_change_and_a_good_one(job: Job, tmp_path: Path) -> None:
    """A conflict fails with reports; without it, or with arguments that let it pass, the job passes."""
    source = str(checkout(tmp_path / "sogov"))
    bad = job.run(source=source)

    assert 1 == bad.returncode, bad.stdout + bad.stderr
    assert "error[competing-holders]: " in bad.stdout
    (issue,) = json.loads((job.folder / ".sogov" / "code-quality.json").read_text())
    assert ("competing-holders", "major") == (issue["check_name"], issue["severity"])
    assert '<testsuites name="sogov"' in (job.folder / ".sogov" / "junit.xml").read_text()
    reports = BODY["sogov"]["artifacts"]["reports"]
    assert {".sogov/code-quality.json", ".sogov/junit.xml"} == set(reports.values())

    assert 0 == job.run(source=source, arguments="--fail-level never -q").returncode
    assert 0 == job.run(source=source, paths="organisation.json policy.json").returncode
