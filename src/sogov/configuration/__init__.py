"""Configuration: what `sogov.toml`, or `[tool.sogov]` of `pyproject.toml`, says of how a folder is to be checked."""
