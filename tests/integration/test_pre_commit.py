"""The hooks for pre-commit, installed and run by it: PyPI must be in reach."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

from sogov.layout.canonical import canonical
from tests.cli.acme import DAY, ORGANISATION, POLICY, RIVAL
from tests.integration.checkout import PROJECT, checkout, git, repository, surroundings

HOOKS = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
TESTS = {"tests": [{"id": "t", "resource": "acme-x", "cells": {"manages": {"holders": "communications"}}}]}


def pre_commit(folder: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A run of pre-commit that keeps its things in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *words],
        cwd=folder,
        env=surroundings(PRE_COMMIT_HOME=str(home)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def write(folder: Path, documents: Mapping[str, Mapping[str, object]]) -> None:
    """Put documents in canonical form into the repository."""
    (folder / "policies").mkdir(exist_ok=True)
    for name, document in documents.items():
        (folder / "policies" / name).write_text(canonical(json.loads(json.dumps(document))), encoding="utf-8")


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    """It is what pre-commit wants, and each hook runs a verb."""
    run = pre_commit(PROJECT, tmp_path, "validate-manifest", ".pre-commit-hooks.yaml")

    assert (0, "") == (run.returncode, run.stdout)
    assert ["sogov-check", "sogov-fmt", "sogov-test", "sogov-docs"] == [hook["id"] for hook in HOOKS]
    assert ["check", "fmt", "test", "docs --check"] == [hook["entry"].removeprefix("sogov ") for hook in HOOKS]


def test_commits(tmp_path: Path) -> None:
    """A bad commit is blocked with the finding, a good one passes; what is not in form is written anew."""
    source, work, home = repository(checkout(tmp_path / "sogov")), repository(tmp_path / "work"), tmp_path / "home"
    revision = git(source, "rev-parse", "HEAD").stdout.strip()
    hooks = [{"id": name} for name in ("sogov-check", "sogov-fmt", "sogov-test")]
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": hooks}]}
    (work / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (work / "sogov.toml").write_text(f"paths = ['policies']\nas-of = {DAY}\n")
    (work / "package.json").write_text('{"name": "no document"}')
    assert 0 == pre_commit(work, home, "install").returncode

    def commit() -> subprocess.CompletedProcess[str]:
        assert 0 == git(work, "add", "--all").returncode
        return git(work, "commit", "-m", "change", PRE_COMMIT_HOME=str(home))

    write(work, {"organisation.json": ORGANISATION, "policy.json": POLICY, "tests.json": TESTS})
    good = commit()
    assert 0 == good.returncode, good.stdout + good.stderr
    assert len(hooks) == good.stderr.count("Passed")

    write(work, {"rival.json": RIVAL})
    bad = commit()
    assert 1 == bad.returncode
    assert "error[competing-holders]: `marketing` and `communications` both manage `acme-x`" in bad.stderr
    # The test document holds the conflict, too.
    assert 2 == bad.stderr.count("- exit code: 1")
    assert "first\n" != git(work, "log", "-1", "--format=%s").stdout
    assert ["A  policies/rival.json"] == git(work, "status", "--porcelain").stdout.splitlines()

    (work / "policies" / "rival.json").write_text('{"policy":"rival"}')
    unformed = commit()
    assert (1, 1) == (unformed.returncode, unformed.stderr.count("files were modified by this hook"))
    assert canonical({"policy": "rival"}) == (work / "policies" / "rival.json").read_text()
    assert 0 == commit().returncode
    # What is no document of ours is none of our business.
    (work / "README.txt").write_text("read me")
    assert len(hooks) == commit().stderr.count("Skipped")
