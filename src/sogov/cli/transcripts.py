"""Transcripts: a result as one line of JSON, and the result that is read from it."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import attrs

from sogov.documents.sources import Source
from sogov.findings.findings import Finding, Place, Waived
from sogov.findings.identities import Entry, Identity
from sogov.findings.pages import Example, Page
from sogov.formats.results import Known, Result

_LEFT_OUT = ("sources", "provenance", "version")


def transcript(result: Result) -> str:
    """A result without its texts, and without what the moment says of it: provenance and version."""
    fields = (field.name for field in attrs.fields(Result) if field.name not in _LEFT_OUT)
    told = {name: getattr(result, name) for name in fields}
    return json.dumps(told, default=_plain, separators=(",", ":"))


def result_in(text: str, sources: Sequence[Source]) -> Result:
    """The result that a transcript is of, with its texts; raises ValueError, LookupError or TypeError for any other."""
    told = json.loads(text)
    return Result(
        **{
            **told,
            "as_of": date.fromisoformat(told["as_of"]),
            "findings": _findings(told["findings"]),
            "waived": tuple(map(_waived, told["waived"])),
            "pages": tuple(_page(values) for values in told["pages"]),
            "known": _known(told["known"]),
        },
        sources=tuple(sources),
    )


def _plain(value: date | attrs.AttrsInstance) -> object:
    """What JSON has no word for: a date, or an object as the list of its values."""
    if isinstance(value, date):
        return value.isoformat()
    return [getattr(value, field.name) for field in attrs.fields(type(value))]


# What is read back has the types that were written, or is refused by its seal.
def _findings(values: list[Any]) -> tuple[Finding, ...]:
    return tuple(map(_finding, values))


def _finding(values: list[Any]) -> Finding:
    found = dict(zip((field.name for field in attrs.fields(Finding)), values, strict=True))
    texts = {name: tuple(found[name]) for name in ("rules", "subjects")}
    return Finding(**{**found, **texts, "places": tuple(Place(*place) for place in found["places"])})


def _waived(values: list[Any]) -> Waived:
    *head, finding = values
    return Waived(*[*head, _finding(finding)])


def _page(values: list[Any]) -> Page:
    *head, bad, good = values
    return Page(*[*head, _example(bad), _example(good)])


def _example(values: list[Any] | None) -> Example | None:
    return None if values is None else Example(tuple(map(tuple, values[0])), values[1])


def _known(values: list[Any] | None) -> Known | None:
    return None if values is None else Known(_findings(values[0]), tuple(map(_entry, values[1])))


def _entry(values: list[Any]) -> Entry:
    (name, responsibility, rules, concern), subject = values
    return Entry(Identity(name, responsibility, tuple(rules), concern), subject)
