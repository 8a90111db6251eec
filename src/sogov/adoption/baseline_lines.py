"""The lines of a baseline: a head, then one entry each, so that two changes of a file seldom meet in one line."""

import json
from collections.abc import Iterator, Mapping, Sequence

from sogov.adoption.baseline import Baseline
from sogov.documents.excerpts import excerpt
from sogov.findings.errors import Misstated
from sogov.findings.identities import Entry, Identity
from sogov.values.identifiers import nearest

HEAD = '{"baseline": 1}'
KEYS = ("finding", "responsibility", "cause", "subject", "rules")

_MOST_MISTAKES = 20
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")

# Finding, responsibility, rules and cause: what an identity is made of, cheaper to compare.
_Key = tuple[str, str | None, tuple[str, ...], str]


def lines_of(baseline: Baseline) -> Iterator[str]:
    """The lines in their one order, each with its line feed; equal baselines have equal lines."""
    yield f"{HEAD}\n"
    for entry in baseline.entries:
        yield f"{json.dumps(entry_object(entry))}\n"


def entry_object(entry: Entry) -> dict[str, object]:
    """An entry as a plain JSON object; what there is none of is left out."""
    identity = entry.identity
    values = (identity.name, identity.responsibility, identity.concern, entry.subject, list(identity.rules))
    return {key: value for key, value in zip(KEYS, values, strict=True) if value}


def read_lines(name: str, data: bytes) -> Baseline:
    """The baseline that a file states, whatever the order of its lines; a line that is there twice counts once.

    Raises Misstated with what is wrong with it, line by line.
    """
    mistakes: list[str] = []
    known: dict[_Key, set[str | None]] = {}
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise Misstated((f"`{name}` is no baseline: it is not text in UTF-8",)) from None
    if lines[0].strip() != HEAD:
        raise Misstated((f"`{name}` is no baseline: its first line is not `{HEAD}`",))
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            try:
                key, subject = _read(line)
            except ValueError as error:
                mistakes.append(f"{name}:{number}: {error}")
            else:
                known.setdefault(key, set()).add(subject)
    if mistakes:
        more = len(mistakes) - _MOST_MISTAKES
        raise Misstated((*mistakes[:_MOST_MISTAKES], *([f"and {more} lines more"] if more > 0 else [])))
    return Baseline({Identity(*key): frozenset(subjects) for key, subjects in known.items()})


def _read(line: str) -> tuple[_Key, str | None]:
    if line.startswith(_CONFLICT):
        raise ValueError("a merge was not finished here; keep the entries of both sides, and take the marks out")
    try:
        value = json.loads(line, object_pairs_hook=_object)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ValueError(f"{excerpt(line)} is no entry, which is a JSON object with each key once")
    for key in value.keys() - set(KEYS):
        near = nearest(key, KEYS)
        raise ValueError(f"an entry has no key {excerpt(key)}" + (f"; did you mean `{near}`?" if near else ""))
    return _entry(value)


def _entry(value: Mapping[str, object]) -> tuple[_Key, str | None]:
    finding, responsibility, cause, subject = (value.get(key) for key in KEYS[:4])
    rules = value.get("rules", ())
    if not isinstance(finding, str):
        raise ValueError("an entry needs the name of a `finding`")
    for key, text in (("responsibility", responsibility), ("cause", cause), ("subject", subject)):
        if key in value and not (isinstance(text, str) and text):
            raise ValueError(f"the `{key}` of an entry is a text")
    if not isinstance(rules, list | tuple) or not all(isinstance(rule, str) for rule in rules):
        raise ValueError("the `rules` of an entry are a list of texts")
    return (finding, responsibility, tuple(sorted(rules)), cause or ""), subject  # type: ignore[return-value]  # held above


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object] | None:
    found = dict(pairs)
    return found if len(found) == len(pairs) else None
