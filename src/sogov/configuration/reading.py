"""Reading the configuration: from the nearest file to values that have been held against what there is to configure."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from sogov.configuration.configuration import Configuration
from sogov.configuration.finding import OWN, SHARED, bytes_of, files_above, shown
from sogov.configuration.statements import Statements
from sogov.findings.errors import Misstated

_PLACE = ("tool", "sogov")


def configuration(given: str | None = None) -> Configuration:
    """The configuration in a file that is given, or in the nearest one at or above the current folder.

    Raises Misstated with everything that is wrong with it, and UnreadablePath.
    """
    if given is not None:
        found = _configuration(Path(given), bytes_of(Path(given)))
        if found is None:
            raise Misstated((f"`{given}` has no table `[tool.sogov]`",))
        return found
    for path, data in files_above(Path.cwd()):
        found = _configuration(path, data)
        if found is not None:
            return found
    return Configuration()


def _configuration(path: Path, data: bytes) -> Configuration | None:
    """What a file states; None where it is a project's, and says nothing of sogov."""
    name = shown(path)
    place = _PLACE if path.name == SHARED else ()
    try:
        text = data.decode("utf-8")
        table: object = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # The project's file is its own affair as long as it has no word for us.
        if path.name != OWN and b"tool.sogov" not in data:
            return None
        raise Misstated((f"`{name}` cannot be read as TOML: {error}",)) from None
    for key in place:
        table = table.get(key) if isinstance(table, Mapping) else None
    if table is None:
        return None
    return Statements(name, path.parent, text, place).configuration(table)
