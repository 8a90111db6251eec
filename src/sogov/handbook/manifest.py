"""The manifest: every file of a folder of documents with its digest, and the day that they speak of."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

import attrs

from sogov.handbook.notes import without_notes
from sogov.values.periods import parse_date

MANIFEST = "sogov.manifest"
# The ending keeps it from being read as a document of the organisation where the folder lies among these.
VERSION = 1


@attrs.frozen
class Manifest:
    """The names of the files, the manifest's own left out, and the day; both as they are written."""

    as_of: date
    files: frozenset[str]


def manifest_text(files: Mapping[str, str], as_of: date) -> str:
    """The manifest of files by their names; a digest is that of the file without people's notes in it."""
    digests = {name: hashlib.sha256(without_notes(files[name]).encode()).hexdigest() for name in sorted(files)}
    return json.dumps({"sogov": VERSION, "as_of": as_of.isoformat(), "files": digests}, indent=1) + "\n"


def read_manifest(text: str) -> Manifest | None:
    """The manifest that a text is; None for any other text."""
    try:
        tree = json.loads(text)
        return Manifest(parse_date(tree["as_of"]), frozenset(dict(tree["files"])))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
