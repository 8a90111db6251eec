"""What `config` says to people: the settings in force as a table."""

from collections.abc import Iterator

from sogov.formats.escapes import visible, without_commands
from sogov.formats.settings import Setting, Settings
from sogov.formats.style import Style
from sogov.formats.text.tables import Column, table

_COLUMNS = (Column("setting", hues=("bold",)), Column("value"), Column("from", hues=("dim",)))


def pieces(found: Settings, style: Style) -> Iterator[str]:
    """The settings for a terminal or a log, line by line."""
    return (f"{line}\n" for line in without_commands(_lines(found, style)))


def _lines(found: Settings, style: Style) -> Iterator[str]:
    if not style.is_quiet:
        yield f"configuration: {visible(found.file)}" if found.file is not None else "configuration: none is found"
        yield ""
    rows = [(visible(setting.name), visible(_value(setting)), visible(setting.source)) for setting in found.settings]
    yield from table(_COLUMNS, rows, style)


def _value(setting: Setting) -> str:
    if isinstance(setting.value, tuple):
        return ", ".join(setting.value) or "-"
    return "-" if setting.value is None else str(setting.value)
