"""What `config -f json` writes: the settings in force, with where they come from."""

from collections.abc import Iterator

from sogov.formats.json_.writing import VERSION, document
from sogov.formats.settings import Settings
from sogov.formats.style import Style


def pieces(found: Settings, _style: Style) -> Iterator[str]:
    """The settings as one JSON object; the file is null where there is none."""
    settings = ({"name": setting.name, "value": setting.value, "source": setting.source} for setting in found.settings)
    return document({"sogov": VERSION, "file": found.file, "settings": settings})
