"""Settings: what options, environment variables and the configuration come to; each beats those behind it."""

import os
from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import get_args

import attrs

from sogov.cli.usage import UsageError
from sogov.configuration.configuration import Configuration, Stated
from sogov.documents.limits import MOST_DIGITS, Limits
from sogov.formats.results import FailLevel
from sogov.values.identifiers import nearest
from sogov.values.periods import parse_date

DEFAULT = "default"
STANDARD_INPUT = "-"
NO_CONFIGURATION = Configuration()

_LEVELS: tuple[FailLevel, ...] = get_args(FailLevel)


def day(options: Namespace) -> date:
    """The day that is asked about: `--as-of`, SOGOV_AS_OF, the configuration, or today in UTC."""
    found = as_of(options)
    if found is None:
        return datetime.now(UTC).date()
    try:
        return parse_date(found.value)
    except ValueError:
        raise UsageError(f"`{found.value}` of {found.where} is not a date; write `YYYY-MM-DD`") from None


def as_of(options: Namespace) -> Stated[str] | None:
    """The day as it is stated; None for today."""
    return _text(options, "as_of") or configured(options).as_of


def is_day_stated(options: Namespace) -> bool:
    """Whether a day is asked about in particular."""
    return as_of(options) is not None


def fail_level(options: Namespace) -> FailLevel:
    """The severity from which findings fail a run: `--fail-level`, SOGOV_FAIL_LEVEL, the configuration, or `error`."""
    found = stated_level(options) or Stated("error", DEFAULT)
    for level in _LEVELS:
        if level == found.value:
            return level
    raise UsageError(f"`{found.value}` of {found.where} is no fail level{hint(found.value, _LEVELS)}")


def stated_level(options: Namespace) -> Stated[str] | None:
    """The fail level as it is stated."""
    return _text(options, "fail_level") or configured(options).fail_level


def paths(options: Namespace) -> tuple[str, ...]:
    """The paths of the documents: those of the call, those of the configuration, or the current folder."""
    return stated_paths(options).value


def stated_paths(options: Namespace) -> Stated[tuple[str, ...]]:
    """The paths as they are stated."""
    if options.paths:
        return Stated(tuple(options.paths), "PATH")
    return configured(options).paths or Stated((".",), DEFAULT)


def chosen(options: Namespace) -> "Choice":
    """Which findings are wanted: `--select` and `--ignore`, their variables, or the configuration."""
    stated = [stated_names(options, key) for key in ("select", "ignore")]
    if not any(names.value for names in stated):
        return Choice(frozenset(), frozenset())
    from sogov.checks.catalogue import catalogue

    known = {check.name: check.kind != "input" for check in catalogue()}
    return Choice(*(_checked(names, known) for names in stated))


def stated_names(options: Namespace, key: str) -> Stated[tuple[str, ...]]:
    """The names of findings that `select` or `ignore` gives."""
    found: Stated[tuple[str, ...]] | None = getattr(configured(options), key)
    given: list[str] | None = getattr(options, key)
    variable = _variable(key)
    if given is not None:
        return Stated(tuple(name for text in given for name in text.split(",")), f"--{key}")
    if os.environ.get(variable):
        return Stated(tuple(os.environ[variable].replace(",", " ").split()), variable)
    return found or Stated((), DEFAULT)


def baseline(options: Namespace) -> Stated[str] | None:
    """The file of the baseline: `--baseline`, SOGOV_BASELINE, the configuration, or none."""
    found = _text(options, "baseline") or configured(options).baseline
    return found and no_document(found)


def no_document(file: Stated[str]) -> Stated[str]:
    """The file of a baseline, which no folder is to take for a document; raises UsageError."""
    if file.value.endswith((".json", ".jsonl")):
        raise UsageError(f"`{file.value}` of {file.where} would be taken for a document; call it `sogov.baseline`")
    return file


def configured(options: Namespace) -> Configuration:
    """What the configuration says, which the program has read; nothing for a verb that does not listen to it."""
    found: Configuration = getattr(options, "configuration", NO_CONFIGURATION)
    return found


@attrs.frozen
class Choice:
    """Which findings are wanted: those selected, all where none is, without those ignored."""

    selected: frozenset[str]
    ignored: frozenset[str]

    def wants(self, name: str) -> bool:
        """Whether findings of a name are wanted."""
        return name not in self.ignored and (not self.selected or name in self.selected)


def limits(options: Namespace) -> Limits:
    """The limits on documents: the default ones, changed by SOGOV_LIMIT, changed by `--limit`."""
    return attrs.evolve(Limits(), **{name: stated.value for name, stated in stated_limits(options).items()})


def stated_limits(options: Namespace) -> dict[str, Stated[int]]:
    """The limits that are stated, by their names; no configuration does, for it may come from a stranger."""
    found: dict[str, Stated[int]] = {}
    from_environment = os.environ.get("SOGOV_LIMIT", "").replace(",", " ").split()
    for text, source in [
        *((text, "SOGOV_LIMIT") for text in from_environment),
        *((text, "--limit") for text in options.limit or ()),
    ]:
        name, _, value = text.partition("=")
        known = [field.name for field in attrs.fields(Limits)]
        if name not in known:
            raise UsageError(f"there is no limit `{name}` for {source}{hint(name, known)}")
        if not (value.isascii() and value.isdigit() and len(value) < 19 and int(value)):
            raise UsageError(f"`{text}` of {source} needs a whole number above 0: `{name}=1000`")
        if name == "digits" and int(value) > MOST_DIGITS:
            raise UsageError(f"`{text}` of {source} is too much: no more than {MOST_DIGITS} digits can be read")
        found[name] = Stated(int(value), source)
    return found


def jobs() -> int:
    """How many processes read a large file: SOGOV_JOBS, or as many as may run at a time."""
    text = os.environ.get("SOGOV_JOBS")
    if not text:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text)):
        raise UsageError(f"`{text}` of SOGOV_JOBS is no number of processes; write `1` or more")
    return int(text)


def _checked(found: Stated[tuple[str, ...]], known: Mapping[str, bool]) -> frozenset[str]:
    """The names of findings that are given, each known and (the value) one that can be chosen."""
    for name in found.value:
        if name not in known:
            raise UsageError(f"there is no finding `{name}` for {found.where}{hint(name, known)}")
        if not known[name]:
            raise UsageError(f"`{name}` is an input error, which stops a run; {found.where} cannot choose it")
    return frozenset(found.value)


def words(given: Iterable[str] | None) -> list[str]:
    """The words that a repeatable option gives, several of which may be in one, separated by commas."""
    return [word for text in given or () for word in text.split(",")]


def hint(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question, or all of them where none is near."""
    near = nearest(word, known)
    return f"; did you mean `{near}`?" if near else f"; it is one of {', '.join(f'`{name}`' for name in known)}"


def _text(options: Namespace, key: str) -> Stated[str] | None:
    """What an option states, or else its variable."""
    given: str | None = getattr(options, key)
    if given is not None:
        return Stated(given, f"--{key.replace('_', '-')}")
    variable = _variable(key)
    return Stated(os.environ[variable], variable) if os.environ.get(variable) else None


def _variable(key: str) -> str:
    return f"SOGOV_{key.upper()}"
