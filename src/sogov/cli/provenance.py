"""Provenance: which repository is checked, and at which revision, where a pipeline says so."""

import os
import re
from pathlib import Path

from sogov.formats.results import Provenance

# An address without a user, a password or a question in it.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)+")
_REVISION = re.compile(r"[0-9a-f]{7,64}")


def provenance() -> Provenance | None:
    """What the variables of GitHub Actions or GitLab CI say; None where that is nothing, or cannot be used."""
    said = os.environ.get
    if said("GITHUB_ACTIONS") == "true":
        address = f"{said('GITHUB_SERVER_URL', '')}/{said('GITHUB_REPOSITORY', '')}"
        return _provenance(address, said("GITHUB_SHA", ""), said("GITHUB_WORKSPACE", ""))
    if said("GITLAB_CI") == "true":
        return _provenance(said("CI_PROJECT_URL", ""), said("CI_COMMIT_SHA", ""), said("CI_PROJECT_DIR", ""))
    return None


def _provenance(address: str, revision: str, folder: str) -> Provenance | None:
    if not (_ADDRESS.fullmatch(address) and _REVISION.fullmatch(revision)):
        return None
    return Provenance(address, revision, is_root=bool(folder) and Path(folder).resolve() == Path.cwd().resolve())
