"""How the documentation is built; `nox -s docs` does it, and takes every warning as an error."""

import tomllib
from pathlib import Path

_PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = _PROJECT["name"]
release = _PROJECT["version"]
author = _PROJECT["authors"][0]["name"]
copyright = author

extensions = ["myst_parser"]
myst_enable_extensions = ["attrs_block", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"sogov {release}"
html_copy_source = False
html_show_sphinx = False
