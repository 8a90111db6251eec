"""The two sides: which functions count as technology, and which as communication."""

import re
from collections.abc import Iterable

import attrs

from sogov.findings.errors import UnknownName
from sogov.organisation.organisation import Organisation
from sogov.values.identifiers import nearest

_TECHNOLOGY = "technology|technologies|it|ict|engineering|software|cto|cio"
_COMMUNICATION = "communications?|marketing|press|media-relations|public-(?:relations|affairs)|pr"


@attrs.frozen
class Sides:
    """The ids of the functions that count as technology and as communication, sorted."""

    technology: tuple[str, ...]
    communication: tuple[str, ...]


def sides_of(organisation: Organisation, technology: Iterable[str] = (), communication: Iterable[str] = ()) -> Sides:
    """The sides as given; where nothing is, the functions that have a word of that side in their ids.

    Raises UnknownName for a function that there is not.
    """
    return Sides(
        _given(organisation, technology) or _with_word(organisation, _TECHNOLOGY),
        _given(organisation, communication) or _with_word(organisation, _COMMUNICATION),
    )


def _given(organisation: Organisation, functions: Iterable[str]) -> tuple[str, ...]:
    found = sorted(set(functions))
    for function in found:
        if function not in organisation.function:
            raise UnknownName("function", function, nearest(function, organisation.function))
    return tuple(found)


def _with_word(organisation: Organisation, words: str) -> tuple[str, ...]:
    word = re.compile(rf"(?:^|[-._])(?:{words})(?:$|[-._])", re.IGNORECASE)
    return tuple(function.id for function in organisation.functions if word.search(function.id))
