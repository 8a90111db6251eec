"""Settings: what options and environment variables come to; an option beats its variable."""

import os
from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import get_args

import attrs

from sogov.cli.usage import UsageError
from sogov.documents.limits import MOST_DIGITS, Limits
from sogov.formats.results import FailLevel
from sogov.values.identifiers import nearest
from sogov.values.periods import parse_date

_LEVELS: tuple[FailLevel, ...] = get_args(FailLevel)


def day(options: Namespace) -> date:
    """The day that is asked about: `--as-of`, SOGOV_AS_OF, or today in UTC."""
    text, source = _stated(options.as_of, "--as-of", "SOGOV_AS_OF")
    if text is None:
        return datetime.now(UTC).date()
    try:
        return parse_date(text)
    except ValueError:
        raise UsageError(f"`{text}` of {source} is not a date; write `YYYY-MM-DD`") from None


def is_day_stated(options: Namespace) -> bool:
    """Whether `--as-of` or SOGOV_AS_OF says which day is asked about."""
    return _stated(options.as_of, "--as-of", "SOGOV_AS_OF")[0] is not None


def fail_level(options: Namespace) -> FailLevel:
    """The severity from which findings fail a run: `--fail-level`, SOGOV_FAIL_LEVEL, or `error`."""
    text, source = _stated(options.fail_level, "--fail-level", "SOGOV_FAIL_LEVEL")
    for level in _LEVELS:
        if level == (text or "error"):
            return level
    raise UsageError(f"`{text}` of {source} is no fail level{hint(text or '', _LEVELS)}")


def limits(options: Namespace) -> Limits:
    """The limits on documents: the default ones, changed by SOGOV_LIMIT, changed by `--limit`."""
    stated: dict[str, int] = {}
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
        stated[name] = int(value)
    return attrs.evolve(Limits(), **stated)


def jobs() -> int:
    """How many processes read a large file: SOGOV_JOBS, or as many as may run at a time."""
    text = os.environ.get("SOGOV_JOBS")
    if not text:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text)):
        raise UsageError(f"`{text}` of SOGOV_JOBS is no number of processes; write `1` or more")
    return int(text)


def names(given: Iterable[str] | None, known: Mapping[str, bool], option: str) -> frozenset[str]:
    """The names of findings that an option gives, each known and (the value) one that can be chosen."""
    found = words(given)
    for name in found:
        if name not in known:
            raise UsageError(f"there is no finding `{name}` for {option}{hint(name, known)}")
        if not known[name]:
            raise UsageError(f"`{name}` is an input error, which stops a run; {option} cannot choose it")
    return frozenset(found)


def words(given: Iterable[str] | None) -> list[str]:
    """The words that a repeatable option gives, several of which may be in one, separated by commas."""
    return [word for text in given or () for word in text.split(",")]


def hint(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question, or all of them where none is near."""
    near = nearest(word, known)
    return f"; did you mean `{near}`?" if near else f"; it is one of {', '.join(f'`{name}`' for name in known)}"


def _stated(option: str | None, name: str, variable: str) -> tuple[str | None, str]:
    if option is not None:
        return option, name
    return os.environ.get(variable) or None, variable
