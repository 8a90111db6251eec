"""Where documents come from, as pipelines say it."""

import json
from typing import Any

import pytest

from tests.cli.acme import SOUND, Line

SHA = "0123456789abcdef0123456789abcdef01234567"
GITHUB = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_SERVER_URL": "https://github.example.org",
    "GITHUB_REPOSITORY": "acme/policies",
    "GITHUB_SHA": SHA,
    "GITHUB_WORKSPACE": ".",
}
GITLAB = {
    "GITLAB_CI": "true",
    "CI_PROJECT_URL": "https://gitlab.example.org:8443/acme/deep/policies",
    "CI_COMMIT_SHA": SHA,
    "CI_PROJECT_DIR": ".",
}


def told(line: Line, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> Any:  # noqa: ANN401  # JSON
    """What the log for code scanning says of the revision."""
    line.write(SOUND)
    for name in {*GITHUB, *GITLAB}:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return json.loads(line.run("check", "-f", "sarif").out)["runs"][0].get("versionControlProvenance")


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        (GITHUB, "https://github.example.org/acme/policies"),
        (GITLAB, "https://gitlab.example.org:8443/acme/deep/policies"),
    ],
)
def test_pipelines(line: Line, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], address: str) -> None:
    """Repository and revision are told; so is that files are named from its root."""
    expected = {"repositoryUri": address, "revisionId": SHA}

    assert [{**expected, "mappedTo": {"uriBaseId": "SRCROOT"}}] == told(line, monkeypatch, variables)
    elsewhere = {"GITHUB_WORKSPACE": "/", "CI_PROJECT_DIR": "/"}
    assert [expected] == told(line, monkeypatch, {**variables, **elsewhere})


@pytest.mark.parametrize(
    "change",
    [
        {"GITHUB_ACTIONS": "false"},
        {"GITHUB_REPOSITORY": "acme/../[a](b)"},
        {"GITHUB_SERVER_URL": "https://user:secret@github.example.org"},
        {"GITHUB_SERVER_URL": "javascript:"},
        {"GITHUB_SHA": "main\n"},
        {"GITHUB_SHA": ""},
    ],
)
def test_what_cannot_be_used(line: Line, monkeypatch: pytest.MonkeyPatch, change: dict[str, str]) -> None:
    """Nothing is told that is no address or no revision, and no secret."""
    assert told(line, monkeypatch, {**GITHUB, **change}) is None


def test_nowhere(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a pipeline nothing is known."""
    assert told(line, monkeypatch, {}) is None
