"""Settings as a run shows them: each with its value, and where that comes from."""

import attrs


@attrs.frozen
class Setting:
    """A setting: its name as a configuration file spells it, its value (None where there is none), and its source."""

    name: str
    value: str | int | tuple[str, ...] | None
    source: str


@attrs.frozen
class Settings:
    """What is in force; `file` is the configuration that was read, None where there is none."""

    file: str | None
    settings: tuple[Setting, ...]
