"""The statements of a configuration file, held against what there is to configure; all mistakes are told at once."""

import os
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from sogov.adoption.severities import Grading
from sogov.configuration.configuration import Configuration, Stated
from sogov.configuration.lines import KeyLines
from sogov.documents.excerpts import excerpt, one_of
from sogov.findings.errors import Misstated
from sogov.findings.findings import SEVERITIES, Severity
from sogov.values.identifiers import nearest
from sogov.values.periods import parse_date

T = TypeVar("T")

KEYS = ("paths", "as-of", "fail-level", "format", "select", "ignore", "baseline", "severity", "per-path")
LEVELS = (*SEVERITIES, "never")

# Whoever opens a pull request writes this file too.
_REFUSED = {
    "limit": "limits are raised by `--limit` and SOGOV_LIMIT alone, never by a file",
    "limits": "limits are raised by `--limit` and SOGOV_LIMIT alone, never by a file",
    "output": "where a result goes is said by `--output` alone, never by a file",
}


class Statements:
    """The reader of one file."""

    def __init__(self, file: str, folder: Path, text: str, place: tuple[str, ...]) -> None:
        """Take the name, the folder and the text of the file, and the way to the table in it."""
        self._file, self._folder, self._place = file, folder, place
        self._lines = KeyLines(text)
        self._mistakes: list[tuple[int, str]] = []

    def configuration(self, table: object) -> Configuration:
        """What a table states; raises Misstated with everything that is wrong with it, in the order of the lines."""
        members = self._table(table, KEYS)
        found = Configuration(
            file=self._file,
            folder=self._folder,
            paths=self._stated("paths", self._paths(members)),
            as_of=self._stated("as-of", self._as_of(members)),
            fail_level=self._stated("fail-level", self._word(members, "fail-level", LEVELS)),
            format=self._stated("format", self._text(members, "format")),
            select=self._stated("select", self._names(members, "select")),
            ignore=self._stated("ignore", self._names(members, "ignore")),
            baseline=self._stated("baseline", self._baseline(members)),
            gradings=tuple(self._gradings(members)),
        )
        if self._mistakes:
            raise Misstated(tuple(f"{self._file}:{line}: {text}" for line, text in sorted(self._mistakes)))
        return found

    def _stated(self, key: str, value: T | None) -> Stated[T] | None:
        return None if value is None else Stated(value, self._where(key))

    def _where(self, *way: str | int) -> str:
        return f"{self._file}:{self._lines.line((*self._place, *way))}"

    def _complain(self, message: str, *way: str | int) -> None:
        self._mistakes.append((self._lines.line((*self._place, *way)), message))

    def _table(self, value: object, known: Collection[str], *way: str | int) -> Mapping[str, object]:
        """A table, of which the keys that there are not have been told."""
        if not isinstance(value, Mapping):
            self._complain(f"`{way[-1] if way else '.'.join(self._place)}` is to be a table", *way)
            return {}
        for key in value:
            if key not in known:
                self._complain(self._unknown(key, known), *way, key)
        return value

    def _unknown(self, key: str, known: Collection[str]) -> str:
        near = nearest(key.replace("_", "-"), known)
        if near is None and key in _REFUSED:
            return f"there is no key `{key}`: {_REFUSED[key]}"
        return f"there is no key {excerpt(key)}" + (f"; did you mean `{near}`?" if near else "")

    def _text(self, members: Mapping[str, object], key: str, *way: str | int) -> str | None:
        value = members.get(key)
        if value is None or (isinstance(value, str) and value):
            return value
        self._complain(f"`{key}` is to be a text", *way, key)
        return None

    def _texts(self, members: Mapping[str, object], key: str, *way: str | int) -> tuple[str, ...] | None:
        value = members.get(key)
        if value is None:
            return None
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self._complain(f"`{key}` is to be a list of texts", *way, key)
        return None

    def _word(self, members: Mapping[str, object], key: str, known: Collection[str], *way: str | int) -> str | None:
        value = self._text(members, key, *way)
        if value is None or value in known:
            return value
        self._complain(f"{excerpt(value)} of `{key}` is none of {one_of(list(known))}", *way, key)
        return None

    def _as_of(self, members: Mapping[str, object]) -> str | None:
        value = members.get("as-of")
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        try:
            return None if value is None else parse_date(str(value)).isoformat()
        except ValueError:
            self._complain(f"{excerpt(str(value))} of `as-of` is not a date; write `YYYY-MM-DD`", "as-of")
            return None

    def _names(self, members: Mapping[str, object], key: str) -> tuple[str, ...] | None:
        names = self._texts(members, key)
        for name in names or ():
            self._check_name(name, key)
        return names

    @cached_property
    def _findings(self) -> Mapping[str, bool]:
        """The findings that there are, and whether something can be chosen about each."""
        from sogov.checks.catalogue import catalogue

        return {check.name: check.kind != "input" for check in catalogue()}

    def _check_name(self, name: str, *way: str | int) -> None:
        if name not in self._findings:
            near = nearest(name, self._findings)
            self._complain(f"there is no finding {excerpt(name)}" + (f"; did you mean `{near}`?" if near else ""), *way)
        elif not self._findings[name]:
            self._complain(f"`{name}` is an input error, which stops a run; nothing is chosen about it", *way)

    def _paths(self, members: Mapping[str, object]) -> tuple[str, ...] | None:
        paths = self._texts(members, "paths")
        if paths == ():
            self._complain("`paths` is to have a path at least", "paths")
        return None if paths is None else tuple(path for text in paths for path in self._inside(text, "paths"))

    def _baseline(self, members: Mapping[str, object]) -> str | None:
        text = self._text(members, "baseline")
        if text is None:
            return None
        if text.endswith((".json", ".jsonl")):
            self._complain("`baseline` would be taken for a document; call it `sogov.baseline`", "baseline")
        path = next(self._inside(text, "baseline"), None)
        # It is written by `sogov baseline`, and a hidden folder has files that act.
        if path is not None and self._is_hidden(path):
            self._complain("`baseline` is not to be in a hidden folder", "baseline")
        return path

    def _is_hidden(self, path: str) -> bool:
        folder = os.path.relpath(os.path.realpath(Path(path).parent), os.path.realpath(self._folder))
        return any(step.startswith(".") and step != "." for step in Path(folder).parts)

    def _inside(self, text: str, key: str) -> Iterator[str]:
        """A path from the current folder; nothing, and a mistake, for one that leads out of the folder of the file."""
        path = self._folder / text
        if (
            "\0" in text
            or text == "-"
            or not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self._folder))
        ):
            self._complain(f"{excerpt(text)} of `{key}` leads out of the folder of this file", key)
        else:
            yield Path(os.path.relpath(path)).as_posix()

    def _gradings(self, members: Mapping[str, object]) -> Iterator[Stated[Grading]]:
        if "severity" in members:
            severities = tuple(self._severities(members["severity"], "severity"))
            yield Stated(Grading(severities), self._where("severity"))
        tables = members.get("per-path", [])
        if not isinstance(tables, list):
            self._complain("`per-path` is to be a list of tables, each below `[[…per-path]]`", "per-path")
            return
        for number, value in enumerate(tables):
            way = ("per-path", number)
            table = self._table(value, ("paths", "severity"), *way)
            for key in ("paths", "severity"):
                if key not in table:
                    self._complain(f"`per-path` needs `{key}`", *way)
            paths = self._texts(table, "paths", *way) or ()
            if table.get("paths") == []:
                self._complain("`paths` is to have a path at least", *way, "paths")
            for pattern in paths:
                if pattern.startswith("/") or ".." in pattern.split("/"):
                    self._complain(f"{excerpt(pattern)} of `paths` leads out of the folder of this file", *way, "paths")
            severities = tuple(self._severities(table.get("severity", {}), *way, "severity"))
            yield Stated(Grading(severities, paths), self._where(*way))

    def _severities(self, value: object, *way: str | int) -> Iterator[tuple[str, Severity]]:
        if not isinstance(value, Mapping):
            self._complain("`severity` is to be a table from the names of findings to severities", *way)
            return
        for name in value:
            self._check_name(name, *way, name)
            stated = self._word(value, name, SEVERITIES, *way)
            for severity in SEVERITIES:
                if severity == stated:
                    yield name, severity
