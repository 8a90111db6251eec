"""The published schemas of what steers a run say what the readers of it take."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sogov.adoption.baseline_lines import HEAD, KEYS, read_lines
from sogov.checks.catalogue import catalogue
from sogov.configuration.reading import configuration
from sogov.configuration.statements import KEYS as CONFIGURED
from sogov.findings.errors import Misstated
from tests.configuration.test_reading import FULL

SCHEMAS: dict[str, Any] = {
    name: json.loads(files("sogov").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("baseline", "configuration")
}

VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.just(""), st.text(), st.lists(st.text() | st.integers()))
LINES = VALUES | st.dictionaries(st.sampled_from([*KEYS, "baseline", "subjct"]), VALUES)

# TOML, and whether it is well formed; what a schema cannot know (paths, names of findings) is not among it.
FORMS = [
    (FULL, True),
    ("", True),
    ("paths = []", False),
    ("paths = 'a'", False),
    ("paths = ['']", False),
    ("fail-level = 'never'", True),
    ("fail-level = 'warn'", False),
    ("format = ''", False),
    ("select = []", True),
    ("select = [1]", False),
    ("limit = 1", False),
    ("severity = {}", True),
    ("severity = {drift = 'never'}", False),
    ("severity = 'note'", False),
    ("[[per-path]]\npaths = ['a']", False),
    ("[[per-path]]\npaths = []\nseverity = {}", False),
    ("[[per-path]]\npaths = ['a']\nseverity = {}\nx = 1", False),
    ("[per-path]\npaths = ['a']\nseverity = {}", False),
    ("baseline = 1", False),
]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    """Each obeys the dialect that it names, and has the name that others have."""
    Draft202012Validator.check_schema(SCHEMAS[name])

    assert f"urn:sogov:schema:{name}:1" == SCHEMAS[name]["$id"]


@given(LINES)
def test_lines_of_a_baseline(value: object) -> None:
    """A line is read exactly when the schema takes it."""
    line = json.dumps(value)
    valid = Draft202012Validator(SCHEMAS["baseline"]).is_valid(value)
    head = isinstance(value, dict) and value == {"baseline": 1}
    try:
        read_lines("b", f"{HEAD}\n{line}".encode())
    except Misstated:
        assert not valid or head
    else:
        assert valid or line == '""'


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_configurations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: bool) -> None:  # a table
    """A configuration is read exactly when the schema takes it."""
    monkeypatch.chdir(tmp_path)
    Path("sogov.toml").write_text(text)
    plain = json.loads(json.dumps(tomllib.loads(text), default=str))

    assert expected == Draft202012Validator(SCHEMAS["configuration"]).is_valid(plain)
    if expected:
        assert "sogov.toml" == configuration().file
    else:
        with pytest.raises(Misstated):
            configuration()


def test_keys() -> None:
    """The schema has the keys that the reader has, and completes the names of findings that there are."""
    schema = SCHEMAS["configuration"]

    assert list(CONFIGURED) == list(schema["properties"])
    assert [check.name for check in catalogue() if check.kind != "input"] == schema["$defs"]["finding"]["anyOf"][0][
        "enum"
    ]
    assert list(KEYS) == list(SCHEMAS["baseline"]["$defs"]["entry"]["properties"])
