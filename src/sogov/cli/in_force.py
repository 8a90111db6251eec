"""What is in force: every setting of a check with its value, and where that comes from."""

import os
from argparse import Namespace
from collections.abc import Iterator

import attrs

from sogov.cli import settings
from sogov.configuration.configuration import Stated
from sogov.documents.limits import Limits
from sogov.formats.settings import Setting, Settings

_TODAY = "today in UTC"


def settings_in_force(options: Namespace) -> Settings:
    """The settings of a check with these options; raises UsageError for those that a check would refuse."""
    settings.chosen(options)
    return Settings(settings.configured(options).file, tuple(_settings(options)))


def _settings(options: Namespace) -> Iterator[Setting]:
    configured = settings.configured(options)
    yield _setting("paths", settings.stated_paths(options))
    as_of, level, baseline = settings.as_of(options), settings.stated_level(options), settings.baseline(options)
    yield Setting("as-of", settings.day(options).isoformat(), as_of.where if as_of is not None else _TODAY)
    yield _setting("fail-level", level, settings.fail_level(options))
    variable = os.environ.get("SOGOV_FORMAT")
    yield _setting("format", Stated(variable, "SOGOV_FORMAT") if variable else configured.format, "text")
    yield _setting("select", settings.stated_names(options, "select"))
    yield _setting("ignore", settings.stated_names(options, "ignore"))
    yield _setting("baseline", baseline)
    for grading in configured.gradings:
        at = f" at {', '.join(grading.value.paths)}" if grading.value.paths else ""
        for name, severity in grading.value.severities:
            yield Setting(f"severity of {name}{at}", severity, grading.where)
    stated, found = settings.stated_limits(options), settings.limits(options)
    for field in attrs.fields(Limits):
        yield _setting(f"limit {field.name}", stated.get(field.name), getattr(found, field.name))


def _setting(
    name: str, stated: Stated[str] | Stated[int] | Stated[tuple[str, ...]] | None, usual: str | int | None = None
) -> Setting:
    """A setting as it is stated, or what it is where nothing is."""
    return Setting(name, usual, settings.DEFAULT) if stated is None else Setting(name, stated.value, stated.where)
