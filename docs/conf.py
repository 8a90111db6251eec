"""How the documentation is built; `nox -s docs` does it, and takes every warning as an error."""

from pygments.lexers.special import TextLexer
from sphinx.highlighting import lexers

import sogov

project = "sogov"
release = sogov.__version__
author = "The sogov authors"
copyright = author

extensions = ["myst_parser"]
myst_enable_extensions = ["attrs_block", "deflist"]
myst_heading_anchors = 3

# Diagrams stand in the pages as text; code hosts draw them.
lexers["mermaid"] = TextLexer()

html_theme = "furo"
html_title = f"sogov {release}"
html_copy_source = False
html_show_sphinx = False
