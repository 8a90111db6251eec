"""A checkout of the project as others get it, and repositories that use it."""

import os
import shutil
import subprocess
from pathlib import Path

PROJECT = Path(__file__).parents[2]

# What pip, pre-commit and a runner need of a checkout.
_PARTS = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "src",
    "policies",
    ".pre-commit-hooks.yaml",
    "action.yml",
    "templates",
)

_AUTHOR = {
    "GIT_AUTHOR_NAME": "A. Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "A. Author",
    "GIT_COMMITTER_EMAIL": "author@example.org",
    # No hooks, templates or signatures that whoever runs the tests has.
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


_NO_MEMORY = {"SOGOV_NO_CACHE": "1"}


def surroundings(**more: str) -> dict[str, str]:
    """The environment without what would say something to git, to pip, to sogov or to a measurement of coverage."""
    told = ("GIT_", "SOGOV_", "COV", "PYTHON", "PYTEST_")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(told)},
        **_AUTHOR,
        **_NO_MEMORY,
        **more,
    }


def checkout(folder: Path) -> Path:
    """A copy of the project in a folder, without what is made by running it."""
    for name in _PARTS:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def git(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A command of git in a folder."""
    return subprocess.run(
        ["git", *words],  # noqa: S607  # whichever git there is
        cwd=folder,
        env=surroundings(**more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def repository(folder: Path) -> Path:
    """A folder as a repository, with all that is in it committed."""
    folder.mkdir(parents=True, exist_ok=True)
    for words in (["init", "-q"], ["add", "--all"], ["commit", "-q", "--allow-empty", "-m", "first"]):
        assert 0 == git(folder, *words).returncode
    return folder
